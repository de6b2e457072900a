"""Items that were withdrawn with an import: they keep their rows and are never asked."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np

from bot.campaign.numbering import row_of
from bot.learning.arrays import Mask
from storage.imports import Withdrawal


class WithdrawnItems:
    """The withdrawn rows. newest: the last event that is counted in."""

    def __init__(self) -> None:
        self.newest = 0
        self._rows: set[int] = set()

    def update(self, events: Iterable[Withdrawal], through: float = math.inf) -> None:
        """Count in the events that are new, in their order, up to this one."""
        for event in events:
            if not self.newest < event.id <= through:
                continue
            self.newest = max(self.newest, event.id)
            change = self._rows.add if event.withdrawn else self._rows.discard
            change(row_of(event.item_id))

    def open_of(self, closed: Mask) -> Mask:
        """(n_items,) neither closed nor withdrawn."""
        return ~closed & self.present(len(closed))

    def present(self, size: int) -> Mask:
        """(size,) the rows that are not withdrawn."""
        present = np.ones(size, dtype=np.bool_)
        present[[row for row in self._rows if row < size]] = False
        return present
