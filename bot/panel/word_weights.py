"""The words that change scores most, in the messages that were labelled last."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Final

import numpy as np

from bot.campaign.numbering import item_of
from bot.campaign.trained_model import TrainedModel
from bot.campaign.trainer import Trainer
from bot.emulator.responses import Json
from bot.learning.classifier import Classifier
from bot.learning.explain import explain
from storage import Store

WORD_MESSAGES: Final = 40
WORDS: Final = 6
MIN_WORD_LENGTH: Final = 3
MAX_WORD_LENGTH: Final = 40

HideSecrets = Callable[[Sequence[tuple[str, float]]], list[tuple[str, float]]]
"""Hides what cards hide in the consecutive pieces of a text, each with its weight."""


class WordWeights:
    """The words with the largest weights; computed again when other messages are the last ones.

    hide: None where cards show messages as they are.
    """

    def __init__(self, store: Store, trainer: Trainer, hide: HideSecrets | None = None) -> None:
        self._store = store
        self._trainer = trainer
        self._hide = hide
        self._explained: list[int] = []

    async def update(
        self, trained: TrainedModel | None, labelled: Sequence[int], *, hurry: bool
    ) -> Json | None:
        """The words, or None if they are unchanged or there is no model.

        labelled: rows in the order in which they were labelled. hurry: an update is waiting, so a
        few new messages are not worth the time.
        """
        if trained is None or trained.model is None:
            return None
        model, train = trained.model, set(trained.labels.rows.tolist())
        rows = [row for row in labelled[-WORD_MESSAGES:] if row in train]
        new = len(set(rows) - set(self._explained))
        if rows == self._explained or (hurry and new < WORD_MESSAGES // 4):
            return None
        self._explained = rows
        texts = await self._store.items.texts([item_of(row) for row in rows])
        return {
            "words": await self._trainer.run_in_thread(lambda: self._weights(trained, model, texts))
        }

    def _weights(self, trained: TrainedModel, model: Classifier, texts: Sequence[str]) -> Json:
        """How much each word changes the log-odds of spam, summed over these texts."""
        weights: defaultdict[str, float] = defaultdict(float)
        for text in texts:
            for word, weight in self._words(trained, model, text):
                weights[word] += weight
        long = ((word, weight) for word, weight in weights.items() if len(word) >= MIN_WORD_LENGTH)
        ordered = sorted((weight, word) for word, weight in long)
        return {
            "spam": [[word, round(w, 2)] for w, word in reversed(ordered[-WORDS:]) if w > 0],
            "no_spam": [[word, round(-w, 2)] for w, word in ordered[:WORDS] if w < 0],
        }

    def _words(
        self, trained: TrainedModel, model: Classifier, text: str
    ) -> list[tuple[str, float]]:
        nobody = np.zeros(0, dtype=np.intp), np.zeros(0, dtype=np.bool_)
        found = explain(text, trained.transformer, model, trained.pool, *nobody, nearest=0)
        if self._hide is None:
            return [(_normalized(text[p.start : p.end]), p.weight) for p in found.parts]
        pieces, end = [], 0
        for part in sorted(found.parts, key=lambda part: part.start):
            pieces += [(text[end : part.start], 0.0), (text[part.start : part.end], part.weight)]
            end = part.end
        hidden = self._hide([*pieces, (text[end:], 0.0)])
        return [(_normalized(piece), weight) for piece, weight in hidden if weight]


def _normalized(word: str) -> str:
    """A word as the page lists it: without punctuation around it, in lower case, shortened."""
    letters = [place for place, character in enumerate(word) if character.isalnum()]
    if letters:
        word = word[letters[0] : letters[-1] + 1]
    return " ".join(word.casefold().split())[:MAX_WORD_LENGTH]
