"""Goals, forecasts and proofs in sentences: chat and command line show the same ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.campaign.proofs import Goal, ProofForecast, ProofStatement
from bot.campaign.score_sentences import share_words
from bot.learning.evaluation.certificate_bounds import UniformAnswers
from bot.learning.evaluation.filter_proof import FilterCounts, FilterGoal, OutOfReach
from bot.learning.evaluation.foretold import Foretold
from bot.wording.installed_languages import ENGLISH
from bot.wording.language import Language

__all__ = [
    "evidence_words",
    "forecast_sentence",
    "goal_words",
    "statement_sentence",
    "statement_sentences",
]

# A proof for a filter has two ladders of 5 % each, a certificate one of 10 %.
_CONFIDENCE = 0.9
# If fewer campaigns reach the statement than this, the forecast says so.
_MOSTLY_REACHED = 0.9


def goal_words(goal: Goal, language: Language = ENGLISH) -> str:
    """What is to be shown, without a full stop."""
    if isinstance(goal, FilterGoal):
        precision = share_words(goal.precision, language)
        let_through = share_words(goal.let_through, language)
        return language.say("proof-goal-filter", precision=precision, let_through=let_through)
    return language.say("proof-goal-labels", max_error=share_words(goal.max_error, language))


def evidence_words(evidence: FilterCounts | UniformAnswers, language: Language = ENGLISH) -> str:
    """The answers that a proof rests on, and what they were."""
    if isinstance(evidence, FilterCounts):
        return language.say(
            "proof-evidence-filter",
            flagged=evidence.flagged,
            flagged_spam=evidence.flagged - evidence.flagged_wrong,
            unflagged=evidence.unflagged,
            unflagged_spam=evidence.unflagged_spam,
        )
    return language.say("proof-evidence-labels", answers=evidence.answers, wrong=evidence.errors)


def forecast_sentence(forecast: ProofForecast, language: Language = ENGLISH) -> str:
    """How many answers a proof still takes, as a range, or why it is out of reach."""
    if forecast.out_of_reach is not None:
        return _out_of_reach(forecast.out_of_reach, language)
    return _foretold(forecast.foretold, language)


def statement_sentence(statement: ProofStatement, language: Language = ENGLISH) -> str:
    """How a proof ended, on which answers that rests, and about which model it is."""
    goal, rests = goal_words(statement.goal, language), evidence_words(statement.evidence, language)
    labels = statement.labels
    if statement.outcome == "stands":
        of_filter = isinstance(statement.goal, FilterGoal)
        return language.say(
            "proof-stands-filter" if of_filter else "proof-stands-labels",
            goal=goal,
            confidence=share_words(_CONFIDENCE, language),
            labels=labels,
            evidence=rests,
        )
    if statement.outcome == "out_of_reach":
        return language.say("proof-failed", labels=labels, goal=goal, evidence=rests)
    if statement.outcome == "pool_grew":
        return language.say("proof-pool-grew", labels=labels, evidence=rests)
    return language.say("proof-stopped", evidence=rests)


def statement_sentences(
    *,
    settled: bool,
    statements: Sequence[ProofStatement],
    running: Goal | None,
    language: Language = ENGLISH,
) -> Iterator[str]:
    """Which of the three statements are true: settled, certified, proven for a filter.

    statements: the proofs that ended, the newest first. running: the goal of one that runs.
    """
    if settled:
        yield language.say("proof-settled")
    standing = [each for each in statements if each.outcome == "stands"]
    for kind in (False, True):
        newest = [each for each in standing if isinstance(each.goal, FilterGoal) is kind][:1]
        for each in newest:
            later = "" if each.is_current else f" {language.say('proof-learnt-more')}"
            yield f"{statement_sentence(each, language)}{later}"
    if running is not None:
        yield language.say("proof-is-running", goal=goal_words(running, language))
    elif settled and not any(each.is_current for each in standing):
        yield language.say("proof-nothing")


def _foretold(foretold: Foretold, language: Language) -> str:
    """The answers that are still needed, as a range."""
    if not foretold.high:
        return language.say("proof-takes-none")
    now, with_one, most = foretold.without_error, foretold.with_one, foretold.high
    if with_one > now and most > with_one:
        said = language.say("proof-takes-with-one-most", answers=now, with_one=with_one, most=most)
    elif with_one > now:
        said = language.say("proof-takes-with-one", answers=now, with_one=with_one)
    elif most > with_one:
        said = language.say("proof-takes-most", answers=now, most=most)
    else:
        said = language.say("proof-takes", answers=now)
    if foretold.reached < _MOSTLY_REACHED:
        share = share_words(foretold.reached, language)
        said += f" {language.say('proof-rarely-reached', share=share)}"
    return said


def _out_of_reach(reason: OutOfReach, language: Language) -> str:
    """Why a proof cannot stand, and from what pool size on one could."""
    has, needs = reason.has, reason.needs
    if reason.why == "too_many_wrong":
        return language.say("proof-too-many-wrong", wrong=has, checked=needs)
    flagged = reason.why == "few_flagged"
    if has:
        name = "proof-few-flagged" if flagged else "proof-few-unflagged"
        reserve = language.say(name, has=has, needs=needs)
    else:
        name = "proof-none-flagged" if flagged else "proof-none-unflagged"
        reserve = language.say(name, needs=needs)
    if reason.pool is None:
        return f"{reserve} {language.say('proof-no-pool')}"
    return f"{reserve} {language.say('proof-pool', pool=_rounded(reason.pool))}"


def _rounded(pool: int) -> int:
    """Two digits of a pool size, rounded up: the share of spam is not known more exactly."""
    step: int = 10 ** max(0, len(str(pool)) - 2)
    return -(-pool // step) * step
