"""The card that explains a score."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from bot.campaign.explanations import Explained
from bot.chat.cards.card import Card, preformatted, quoted
from bot.chat.cards.excerpts import READ, SHORT, excerpt
from bot.chat.cards.redaction import NO_REDACTION, Redactor, Segment
from bot.chat.locale import Catalog

# UTF-16 units that are shown of a similar labelled message.
NEIGHBOUR: Final = 200
# And of one that is near in meaning: two of them stand on one line.
IN_MEANING: Final = 60


def explanation_card(
    explained: Explained, texts: Catalog, redactor: Redactor = NO_REDACTION, head: str = ""
) -> Card:
    """A score, the parts of the text that moved it, and the most similar labelled messages.

    head: the first line; the score by default.
    """
    segments = redactor.segments(list(_first(explained.segments, READ)))
    marked = "".join(_marked(*segment) for segment in segments)
    parts = [
        head or texts.why(explained.score),
        preformatted(excerpt(marked, SHORT)[0]),
        texts.why_signs(),
    ]
    if (meaning := explained.meaning) is not None:
        near_in_meaning = [(near.label, _one_line(near.text, redactor)) for near in meaning.nearest]
        parts.append(texts.why_meaning(meaning.weight, near_in_meaning))
    for near in explained.nearest:
        shown, _ = excerpt(near.text, NEIGHBOUR, redactor)
        parts += [texts.why_near(near.label, near.similarity), preformatted(shown)]
    return Card("\n".join(parts))


def _one_line(text: str, redactor: Redactor) -> str:
    """The start of a text as HTML, without line breaks."""
    return quoted(" ".join(excerpt(text, IN_MEANING, redactor)[0].split()))


def _first(segments: Iterable[Segment], size: int) -> Iterator[Segment]:
    """The segments that begin within the first `size` characters."""
    for text, weight in segments:
        if size <= 0:
            return
        yield text, weight
        size -= len(text)


def _marked(text: str, weight: float) -> str:
    if not weight or not text:
        return text
    sign = "▲" if weight > 0 else "▼"
    return f"{sign}{text}{sign}"
