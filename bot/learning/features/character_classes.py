"""Texts with each character replaced by its class, so that `str.count` counts a class."""

import re
import unicodedata
from typing import Final

UPPER, LOWER, OTHER, DIGIT = "A", "a", "x", "0"
MONEY, EMOJI, LINK = "$", "☺", "🔗"

_LINK: Final = re.compile(
    r"(?:https?://|www\.)\S+"
    r"|(?<![\w.-])[\w-]+(?:\.[\w-]+)*"
    r"\.(?:com|net|org|info|biz|xyz|top|online|site|shop|club|link|app|ru|su|рф|ua|by|kz"
    r"|io|me|tv|cc|ly|gl|co|uk|de|fr|es|it|pl|nl|eu|in|cn|br|us|tk|mobi)\b(?:/\S*)?",
    re.IGNORECASE,
)
MENTION: Final = re.compile(r"(?<!\w)@\w{3,}")

_LINK_MARK: Final = "\ue000"  # private use: no real text has it


def character_classes(text: str) -> str:
    """A text with every character replaced by its class, and each link by one character.

    Capitals become `A`, small letters `a`, letters without case `x`, digits `0`, currency signs
    `$`, emoji `☺`, links `🔗`. White space and punctuation stay. Marks and joiners without a width
    of their own are removed, so that an emoji of several parts becomes its parts only.
    """
    return _LINK.sub(_LINK_MARK, text).translate(_CLASSES)


class _ClassTable(dict[int, str]):
    """Classes by code point, filled as code points are met."""

    def __missing__(self, code: int) -> str:
        self[code] = found = _class_of(chr(code))
        return found


_CLASSES: Final = _ClassTable({ord(_LINK_MARK): LINK, ord("\n"): "\n"})

_BY_CATEGORY: Final = {
    "Lu": UPPER,
    "Lt": UPPER,
    "Ll": LOWER,
    "Lo": OTHER,
    "Lm": OTHER,
    "Nd": DIGIT,
    "Sc": MONEY,
    "So": EMOJI,
    "Cc": " ",
    "Zs": " ",
    "Zl": "\n",
    "Zp": "\n",
}
_WITHOUT_WIDTH: Final = {"Mn", "Mc", "Me", "Cf", "Cs", "Sk"}
_ASCII: Final = 128


def _class_of(char: str) -> str:
    category = unicodedata.category(char)
    if category in _WITHOUT_WIDTH and ord(char) >= _ASCII:
        return ""
    return _BY_CATEGORY.get(category, char)
