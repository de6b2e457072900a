"""Which features a campaign has: chosen once, fitted again as it grows, kept otherwise."""

from __future__ import annotations

import logging
from typing import Final

from bot.campaign.numbering import item_of
from bot.campaign.trainer import Trainer
from bot.learning.features import FEATURES
from bot.pool.affordable_features import choose_features
from bot.pool.feature_store import require_package
from bot.pool.loading import sample_texts
from bot.pool.meaning_reader import MeaningReader
from storage import Store
from storage.model_log import CHOSEN_BY_OWNER, FeatureFit

log = logging.getLogger(__name__)

# Features are fitted again when the pool has grown by more than this share since the last fit.
GROWTH: Final = 0.25
WITHOUT_MEANING: Final = "views"
"""What a campaign has until the meaning of its messages is read."""


def has_meaning(features: str) -> bool:
    """Whether these features take time to read what each message means."""
    return features in FEATURES and FEATURES[features]().n_dense > 0


class FeatureChoice:
    """Decides on features, and has the meaning of messages read in the background.

    Until the meaning of all messages is read, the campaign has `WITHOUT_MEANING`; then it changes
    once. Each question is stored with the number of its features, so all of this can be replayed.
    Messages that come later are used once they are read.
    """

    def __init__(self, store: Store, trainer: Trainer, choice: str, encoder_wait: float = 0.0):
        """choice: as in the settings. encoder_wait: as in `Reading`."""
        self._store = store
        self._trainer = trainer
        self._choice = choice
        self._current: FeatureFit | None = None
        self.reader = MeaningReader(store, trainer.run_in_thread, wait=encoder_wait)

    async def usable(self, fits: list[FeatureFit], newest: int, in_use: int) -> int:
        """How many of the first messages can be used now, with the features of the last fit.

        newest: messages that there are; in_use: those that are used already.
        """
        fit = fits[-1].meaning_fit if fits else None
        if fit is None:
            return newest
        through = await self._store.meanings.read_through(fit, in_use)
        # All at once, as each growth of the pool ends proofs; but after a start what there is.
        return newest if through >= newest else in_use or through

    def is_ready(self, newest: int) -> bool:
        """Whether features wait to be put in force that are ready by now."""
        current = self._current
        if current is None or not has_meaning(current.chosen) or not self._is_read(newest):
            return False
        return self.reader.fit is not None and self.reader.fit.id != current.meaning_fit

    async def in_force(self, fits: list[FeatureFit], size: int, newest: int) -> FeatureFit:
        """The features to use from now on.

        They are fitted to the first `size` messages, and chosen for all. fits: those of the store,
        the oldest first; newest: the number of messages, at least one.
        Errors: StoreError without the package that the features need.
        """
        current = fits[-1] if fits else None
        if current != self._current:  # somebody else has changed it
            await self.reader.start_over()
        if current is None or (_outgrown(current, size) and await self._may_measure_again(fits)):
            current = await self._choose(size, newest)
        self._current = current
        if has_meaning(current.chosen):
            current = await self._with_meaning(current, size, newest)
        elif _outgrown(current, size):
            current = await self._fit_again(current, size)
        self._current = current
        return current

    def progress(self) -> int | None:
        """How many messages are read while features wait for it; None if none wait."""
        waiting = self._current is not None and self._current.instead_of is not None
        return self.reader.through if waiting else None

    async def _with_meaning(self, current: FeatureFit, size: int, newest: int) -> FeatureFit:
        require_package(current.chosen)
        self.reader.start(newest)
        fit = self.reader.fit
        if fit is None or not self._is_read(newest):
            waits = current.meaning_fit is None and _outgrown(current, size)
            return await self._fit_again(current, size) if waits else current
        if current.meaning_fit == fit.id and not _outgrown(current, size):
            return current
        why = f"the meaning of {newest:,} messages is read"
        if current.meaning_fit == fit.id:
            why = f"fitted again on {size:,} messages"
        return await self._add(current.chosen, size, why, meaning_fit=fit.id)

    async def _choose(self, size: int, newest: int) -> FeatureFit:
        if self._choice == "auto":
            some = await sample_texts(self._store, newest)
            features, why = await self._trainer.run_in_thread(lambda: choose_features(some, newest))
        else:
            features, why = self._choice, "as TAPWISE_FEATURES says"
        if not has_meaning(features):
            return await self._add(features, size, why)
        require_package(features)
        why = f"{why}; {features} once the meaning of all messages is read"
        return await self._add(WITHOUT_MEANING, size, why, instead_of=features)

    async def _fit_again(self, current: FeatureFit, size: int) -> FeatureFit:
        why = f"fitted again on {size:,} messages"
        return await self._add(current.features, size, why, instead_of=current.instead_of)

    async def _add(
        self,
        features: str,
        size: int,
        why: str,
        *,
        meaning_fit: int | None = None,
        instead_of: str | None = None,
    ) -> FeatureFit:
        log.info("features: %s, %s", features, why)
        return await self._store.model_log.add_feature_fit(
            features, item_of(size - 1), why, meaning_fit=meaning_fit, instead_of=instead_of
        )

    async def _may_measure_again(self, before: list[FeatureFit]) -> bool:
        """Whether `auto` may still choose: nobody has answered, nor has the owner chosen.

        Who tries a few messages first would else keep the richest features for a million later.
        """
        chosen = any(fit.why == CHOSEN_BY_OWNER for fit in before)
        if self._choice != "auto" or chosen:
            return False
        return not await self._store.questions.last_answer_id()

    def _is_read(self, newest: int) -> bool:
        return self.reader.fit is not None and self.reader.through >= newest


def _outgrown(fit: FeatureFit, size: int) -> bool:
    return size > (1 + GROWTH) * fit.through
