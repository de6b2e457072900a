"""The sample files of tg-spam, a filter for Telegram groups: one message a line, for each label."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from bot.formats.atomic_files import open_atomically
from bot.formats.form import FolderForm
from bot.formats.rows import ExportRow

FILES: Final[Mapping[str, str]] = {"spam": "spam-samples.txt", "no_spam": "ham-samples.txt"}

MAX_BYTES: Final = 60_000
"""tg-spam reads lines below 64 KiB, and none of a file in which one is longer."""

_BREAKS: Final = re.compile(r"\s*[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]\s*")


def write(folder: Path, rows: Iterable[ExportRow]) -> Counter[str]:
    """Write both files to a folder, or none; returns the number of lines of each.

    Every message once: line breaks become spaces, and a message that is empty then is left out.
    Errors: TransferError.
    """
    counts: Counter[str] = Counter(dict.fromkeys(FILES.values(), 0))
    lines = dict.fromkeys((row.label, to_sample(row.text)) for row in rows)
    with open_atomically([folder / name for name in FILES.values()]) as opened:
        files = dict(zip(FILES, opened, strict=True))
        for label, line in lines:
            if label is not None and line:
                files[label].write(line + "\n")
                counts[FILES[label]] += 1
    return counts


def to_sample(text: str) -> str:
    """A text as tg-spam keeps it: on one line, cut where tg-spam would not read on."""
    line = _BREAKS.sub(" ", text).strip()
    return line.encode()[:MAX_BYTES].decode(errors="ignore")


TG_SPAM: Final = FolderForm("tg-spam", "spam-samples.txt and ham-samples.txt", write)
