"""The shape of a text: how it is typed, without which letters."""

import re

from bot.learning.features.character_classes import character_classes
from bot.learning.features.text_transformer import LIMIT

_LONG_RUN = re.compile("(a{3})a+|(x{3})x+|(A{4})A+")


def word_shape(text: str) -> str:
    """The character classes of a text, with long runs of letters cut short.

    A word keeps up to three small letters and four capitals: `Hello WORLD 42!` is `Aaaa AAAA 00!`.
    """
    classes = character_classes(text[:LIMIT])
    return _LONG_RUN.sub(lambda run: run.group(run.lastindex or 0), classes)
