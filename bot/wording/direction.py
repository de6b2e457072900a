"""Texts of both directions in one sentence: each is isolated, so that it cannot reorder the rest.

Source: Unicode Standard Annex #9, explicit directional isolates.
"""

from __future__ import annotations

import re
from typing import Final
from unicodedata import bidirectional

FSI: Final = "\u2068"
PDI: Final = "\u2069"
_MARKS: Final = str.maketrans("", "", FSI + PDI)
# What is read from left to right in every language: code, and commands such as /label.
_LTR: Final = re.compile(
    rf"(?<!{FSI})(?:<code>.*?</code>|(?<![\w/<])/[a-z][a-z0-9_]*(?:@\w+)?)", re.DOTALL
)


def isolate(text: str) -> str:
    """The text with a direction of its own; one of several lines is left as it is."""
    return text if "\n" in text else f"{FSI}{text}{PDI}"


def has_rtl(text: str) -> bool:
    """Whether a text has characters that are written from right to left."""
    return not text.isascii() and any(bidirectional(char) in ("R", "AL", "AN") for char in text)


def isolate_all(sentence: str) -> str:
    """A right-to-left sentence whose code and commands are isolated.

    Code has no marks inside: it is copied by a tap.
    """
    return _LTR.sub(lambda found: isolate(found[0].translate(_MARKS)), sentence)
