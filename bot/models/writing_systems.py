"""The writing systems of texts, which a model card names where nobody names the languages."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import Final

_LEAST_SHARE: Final = 0.01
_READ: Final = 400


def writing_systems(texts: Iterable[str]) -> dict[str, float]:
    """The share of letters in each writing system, largest first, from 1 % on; in [0, 1].

    A letter's system is the first word of its name in Unicode: Latin, Cyrillic, Cjk.
    """
    letters = Counter(char for text in texts for char in text[:_READ] if char.isalpha())
    systems: Counter[str] = Counter()
    for char, count in letters.items():
        systems[unicodedata.name(char, "other").partition(" ")[0].capitalize()] += count
    total = max(1, systems.total())
    shares = {name: count / total for name, count in systems.most_common()}
    return {name: share for name, share in shares.items() if share >= _LEAST_SHARE}
