"""Show what a text hides: control characters, direction overrides, floods of invisible ones."""

from __future__ import annotations

import unicodedata
from itertools import groupby
from typing import Final

# More marks than this on one letter are drawn over the neighbours (a "Zalgo" flood).
MAX_MARKS: Final = 4
# More than this of one kind in a run without a visible character hides what follows: line breaks
# and blanks push it out of sight. A line of code is indented by up to ten steps of four blanks.
MAX_LINE_BREAKS: Final = 8
MAX_BLANKS: Final = 40
MAX_INVISIBLE: Final = 8

# Characters that set the direction of what follows, beyond the end of the item too.
_BIDI: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_JOINER: Final = "\u200d"
# Joiner, variation selectors, skin tones: part of the preceding character.
_TRAILERS: Final = frozenset("\u200d\ufe0e\ufe0f\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff")
# Drawn as nothing: fillers, joiners, variation selectors, the empty braille pattern, the null
# notehead, and marks that Telegram removes.
_BLANKS: Final = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0\U0001d159"
    "\u030a\u0333\u033f"
).union(map(chr, range(0xFE00, 0xFE10)), map(chr, range(0xE0100, 0xE01F0)))
# Formats, controls, unassigned and separators are invisible.
_INVISIBLE: Final = frozenset({"Cf", "Cc", "Cn", "Zs", "Zl", "Zp"})
# Signs, as people of every language read them.
_NAMES: Final = {" ": "␠", "\n": "↵", "\t": "⇥"}


def make_visible(text: str) -> str:
    """A text whose control characters can be seen and have no effect.

    - Control characters are shown as their pictures (␀).
    - Direction overrides and lone surrogates, which JSON cannot carry, are shown as their code
      points (⟨202E⟩).
    - At most `MAX_MARKS` combining marks stay on a letter.
    - A short text of invisible characters only is shown by its code points, and a flood of them by
      its length (⟨␠ ×800⟩). An indent is no flood.
    """
    text = text.replace("\r\n", "\n")
    if len(text) <= MAX_INVISIBLE and all(map(_is_invisible, text)):
        return "".join(map(_code_point, text))
    shown: list[str] = []
    n_marks = 0
    for invisible, group in groupby(text, _is_invisible):
        run = "".join(group)
        if invisible and _is_flood(run):
            run = _counted(run)
        for char in run:
            n_marks = n_marks + 1 if unicodedata.category(char) in ("Mn", "Me") else 0
            if n_marks <= MAX_MARKS:
                shown.append(_shown(char))
    return "".join(shown)


def shorten(text: str, limit: int) -> tuple[str, int]:
    """The longest start of a text within the limit that splits no visible character.

    limit: UTF-16 units. Returns the start, and the number of characters (code points) left out.
    """
    if utf16_units(text) <= limit:
        return text, 0
    end, units = 0, 0
    while units + utf16_units(text[end]) <= limit:
        units += utf16_units(text[end])
        end += 1
    cut = end
    while cut > end - 32 and cut > 1 and _is_inside_character(text, cut):
        cut -= 1
    return text[:cut].rstrip(), len(text) - cut


def utf16_units(text: str) -> int:
    """The length of a text as Telegram counts it, in UTF-16 units."""
    return len(text) + sum(char > "\uffff" for char in text)


def _is_invisible(char: str) -> bool:
    return unicodedata.category(char) in _INVISIBLE or char in _BLANKS


def _is_flood(run: str) -> bool:
    """Whether a run of invisible characters hides what follows it."""
    n_breaks = run.count("\n")
    n_blanks = sum(char == "\t" or unicodedata.category(char) == "Zs" for char in run)
    n_hidden = len(run) - n_breaks - n_blanks
    return n_breaks > MAX_LINE_BREAKS or n_blanks > MAX_BLANKS or n_hidden > MAX_INVISIBLE


def _counted(run: str) -> str:
    """A run of invisible characters as its length, with a name if all are the same."""
    first = run[0]
    name = "␣" if run.strip(first) else _NAMES.get(first, f"{ord(first):04X}")
    return f"⟨{name} ×{len(run):,}⟩"


def _shown(char: str) -> str:
    if char in "\n\t":
        return char
    if char < " ":
        return chr(0x2400 + ord(char))
    if char == "\x7f":
        return "␡"
    if char in _BIDI or "\x80" <= char <= "\x9f" or "\ud800" <= char <= "\udfff":
        return _code_point(char)
    return char


def _code_point(char: str) -> str:
    return f"⟨{ord(char):04X}⟩"


def _is_inside_character(text: str, at: int) -> bool:
    """Whether a cut here would split what is drawn as one character."""
    trails = text[at] in _TRAILERS or unicodedata.category(text[at]) in ("Mn", "Me")
    return trails or text[at - 1] == _JOINER or _is_inside_flag(text, at)


def _is_inside_flag(text: str, at: int) -> bool:
    """A flag is two regional letters: a cut after an odd number of them splits one."""
    n_letters = 0
    while at > n_letters and "\U0001f1e6" <= text[at - n_letters - 1] <= "\U0001f1ff":
        n_letters += 1
    return n_letters % 2 == 1 and "\U0001f1e6" <= text[at] <= "\U0001f1ff"
