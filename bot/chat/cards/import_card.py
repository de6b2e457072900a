"""The card that shows what was found in a file before anything of it is imported."""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import Final

from telegram import InlineKeyboardMarkup

from bot.chat.cards.buttons import inline_button
from bot.chat.cards.card import Card, quoted
from bot.chat.cards.excerpts import excerpt
from bot.chat.cards.redaction import Redactor
from bot.chat.locale import Catalog
from bot.formats.report import FileReport, name_columns

# Of an archive with more files only the first are described.
MAX_FILES: Final = 4
MAX_REMARKS: Final = 6
SAMPLE_LENGTH: Final = 120


def import_card(
    reports: Sequence[FileReport], number: int, texts: Catalog, redactor: Redactor
) -> Card:
    """Describe the files, show a few rows, and ask whether to import. number: of the file."""
    lines: list[str] = []
    for report in reports[:MAX_FILES]:
        lines += [*_description(report, texts), *_samples(report, redactor)]
    if len(reports) > MAX_FILES:
        lines.append(texts.more_files(len(reports) - MAX_FILES))
    if not sum(report.rows for report in reports):
        return Card("\n".join([*lines, texts.nothing_to_import()]))
    row = [
        inline_button(texts.import_yes, "import", number, value="yes", style="success"),
        inline_button(texts.import_no, "import", number, value="no"),
    ]
    return Card("\n".join(lines), InlineKeyboardMarkup([row]))


def _description(report: FileReport, texts: Catalog) -> list[str]:
    parts = [quoted(report.name), html.escape(report.form), quoted(report.encoding or "–")]
    lines = [f"📄 {' · '.join(parts)}"]
    if report.text_column is not None:
        columns = [quoted(name or "–") for name in (report.text_column, report.label_column)]
        lines.append(texts.columns_found(*columns))
    labels = report.labels
    lines.append(texts.messages_found(report.rows, labels["spam"], labels["no_spam"], labels[None]))
    if report.other_columns:
        lines.append(texts.columns_kept(quoted(texts.found(name_columns(report.other_columns)))))
    counted = report.left_out.most_common() + report.bad_reasons.most_common()
    remarks = [texts.counted_rows(count, what) for what, count in counted]
    remarks += map(texts.found, report.notes)
    lines += [f"– {quoted(remark)}" for remark in remarks[:MAX_REMARKS]]
    return lines + [f"⚠️ {quoted(texts.found(warning))}" for warning in report.warnings]


def _samples(report: FileReport, redactor: Redactor) -> list[str]:
    lines = []
    for row in report.sample:
        shown, _ = excerpt(row.text, SAMPLE_LENGTH, redactor)
        lines.append(f"{_SIGNS[row.label]} <code>{html.escape(shown, quote=False)}</code>")
    return lines


_SIGNS: Final = {"spam": "🚫", "no_spam": "✅", None: "❔"}
