"""The owner's own names for the two labels, in versions."""

from __future__ import annotations

from dataclasses import dataclass

from storage.database import Database
from storage.records import Label


@dataclass(frozen=True, slots=True)
class LabelNames:
    """What people see in place of `spam` and `no_spam`: an emoji and words, plain text."""

    spam: str
    no_spam: str

    def of(self, label: Label) -> str:
        return self.spam if label == "spam" else self.no_spam

    def __str__(self) -> str:
        return f"{self.spam} | {self.no_spam}"


class LabelNameLog:
    """Versions are only added."""

    def __init__(self, database: Database):
        self._database = database

    async def newest(self) -> LabelNames | None:
        """The names in force; None if there are none."""
        row = await self._database.fetch_one(
            "SELECT spam, no_spam FROM label_names ORDER BY version DESC LIMIT 1"
        )
        return LabelNames(*row) if row and row[0] else None

    async def add(self, names: LabelNames | None, now: float) -> None:
        """A new version; None: each language's own words."""
        spam, no_spam = (names.spam, names.no_spam) if names else ("", "")
        await self._database.insert(
            "INSERT INTO label_names (version, spam, no_spam, set_at)"
            " SELECT 1 + coalesce(max(version), 0), ?, ?, ? FROM label_names"
            " WHERE true RETURNING version",
            (spam, no_spam, now),
        )
