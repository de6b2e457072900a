"""The owner's own names for the two labels; inside they stay `spam` and `no_spam`."""

from __future__ import annotations

from collections.abc import Callable

from storage import Store
from storage.label_name_log import LabelNames


class OwnLabelNames:
    """The version in force."""

    def __init__(self, store: Store, clock: Callable[[], float]):
        self._store = store
        self._clock = clock
        self._newest: LabelNames | None = None

    @property
    def current(self) -> LabelNames | None:
        """The names in force; None if there are none."""
        return self._newest

    async def load(self) -> None:
        """Read the newest version after a start."""
        self._newest = await self._store.label_name_log.newest()

    async def set(self, names: LabelNames | None) -> None:
        """A new version; None: each language's own words."""
        await self._store.label_name_log.add(names, self._clock())
        self._newest = names
