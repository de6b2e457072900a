"""What was found out about a file while it was read, for the person who imports it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from bot.formats.rows import BadRow, ParsedRows, Row
from bot.wording.translatable import sentence

SAMPLE_ROWS: Final = 3
SAMPLE_LENGTH: Final = 100
MAX_COLUMNS_NAMED: Final = 8
MAX_REASONS: Final = 10
OTHER_REASONS: Final = sentence("file-other-reasons")


@dataclass
class FileReport:
    """The form of one file and the counts of its rows.

    text_column, label_column: names; None where the form has no columns. other_columns: those that
    are kept for the exports. left_out: rows that are no messages, by the reason. notes: what the
    user may want to check; warnings: what is probably wrong. sample: the first good rows.
    """

    name: str
    form: str = ""
    encoding: str = ""
    text_column: str | None = None
    label_column: str | None = None
    other_columns: tuple[str, ...] = ()
    bad: int = 0
    labels: Counter[str | None] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)
    bad_reasons: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    sample: list[Row] = field(default_factory=list)

    def counted(self, rows: ParsedRows) -> Iterator[Row | BadRow]:
        """The same rows, counted."""
        labels, sample = self.labels, self.sample
        wanted = SAMPLE_ROWS
        for row in rows:
            if isinstance(row, BadRow):
                self.bad += 1
                self._count_reason(row.reason)
            else:
                labels[row.label] += 1
                if wanted:
                    sample.append(row)
                    wanted -= 1
            yield row

    def leave_out(self, reason: str) -> None:
        """Count a row that is no message."""
        self.left_out[reason] += 1

    def lines(self) -> list[str]:
        """The report as sentences for the command line, warnings last."""
        lines = [self._form_line(), f"  {self._count_line()}", *self._details()]
        return [printable(line) for line in lines]

    def sample_lines(self) -> list[str]:
        """The first rows, each as its label and the start of its text."""
        return [
            f"  {row.label or 'no label'}: {printable(row.text[:SAMPLE_LENGTH])}"
            for row in self.sample
        ]

    @property
    def rows(self) -> int:
        """The number of messages."""
        return self.labels.total()

    @property
    def labelled(self) -> int:
        return self.labels["spam"] + self.labels["no_spam"]

    def _count_reason(self, reason: str) -> None:
        """Reasons that name a word of the file are counted as one once there are many."""
        known = reason in self.bad_reasons or len(self.bad_reasons) < MAX_REASONS
        self.bad_reasons[reason if known else OTHER_REASONS] += 1

    def _form_line(self) -> str:
        parts = [self.form, self.encoding]
        if self.text_column is not None:
            parts.append(f"text in “{self.text_column}”")
            label = self.label_column
            parts.append("no label column" if label is None else f"label in “{label}”")
        return f"{self.name}: {', '.join(filter(None, parts))}"

    def _count_line(self) -> str:
        labels = self.labels
        return (
            f"{self.rows:,} messages: {labels['spam']:,} spam, {labels['no_spam']:,} no_spam, "
            f"{labels[None]:,} without a label; {self.bad:,} bad rows"
        )

    def _details(self) -> Iterator[str]:
        if self.other_columns:
            yield f"  kept for exports: {name_columns(self.other_columns)}"
        for reason, count in self.left_out.most_common():
            yield f"  left out: {count:,} {reason}"
        for reason, count in self.bad_reasons.most_common():
            yield f"  bad rows: {count:,}: {reason}"
        yield from (f"  {note}" for note in self.notes)
        yield from (f"  warning: {warning}" for warning in self.warnings)


def printable(text: str) -> str:
    """A text on one line without what a terminal would obey."""
    return "".join(char if char.isprintable() else " " for char in text)


def name_columns(names: tuple[str, ...]) -> str:
    """A few names of columns, and how many more there are."""
    shown = ", ".join(name[:40] for name in names[:MAX_COLUMNS_NAMED])
    more = len(names) - MAX_COLUMNS_NAMED
    return sentence("file-list-more", shown=shown, more=more) if more > 0 else shown
