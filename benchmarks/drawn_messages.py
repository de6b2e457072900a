"""Messages made by drawing words from a file, and quantiles of waiting times."""

from __future__ import annotations

import random
import sys
from itertools import chain

from bot.chat.cards.excerpts import SHORT
from bot.chat.cards.visible_text import make_visible, shorten
from bot.formats.rows import Row
from storage.records import Label


def messages(rows: list[Row], number: int) -> dict[str, Label]:
    """So many different messages and what they are, the same for the same rows.

    One in five is spam, but no more than the file has. Words are drawn from the
    file's spam for spam, and from the rest for the others.
    """
    chance = random.Random(0)
    lines: dict[Label, list[list[str]]] = {"spam": [], "no_spam": []}
    for row in rows:
        if row.label and (words := row.text.split()):
            lines[row.label].append(words)
    if not all(lines.values()):
        sys.exit("The file needs messages of both labels, spam and no_spam.")
    share = min(0.2, len(lines["spam"]) / len(rows))
    words_of = {label: list(chain.from_iterable(some)) for label, some in lines.items()}
    made: dict[str, Label] = {}
    while len(made) < number:
        label: Label = "spam" if chance.random() < share else "no_spam"
        like = chance.choice(lines[label])
        drawn = chance.choices(words_of[label], k=min(120, 2 + len(like)))
        made.setdefault(" ".join(drawn), label)
    return made


def seen_as(text: str) -> str:
    """What the card shows of a text, by which the scripted person knows it again."""
    return shorten(make_visible(text), SHORT)[0].strip()


def quantiles(values: list[float]) -> list[float]:
    """50, 95, 99 and 100 %: the smallest value that so many are at or below."""
    if not values:
        return []
    ordered = sorted(values)
    last = len(ordered) - 1
    places = (min(last, int(share * len(ordered))) for share in (0.5, 0.95, 0.99, 1))
    return [round(ordered[place], 1) for place in places]
