"""Members of watched groups whose messages are left out, known by a short keyed mark only."""

from __future__ import annotations

import hmac
from typing import Final

from storage import Store

# Bytes of a mark. About 600 of 10,000,000,000 Telegram numbers have the same one: a mark alone
# names nobody, and leaves out somebody else once in 16,000,000 times.
MARK_SIZE: Final = 3


class Objections:
    """Who has objected, in all groups and for good."""

    def __init__(self, store: Store):
        self._watched = store.watched
        self._key = b""
        self._marks: set[bytes] = set()

    async def load(self) -> None:
        """Read the marks."""
        self._key = await self._watched.key()
        self._marks = await self._watched.objections()

    def has(self, sender: int) -> bool:
        """Whether the messages of this Telegram user are left out."""
        return self._mark(sender) in self._marks

    async def add(self, sender: int) -> None:
        """Leave out the messages of this Telegram user from now on."""
        if not self.has(sender):
            await self._watched.object(self._mark(sender))
            self._marks.add(self._mark(sender))

    def _mark(self, sender: int) -> bytes:
        """Made for every message, so it is fast; only those of people who objected are stored."""
        return hmac.digest(self._key, b"objection %d" % sender, "sha256")[:MARK_SIZE]
