"""Every character as one of a dozen signs, so that plain counting can be done by `str.count`."""

import re
import unicodedata
from typing import Final

UPPER, LOWER, OTHER, DIGIT = "A", "a", "x", "0"
MONEY, EMOJI, LINK = "$", "☺", "🔗"

LINKS: Final = re.compile(
    r"(?:https?://|www\.)\S+"
    r"|(?<![\w.-])[\w-]+(?:\.[\w-]+)*"
    r"\.(?:com|net|org|info|biz|xyz|top|online|site|shop|club|link|app|ru|su|рф|ua|by|kz"
    r"|io|me|tv|cc|ly|gl|co|uk|de|fr|es|it|pl|nl|eu|in|cn|br|us|tk|mobi)\b(?:/\S*)?",
    re.IGNORECASE,
)
NAMES: Final = re.compile(r"(?<!\w)@\w{3,}")

_LINK_MARK: Final = "\ue000"  # private use: means nothing in a real text


def signs(text: str) -> str:
    """A text with every character replaced by its sign, and each link by one.

    Capitals are `A`, small letters `a`, letters without case `x`, digits `0`, money signs `$`,
    emoji `☺`, links `🔗`; white space and punctuation stay; marks and joiners that have no width
    of their own disappear, so that an emoji of several parts shows its parts and nothing else.
    """
    return LINKS.sub(_LINK_MARK, text).translate(_TABLE)


class _Table(dict[int, str]):
    """Signs by code point, worked out at first sight."""

    def __missing__(self, code: int) -> str:
        self[code] = sign = _sign(chr(code))
        return sign


_TABLE: Final = _Table({ord(_LINK_MARK): LINK, ord("\n"): "\n"})

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


def _sign(char: str) -> str:
    category = unicodedata.category(char)
    if category in _WITHOUT_WIDTH and ord(char) >= _ASCII:
        return ""
    return _BY_CATEGORY.get(category, char)
