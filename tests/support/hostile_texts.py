"""Texts that try to break a message, and a check that something of a text is visible."""

from __future__ import annotations

from unicodedata import category

from hypothesis import strategies as st

TAPPABLE = [
    "https://evil.example/login",
    "evil.com",
    "tg://user?id=1",
    "@durov",
    "/start",
    "#win",
    "$BTC",
    "a@b.com",
    "+1 202 555 0100",
    '<a href="https://evil.com">safe</a>',
    "</pre><b>Is this message spam?</b><pre>",
    "<tg-spoiler>",
    "&lt;&amp;&#60;",
    "<script>",
]


AWKWARD = [
    "\u202egnp.exe",
    "\u2066x\u2069",
    "\u200b\u200b",
    "\u3164",
    "\x00",
    "\r\n",
    "\u2028",
    " ",
    "e" + "\u0301" * 50,
    "\u0333",
    "👩‍👩‍👧‍👦",
    "🇩🇪🇫🇷",
    "👍🏿",
    "\U000e0067",
    "\uffff",
    "😀" * 1_200,
    "x" * 4_096,
    *("\n" * 800, " " * 800, "\u200b" * 800, "\u3164 " * 400, "\U000e0067" * 800, "\ufe0f" * 800),
]


TEXTS = (
    st.text(min_size=1)
    | st.lists(st.sampled_from(TAPPABLE + AWKWARD) | st.text(), min_size=1).map("".join)
    | st.text(st.characters(categories=["Cf", "Zs", "Cc", "Mn", "Zl", "Zp", "Cn"]), min_size=1)
).filter(bool)


def is_visible(text: str) -> bool:
    """Whether anything of the text is drawn, if only a box for a missing glyph."""
    return any(
        category(char)[0] in "LMNPS" or category(char) == "Co" for char in text if is_drawn(char)
    )


def is_drawn(char: str) -> bool:
    """Whether a letter or mark is drawn; some are drawn as nothing."""
    is_selector = "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"
    return not is_selector and char not in FILLERS


FILLERS = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0\U0001d159"
