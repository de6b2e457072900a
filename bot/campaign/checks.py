"""What the model says of one message that an owner or a curator asks about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from bot.campaign.explanations import Explained, explain_score
from bot.campaign.selection import SelectionRules
from bot.campaign.similar_items import find_similar
from bot.campaign.state import PoolState
from bot.campaign.trained_model import TrainedModel
from bot.campaign.trainer import Trainer
from bot.campaign.training import Training
from storage import Store
from storage.records import Annotator, AnnotatorId

# No annotator has this number: the claims of others than them are all claims.
_NOBODY = AnnotatorId(0)


@dataclass(frozen=True)
class Checked:
    """The score of a message with its reasons, or why there is none.

    blind: it is in the campaign, and somebody may still be asked about it. cold: there is no model.
    """

    explained: Explained | None
    why_not: Literal["blind", "cold"] | None = None


class Checks:
    """Scores of messages, as far as they influence no answer."""

    def __init__(
        self,
        store: Store,
        state: PoolState,
        trainer: Trainer,
        training: Training,
        rules: SelectionRules,
        clock: Callable[[], float],
    ):
        self._store = store
        self._state = state
        self._trainer = trainer
        self._training = training
        self._rules = rules
        self._clock = clock

    async def check(self, text: str, annotator: Annotator) -> Checked:
        """The score of a text with its reasons; annotator: who asks for it.

        Not of a message of the campaign, or a near-duplicate of one, that somebody may still be
        asked about: neither of one without a label, nor of one that measures people, nor of one
        that is being asked at the moment. These are refused alike, so that a refusal does not tell
        an exam or gold question from others.
        """
        trained = await self._training.current()
        row = await self.find(text)
        if row is not None and self._may_be_asked(row, annotator, trained):
            return Checked(None, "blind")
        explained = await explain_score(self._store, self._trainer, trained, text)
        return Checked(explained, None if explained else "cold")

    async def find(self, text: str) -> int | None:
        """The row of the item that a text is, or is a near-duplicate of; None if there is none."""
        trained = await self._training.current()
        return await find_similar(self._store, self._trainer, trained, text)

    def _may_be_asked(self, row: int, annotator: Annotator, trained: TrainedModel) -> bool:
        """Whether a question about this item is open, or may come to this annotator or another."""
        state, now = self._state, self._clock()
        if row >= state.size:
            return True  # it is being imported
        if not state.withdrawn.present(state.size)[row]:
            return False
        rows = np.array(state.near_duplicates(row))
        if np.isin(rows, state.claims.rows_of_others(_NOBODY, now)).any():
            return True
        if state.unlabelled(with_exam=True)[row]:
            return True
        if np.isin(rows, trained.aggregated.exam.need_answer).any():
            return True
        if self._rules.gold_every and any(state.is_known(each) for each in rows.tolist()):
            return True
        unseen = state.second_opinion_candidates(annotator.id, now, rows)
        if len(unseen) < len(rows):
            return False  # they have answered it themselves
        if annotator.role != "owner":
            return True  # any answered message may test them
        rules = self._rules
        again = trained.aggregated.second_opinions(rules.policy, rules.majority)
        return bool(np.isin(rows, again).any())
