"""What the owner says is spam: one line on every card, with examples, in versions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from bot.errors import TapwiseError
from storage import Store
from storage.guideline_log import Guideline
from storage.records import AnnotatorId

# Characters. The rule is one line on every card.
MAX_RULE: Final = 160
MAX_EXAMPLES: Final = 1_500


class GuidelineError(TapwiseError):
    """A rule or its examples are too long."""


class Guidelines:
    """The version in force; each answer is stored with it."""

    def __init__(self, store: Store, clock: Callable[[], float]):
        self._store = store
        self._clock = clock
        self._newest: Guideline | None = None

    @property
    def current(self) -> Guideline | None:
        """The guideline in force; None if there is none."""
        return self._newest if self._newest and self._newest.rule else None

    async def load(self) -> None:
        """Read the newest version after a start."""
        self._newest = await self._store.guideline_log.newest()

    async def set(self, rule: str, examples: str, by: AnnotatorId) -> Guideline:
        """A new version. rule: one line, empty for none. Errors: GuidelineError."""
        rule, examples = " ".join(rule.split()), examples.strip()
        if len(rule) > MAX_RULE or len(examples) > MAX_EXAMPLES:
            raise GuidelineError("The rule or its examples are too long.")
        self._newest = await self._store.guideline_log.add(rule, examples, by, self._clock())
        return self._newest
