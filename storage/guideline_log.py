"""Guidelines: what the owner says is spam, in versions."""

from __future__ import annotations

from dataclasses import dataclass

from storage.database import Database
from storage.records import AnnotatorId


@dataclass(frozen=True, slots=True)
class Guideline:
    """A version of the guideline; rule: one line, empty for none; examples: a few more lines."""

    version: int
    rule: str
    examples: str


class GuidelineLog:
    """Versions are only added."""

    def __init__(self, database: Database):
        self._database = database

    async def newest(self) -> Guideline | None:
        """The version in force; None before the first."""
        row = await self._database.fetch_one(
            "SELECT version, rule, examples FROM guideline ORDER BY version DESC LIMIT 1"
        )
        return Guideline(*row) if row else None

    async def all(self) -> list[Guideline]:
        """Every version, in order."""
        rows = await self._database.fetch_all(
            "SELECT version, rule, examples FROM guideline ORDER BY version"
        )
        return [Guideline(*row) for row in rows]

    async def add(self, rule: str, examples: str, by: AnnotatorId, now: float) -> Guideline:
        """A new version, under which answers are given from now on."""
        version = await self._database.insert(
            "INSERT INTO guideline (version, rule, examples, set_by, set_at)"
            " SELECT 1 + coalesce(max(version), 0), ?, ?, ?, ? FROM guideline"
            " WHERE true RETURNING version",
            (rule, examples, by, now),
        )
        return Guideline(version, rule, examples)
