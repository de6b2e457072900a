"""Goals, forecasts and proofs in sentences: chat and command line show the same ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.campaign.proofs import Goal, ProofForecast, ProofStatement
from bot.campaign.score_sentences import share_words
from bot.learning.evaluation.certificate_bounds import UniformAnswers
from bot.learning.evaluation.filter_proof import FilterCounts, FilterGoal, OutOfReach
from bot.learning.evaluation.foretold import Foretold

__all__ = [
    "evidence_words",
    "forecast_sentence",
    "goal_words",
    "statement_sentence",
    "statement_sentences",
]

# A proof for a filter has two ladders of 5 % each, a certificate one of 10 %.
_CONFIDENCE = "confidence 90 %"
# If fewer campaigns reach the statement than this, the forecast says so.
_MOSTLY_REACHED = 0.9


def goal_words(goal: Goal) -> str:
    """What is to be shown, without a full stop."""
    if isinstance(goal, FilterGoal):
        return (
            f"at least {share_words(goal.precision)} of what the filter flags is spam, and it lets "
            f"through at most {share_words(goal.let_through)} of all spam"
        )
    return f"at most {share_words(goal.max_error)} of the labels that the model gives are wrong"


def evidence_words(evidence: FilterCounts | UniformAnswers) -> str:
    """The answers that a proof rests on, and what they were."""
    if isinstance(evidence, FilterCounts):
        spam = evidence.flagged - evidence.flagged_wrong
        return (
            f"{_counted(evidence.flagged, 'answer')} to messages that it flags ({spam:,} spam) "
            f"and {evidence.unflagged:,} to messages that it lets through "
            f"({evidence.unflagged_spam:,} spam)"
        )
    answers, wrong = evidence.answers, _counted(evidence.errors, "wrong label")
    return f"{_counted(answers, 'answer')} to messages drawn at random ({wrong})"


def forecast_sentence(forecast: ProofForecast) -> str:
    """How many answers a proof still takes, as a range, or why it is out of reach."""
    if forecast.out_of_reach is not None:
        return _out_of_reach(forecast.out_of_reach)
    return _foretold(forecast.foretold)


def statement_sentence(statement: ProofStatement) -> str:
    """How a proof ended, on which answers that rests, and about which model it is."""
    goal, rests = statement.goal, evidence_words(statement.evidence)
    model = f"the model of {_counted(statement.labels, 'label')}"
    if statement.outcome == "stands":
        kind = "Proven for a filter" if isinstance(goal, FilterGoal) else "Certified"
        return (
            f"{kind}: {goal_words(goal)} ({_CONFIDENCE}). It is about {model}, and rests on "
            f"{rests}."
        )
    if statement.outcome == "out_of_reach":
        return f"Out of reach for {model}: {goal_words(goal)}. There were {rests}."
    if statement.outcome == "pool_grew":
        return (
            f"The proof has ended early: it was about {model}, and messages were imported or "
            f"withdrawn, or the features changed. There were {rests}."
        )
    return f"The proof was stopped. There were {rests}, and they count for the next one."


def statement_sentences(
    *, settled: bool, statements: Sequence[ProofStatement], running: Goal | None
) -> Iterator[str]:
    """Which of the three statements are true: settled, certified, proven for a filter.

    statements: the proofs that ended, the newest first. running: the goal of one that runs.
    """
    if settled:
        yield "Settled: further labels change almost none of the model's predictions."
    standing = [each for each in statements if each.outcome == "stands"]
    for kind in (False, True):
        newest = [each for each in standing if isinstance(each.goal, FilterGoal) is kind][:1]
        for each in newest:
            later = "" if each.is_current else " The model has learnt more since."
            yield f"{statement_sentence(each)}{later}"
    if running is not None:
        yield f"A proof is running: {goal_words(running)}. /prove in the chat shows how far it is."
    elif settled and not any(each.is_current for each in standing):
        yield "Nothing is proven about the newest model: /prove in the chat does that."


def _foretold(foretold: Foretold) -> str:
    """The answers that are still needed, as a range."""
    now, one_more = foretold.without_error, foretold.with_one
    if not foretold.high:
        return "It takes no further answer."
    sentence = f"It takes about {_counted(now, 'answer')} if there is no error"
    if one_more > now:
        sentence += f", {one_more:,} with one"
    if foretold.high > one_more:
        sentence += f", and rarely more than {foretold.high:,}"
    sentence += "."
    if foretold.reached < _MOSTLY_REACHED:
        sentence += (
            " With more errors it can turn out to be out of reach: of campaigns with these answers "
            f"{share_words(foretold.reached)} get there."
        )
    return sentence


def _out_of_reach(reason: OutOfReach) -> str:
    """Why a proof cannot stand, and from what pool size on one could."""
    has, needs = reason.has, reason.needs
    if reason.why == "too_many_wrong":
        return (
            f"Out of reach: {has:,} of {needs:,} labels that were checked "
            f"{'was' if has == 1 else 'were'} wrong, so this model does not meet the goal. "
            "Label more, and try again."
        )
    kind = "the model flags" if reason.why == "few_flagged" else "the model lets through"
    had = f"only {_counted(has, 'message')}" if has else "no message"
    reserve = (
        f"Out of reach: the reserve, which is kept for the exam, has {had} that {kind}, and it "
        f"takes {needs:,}."
    )
    if reason.pool is None:
        return f"{reserve} No pool is large enough at this share of spam."
    return (
        f"{reserve} At this share of spam it takes a pool of about {_rounded(reason.pool)} "
        "messages."
    )


def _rounded(pool: int) -> str:
    """Two digits of a pool size, rounded up: the share of spam is not known more exactly."""
    step = 10 ** max(0, len(str(pool)) - 2)
    return f"{-(-pool // step) * step:,}"


def _counted(count: int, thing: str) -> str:
    return f"{count:,} {thing}{'' if count == 1 else 's'}"
