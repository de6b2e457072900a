"""What uniform answers prove about the labels that a machine gives to everything unlabelled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bot.learning.evaluation.acceptance import CERTIFICATE_ERROR, Ladder, upper_bound

__all__ = [
    "ALL_KEPT",
    "DEFAULT_MAX_ERROR",
    "CertificateBounds",
    "Uncertified",
    "UniformAnswers",
    "certificate_bounds",
    "certificate_numbers",
]

DEFAULT_MAX_ERROR: Final = 0.05
"""A certificate is about at most this share of wrong machine labels, if nothing else is said."""


@dataclass(frozen=True)
class UniformAnswers:
    """Answers to messages drawn uniformly, beside the label that the machine gives them.

    spam, no_spam: answers to messages that the machine labels so; wrong_spam, wrong_no_spam: those
    of them that people label otherwise.
    """

    spam: int
    wrong_spam: int
    no_spam: int
    wrong_no_spam: int

    @property
    def answers(self) -> int:
        """Answers in all."""
        return self.spam + self.no_spam

    @property
    def errors(self) -> int:
        """Wrong machine labels among them."""
        return self.wrong_spam + self.wrong_no_spam


@dataclass(frozen=True)
class Uncertified:
    """Messages that get no label, as their machine labels are too uncertain.

    messages: how many. answers, spam: uniform answers to them, and those that are spam.
    """

    messages: int = 0
    answers: int = 0
    spam: int = 0


ALL_KEPT: Final = Uncertified()


@dataclass(frozen=True)
class CertificateBounds:
    """What is proven, each with 90 % confidence, however often one looked before.

    certified: at most max_error of the machine's labels are wrong. most_wrong, most_wrong_spam,
    most_wrong_no_spam: upper ends, in [0, 1], of the shares of wrong labels among all machine
    labels, and among its labels `spam` and `no_spam`. least_found: lower end, in [0, 1], of the
    share of all spam that the delivered set labels spam; None without any known or machine spam.
    """

    certified: bool
    most_wrong: float
    most_wrong_spam: float
    most_wrong_no_spam: float
    least_found: float | None


def certificate_bounds(
    answers: UniformAnswers,
    *,
    machine_spam: int,
    machine_no_spam: int,
    known_spam: int,
    max_error: float = DEFAULT_MAX_ERROR,
    left_out: Uncertified = ALL_KEPT,
    choices: int = 1,
) -> CertificateBounds:
    """The bounds of a delivered set.

    machine_spam, machine_no_spam: messages that the machine labels so, without those answered.
    known_spam: messages that people or files label spam, which count as found. A part without any
    message has no wrong label. left_out: spam in them is not found. choices: among how many parts
    of the machine's labels these were chosen by the answers; the error is divided by them.
    """
    error = CERTIFICATE_ERROR / choices
    spam = _most_wrong(answers.spam, answers.wrong_spam, machine_spam, error)
    rest = _most_wrong(answers.no_spam, answers.wrong_no_spam, machine_no_spam, error)
    wrong = _most_wrong(answers.answers, answers.errors, machine_spam + machine_no_spam, error)
    certified = Ladder(max_error).accepts(answers.answers, answers.errors)
    return CertificateBounds(
        certified=certified,
        most_wrong=min(wrong, max_error) if certified else wrong,
        most_wrong_spam=spam,
        most_wrong_no_spam=rest,
        least_found=_least_found(
            answers, machine_spam, machine_no_spam, known_spam, left_out, error
        ),
    )


def certificate_numbers(bounds: CertificateBounds) -> dict[str, float | bool | None]:
    """The bounds under the names that a certificate's file gives them."""
    return {
        "certified": bounds.certified,
        "wrong_at_most": bounds.most_wrong,
        "wrong_among_spam_at_most": bounds.most_wrong_spam,
        "wrong_among_no_spam_at_most": bounds.most_wrong_no_spam,
        "spam_found_at_least": bounds.least_found,
    }


def _least_found(
    answers: UniformAnswers,
    machine_spam: int,
    machine_no_spam: int,
    known_spam: int,
    left_out: Uncertified,
    error: float,
) -> float | None:
    """All parts' bounds must hold, so that each has its share of the error (Bonferroni)."""
    part = error / (3 if left_out.messages else 2)
    wrong = _most_wrong(answers.spam, answers.wrong_spam, machine_spam, part)
    missed = _most_wrong(answers.no_spam, answers.wrong_no_spam, machine_no_spam, part)
    unlabelled = _most_wrong(left_out.answers, left_out.spam, left_out.messages, part)
    found = known_spam + machine_spam * (1 - wrong)
    total = found + machine_no_spam * missed + left_out.messages * unlabelled
    return found / total if machine_spam + known_spam and total else None


def _most_wrong(answers: int, wrong: int, messages: int, error: float) -> float:
    return upper_bound(answers, wrong, error) if messages else 0.0
