"""Texts put together from random pieces of many writing systems, for comparisons of scores."""

from __future__ import annotations

from numpy.random import Generator

from tests.support.campaigns import BOTH, CHAT, SPAM
from tests.support.hostile_texts import AWKWARD, TAPPABLE

_PIECES = [
    *(*SPAM, *CHAT, *BOTH, *TAPPABLE),
    *(text for text in AWKWARD if "\0" not in text and len(text) < 60),
    *("İstanbul", "ΣΊΣΥΦΟΣ", "STRASSE ß", "बधाई हो", "ฟรีวันนี้", "免费贷款", "مجانا", "🎁", "Ⅷ", "ﬁn"),
]


def generated_texts(count: int, rng: Generator) -> list[str]:
    """Some texts are empty, some come twice, and one in a hundred is longer than is read."""
    texts = []
    for _ in range(count):
        pieces = rng.choice(_PIECES, size=int(rng.integers(0, 12))).tolist()
        text = " ".join(pieces)
        if rng.random() < 0.01:  # the cut falls on a letter that changes its length in lower case
            text = "İ" * int(rng.integers(4_080, 4_100)) + "ΣΣ " + text
        texts.append(text)
    return texts
