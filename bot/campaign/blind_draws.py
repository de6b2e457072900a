"""Which questions of an annotator are gold, exam and test questions: drawn with a secret key."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import Final, Literal

from storage.records import AnnotatorId

# Until an annotator is proven informative, this many of their first questions are tests, and then
# one in each block of three, until the last question of probation.
FIRST_QUESTIONS, FIRST_TESTS = 9, 6
BLOCK: Final = 3
PROBATION_END: Final = 27

# A float has 53 significant bits.
_BITS: Final = 53


@dataclass(frozen=True)
class BlindDraws:
    """Draws that nobody can foresee without the key, and that are the same at each repetition.

    key: random bytes of the database, never shown. number: of the annotator's questions, from 1.
    """

    key: bytes

    def kind(
        self, annotator: AnnotatorId, number: int, exam_every: int, gold_every: int
    ) -> Literal["exam", "gold"] | None:
        """Whether a question is of the exam, or gold: each one in n on average; 0 for none."""
        drawn = self._draw("kind", annotator, number)
        exam = 1 / exam_every if exam_every else 0.0
        gold = 1 / gold_every if gold_every else 0.0
        if drawn < exam:
            return "exam"
        return "gold" if drawn < exam + gold else None

    def test(self, annotator: AnnotatorId, number: int) -> int:
        """Which test of probation a question is, from 1; 0 if it is none.

        Each block has a fixed number of tests in random places, so that everybody is tested enough.
        """
        if number <= FIRST_QUESTIONS:
            block, before = range(1, FIRST_QUESTIONS + 1), 0
            drawn = self._places(annotator, block, FIRST_TESTS)
        elif number <= PROBATION_END:
            index = (number - FIRST_QUESTIONS - 1) // BLOCK
            first = FIRST_QUESTIONS + BLOCK * index + 1
            before = FIRST_TESTS + index
            drawn = self._places(annotator, range(first, first + BLOCK), 1)
        else:
            return 0
        return before + drawn.index(number) + 1 if number in drawn else 0

    def is_spam_test(self, annotator: AnnotatorId, test: int) -> bool:
        """Whether a test is about spam: one of each two is, in random order."""
        pair, place = divmod(test - 1, 2)
        return (place == 0) == (self._draw("spam first", annotator, pair) < 0.5)

    def is_gold_test(self, annotator: AnnotatorId, test: int) -> bool:
        """Whether a test is preferably a gold question: two of each four are, in random order."""
        four, place = divmod(test - 1, 4)
        return (place < 2) == (self._draw("gold first", annotator, four) < 0.5)

    def _places(self, annotator: AnnotatorId, block: range, tests: int) -> list[int]:
        """The numbers of a block that are tests, rising."""
        order = sorted(block, key=lambda number: self._draw("test", annotator, number))
        return sorted(order[:tests])

    def _draw(self, purpose: str, annotator: AnnotatorId, number: int) -> float:
        """A number in [0, 1); without the key nobody can predict it."""
        message = f"{purpose} {annotator} {number}".encode()
        digest = blake2b(message, key=self.key, digest_size=8).digest()
        return float((int.from_bytes(digest, "big") >> (64 - _BITS)) / 2**_BITS)
