"""How a text is typed, with its words taken away."""

import re

from bot.learning.features.signs import signs
from bot.learning.features.text_transformer import LIMIT

_LONG = re.compile("(a{3})a+|(x{3})x+|(A{4})A+")


def shape(text: str) -> str:
    """The signs of a text, long runs of letters cut short.

    A word keeps up to three small letters and four capitals: `Hello WORLD 42!` is `Aaaa AAAA 00!`.
    """
    return _LONG.sub(lambda run: run.group(run.lastindex or 0), signs(text[:LIMIT]))
