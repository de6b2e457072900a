"""What the name of a file says."""

import re
from pathlib import Path
from typing import Final

from storage.records import Label

# The three files of the article, and the samples of tg-spam; a second download gets " (1)".
_NAME: Final = re.compile(
    r"(?P<what>dataset|spam|ham|no[ _-]?spam|not[ _-]?spam)(?:[ _-](?:samples?|dynamic))?"
    r"(?:[ _-]*(?:\(\d+\)|\d+|copy))*\.txt(?:\.gz)?",
    re.ASCII | re.IGNORECASE,
)


def label_from_name(name: str) -> Label | None:
    """The label of all messages in a text file: "spam.txt", "no_spam (1).txt.gz"."""
    found = _NAME.fullmatch(name)
    if found is None or found["what"].lower() == "dataset":
        return None
    return "spam" if found["what"].lower() == "spam" else "no_spam"


def safe_name(name: str) -> str:
    """The name of a file without any folder, so that it cannot be written elsewhere."""
    base = Path(name.replace("\\", "/")).name
    return "file" if base in ("", "..") else base
