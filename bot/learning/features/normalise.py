"""A text as it reads, whatever characters it is written with."""

import re
import unicodedata
from typing import Final

from bot.learning.features.text_transformer import LIMIT


def normalise(text: str) -> str:
    """The first `LIMIT` characters in lower case, disguises folded, every digit a `0`.

    Folded are: fancy fonts, full width and ligatures (NFKC, and the small capitals and boxed
    letters that Unicode leaves out of it), accents and piled-up marks, characters without width,
    and look-alike letters in words that mix alphabets. So `é` reads as `e` and `й` as `и`; the
    views of the raw text keep the difference. Marks that are letters in their own script (vowel
    signs of Devanagari, Thai, Arabic, Hebrew, the dots of kana) stay: only Unicode's marks of no
    particular script are removed.
    """
    text = text[:LIMIT]
    if not text.isascii():
        text = _MAYBE_MIXED.sub(_one_alphabet, _plain(text))
    return _DIGIT.sub("0", text.lower())


def mixed_words(text: str) -> int:
    """How many words of a text mix Latin, Cyrillic and Greek letters."""
    if text.isascii():
        return 0
    return sum(len(_alphabets(word)) > 1 for word in _MAYBE_MIXED.findall(text))


def _plain(text: str) -> str:
    bare = _UNSEEN.sub("", unicodedata.normalize("NFKD", text.translate(_FONTS)))
    return unicodedata.normalize("NFC", bare)[:LIMIT]


def _one_alphabet(match: re.Match[str]) -> str:
    """A word in the alphabet that most of its letters are of; a tie reads as Latin.

    Letters that look the same in several alphabets vote only where the others do not decide.
    """
    word = match.group()
    counts = _alphabets(word)
    if len(counts) < 2:
        return word
    sure = _alphabets(word.translate(_SAME))
    home = max(counts, key=lambda name: (sure.get(name, 0), counts[name]))
    return word.translate(_LOOK_ALIKES[home])


def _alphabets(word: str) -> dict[str, int]:
    counts = {name: len(letters.findall(word)) for name, letters in _ALPHABETS.items()}
    return {name: count for name, count in counts.items() if count}


_DIGIT: Final = re.compile(r"\d")

_UNSEEN: Final = re.compile(
    "["
    "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff"  # marks of no script
    "\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"  # and more of them
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"  # soft hyphen, joiners, fillers
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"  # zero width, directions
    "\ufff9-\ufffb\U000e0000-\U000e01ef"  # annotations, tags, variation selectors
    "]+"
)

# Letters that look like letters and that NFKC leaves alone.
_FONTS: Final = {
    **dict(zip(map(ord, "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ"), "abcdefghijklmnoprstuvwyz", strict=True)),
    **{0x1F150 + i: chr(ord("a") + i) for i in range(26)},  # white on black circles
    **{0x1F170 + i: chr(ord("a") + i) for i in range(26)},  # white on black squares
    ord("ı"): "i",
    ord("ɑ"): "a",
    ord("ɡ"): "g",
    0x2800: " ",  # a blank that is no white space to Python
}

_ALPHABETS: Final = {
    "latin": re.compile("[A-Za-z\u00c0-\u024f]"),
    "cyrillic": re.compile("[\u0400-\u0481\u048a-\u052f]"),
    "greek": re.compile("[\u0370-\u03ff]"),
}
# A word with a Greek or Cyrillic letter; possessive, so that a long text is read once.
_MAYBE_MIXED: Final = re.compile(r"\b[^\W\u0370-\u052f]*+[\u0370-\u052f]\w*")

_SAME: Final = dict.fromkeys(
    map(ord, "ABCEHIJKMNOPSTXYZaceijopsxyАВСЕНІЈКМОРЅТХУасеіјорѕхуΑΒΕΖΗΙΚΜΝΟΡΤΥΧο")
)

# By hand: a Latin letter, then the Cyrillic and Greek letters that pass for it, best first.
_TABLE: Final = """
    AАΑ BВΒ CС EЕΕ HНΗ IІΙ JЈ KКΚ MМΜ NΝ OОΟ PРΡ SЅ TТΤ XХΧ YУΥ ZΖ
    aаα bвьβ cс dԁ eеεє fғ hнһ iіι jј kкκ lӏ mм nпη oоοσ pрρ qԛ rг sѕ tтτ uиυ vѵν wԝω xхχ yуγү
"""
_TWINS: Final = {group[0]: group[1:] for group in _TABLE.split()}


def _from_latin(alphabet: str) -> dict[int, str]:
    """Every look-alike, of any alphabet, to the letter of this one that it passes for."""
    own = _ALPHABETS[alphabet]
    table = {}
    for latin, twins in _TWINS.items():
        letters = own.findall(twins)
        strangers = [latin, *(twin for twin in twins if twin not in letters)]
        table.update({ord(stranger): letters[0] for stranger in strangers if letters})
    return table


_LOOK_ALIKES: Final = {
    "latin": {ord(twin): latin for latin, twins in _TWINS.items() for twin in twins},
    "cyrillic": _from_latin("cyrillic"),
    "greek": _from_latin("greek"),
}
