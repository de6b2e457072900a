"""Texts as a reader sees them, whatever characters they are written with."""

import re
import unicodedata
from typing import Final

from bot.learning.features.text_transformer import LIMIT


def normalise(text: str) -> str:
    """The first `LIMIT` characters in lower case, without disguises, every digit a `0`.

    Disguises are letters of mathematical fonts, full width and ligatures (NFKC, and the small
    capitals and boxed letters that it leaves alone), accents and stacked marks, characters without
    width, and look-alike letters in words that mix alphabets. So `é` becomes `e` and `й` becomes
    `и`; the views of the raw text keep the difference. Marks that are letters of their script
    (vowel signs of Devanagari, Thai, Arabic, Hebrew, the dots of kana) stay: only marks that
    Unicode assigns to no script are removed.
    """
    text = text[:LIMIT]
    if not text.isascii():
        text = _MAYBE_MIXED.sub(_in_one_alphabet, _without_marks(text))
    return _DIGIT.sub("0", text.lower())


def count_mixed_words(text: str) -> int:
    """The number of words that mix Latin, Cyrillic and Greek letters."""
    if text.isascii():
        return 0
    return sum(len(_alphabets(word)) > 1 for word in _MAYBE_MIXED.findall(text))


def _without_marks(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.translate(_LETTER_VARIANTS))
    return unicodedata.normalize("NFC", _MARKS.sub("", letters))[:LIMIT]


def _in_one_alphabet(match: re.Match[str]) -> str:
    """A word in the alphabet of most of its letters, Latin in a tie.

    Letters that look the same in several alphabets count only when the others are tied.
    """
    word = match.group()
    counts = _alphabets(word)
    if len(counts) < 2:
        return word
    unambiguous = _alphabets(word.translate(_AMBIGUOUS))
    alphabet = max(counts, key=lambda name: (unambiguous.get(name, 0), counts[name]))
    return word.translate(_LOOK_ALIKES[alphabet])


def _alphabets(word: str) -> dict[str, int]:
    """How many letters of each alphabet a word has."""
    counts = {name: len(letters.findall(word)) for name, letters in _ALPHABETS.items()}
    return {name: count for name, count in counts.items() if count}


_DIGIT: Final = re.compile(r"\d")

_MARKS: Final = re.compile(
    "["
    "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff"  # marks of no script
    "\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"  # and more of them
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"  # soft hyphen, joiners, fillers
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"  # zero width, directions
    "\ufff9-\ufffb\U000e0000-\U000e01ef"  # annotations, tags, variation selectors
    "]+"
)

# Variants of letters that NFKC leaves alone.
_LETTER_VARIANTS: Final = {
    **dict(zip(map(ord, "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ"), "abcdefghijklmnoprstuvwyz", strict=True)),
    **{0x1F150 + i: chr(ord("a") + i) for i in range(26)},  # white on black circles
    **{0x1F170 + i: chr(ord("a") + i) for i in range(26)},  # white on black squares
    ord("ı"): "i",
    ord("ɑ"): "a",
    ord("ɡ"): "g",
    0x2800: " ",  # blank, but no white space to Python
}

_ALPHABETS: Final = {
    "latin": re.compile("[A-Za-z\u00c0-\u024f]"),
    "cyrillic": re.compile("[\u0400-\u0481\u048a-\u052f]"),
    "greek": re.compile("[\u0370-\u03ff]"),
}
# A word with a Greek or Cyrillic letter; possessive, so that a long text is read once.
_MAYBE_MIXED: Final = re.compile(r"\b[^\W\u0370-\u052f]*+[\u0370-\u052f]\w*")

_AMBIGUOUS: Final = dict.fromkeys(
    map(ord, "ABCEHIJKMNOPSTXYZaceijopsxyАВСЕНІЈКМОРЅТХУасеіјорѕхуΑΒΕΖΗΙΚΜΝΟΡΤΥΧο")
)

# Chosen by hand: a Latin letter, then the Cyrillic and Greek letters that look like it, best first.
_TABLE: Final = """
    AАΑ BВΒ CС EЕΕ HНΗ IІΙ JЈ KКΚ MМΜ NΝ OОΟ PРΡ SЅ TТΤ XХΧ YУΥ ZΖ
    aаα bвьβ cс dԁ eеεє fғ hнһ iіι jј kкκ lӏ mм nпη oоοσ pрρ qԛ rг sѕ tтτ uиυ vѵν wԝω xхχ yуγү
"""
_FOREIGN: Final = {group[0]: group[1:] for group in _TABLE.split()}


def _to_alphabet(alphabet: str) -> dict[int, str]:
    """Each letter of another alphabet with the letter of this one that looks like it."""
    own = _ALPHABETS[alphabet]
    table = {}
    for latin, foreign in _FOREIGN.items():
        letters = own.findall(foreign)
        others = [latin, *(letter for letter in foreign if letter not in letters)]
        table.update({ord(letter): letters[0] for letter in others if letters})
    return table


_LOOK_ALIKES: Final = {
    "latin": {ord(letter): latin for latin, foreign in _FOREIGN.items() for letter in foreign},
    "cyrillic": _to_alphabet("cyrillic"),
    "greek": _to_alphabet("greek"),
}
