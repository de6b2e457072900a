"""Items that others are to be asked about soon, because somebody asked for it."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator

from bot.campaign.numbering import row_of
from storage.records import AnnotatorId
from storage.request_log import ItemRequest


class RequestedItems:
    """The requests so far. newest: the last one that is counted in."""

    def __init__(self) -> None:
        self.newest = 0
        self._answers: dict[int, int] = {}
        self._by: defaultdict[AnnotatorId | None, set[int]] = defaultdict(set)

    def update(self, requests: Iterable[ItemRequest], before: float = math.inf) -> None:
        """Count in the requests that are new and were made before this question.

        A later one for the same item asks for one more answer.
        """
        for request in requests:
            if self.newest < request.id and request.asked_after < before:
                row = row_of(request.item_id)
                self.newest = request.id
                self._answers[row] = request.answers_known
                self._by[request.annotator_id].add(row)

    def by(self, annotator: AnnotatorId, size: int) -> set[int]:
        """The rows below `size` that this annotator asked others about."""
        return {row for row in self._by.get(annotator, ()) if row < size}

    def __iter__(self) -> Iterator[tuple[int, int]]:
        """Each requested row with the newest answer when it was requested, the oldest first."""
        return iter(self._answers.items())
