"""Goals, forecasts and proofs as people read them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.campaign.goals import CertificateGoal, FilterGoal
from bot.campaign.proof_sentences import (
    forecast_sentence,
    goal_words,
    statement_sentence,
    statement_sentences,
)
from bot.campaign.proofs import ProofForecast, ProofStatement
from bot.learning.evaluation.certificate_bounds import UniformAnswers
from bot.learning.evaluation.filter_proof import FilterCounts, OutOfReach
from bot.learning.evaluation.foretold import Foretold

FILTER = FilterGoal()
CERTIFICATE = CertificateGoal()
ANSWERS = FilterCounts(
    flagged=29,
    flagged_wrong=2,
    unflagged=61,
    unflagged_spam=1,
    flagged_left=40,
    unflagged_left=500,
    reserve_flagged=70,
    reserve_unflagged=570,
)
UNIFORM = UniformAnswers(spam=8, wrong_spam=0, no_spam=50, wrong_no_spam=1)
PROVEN = ProofStatement(2, FILTER, "stands", ANSWERS, 88, 1_000.0, is_current=True)
CERTIFIED = ProofStatement(1, CERTIFICATE, "stands", UNIFORM, 88, 900.0, is_current=True)


def forecast(
    foretold: Foretold, why: OutOfReach | None = None, goal: FilterGoal | CertificateGoal = FILTER
) -> ProofForecast:
    evidence = ANSWERS if isinstance(goal, FilterGoal) else UNIFORM
    return ProofForecast(goal, evidence, foretold, why)


def test_the_goals_in_words() -> None:
    assert goal_words(FILTER) == (
        "at least 80 % of what the filter flags is spam, and it lets through at most 50 % of all "
        "spam"
    )
    assert goal_words(CertificateGoal(0.02)) == (
        "at most 2 % of the labels that the model gives are wrong"
    )


def test_a_forecast_is_a_range() -> None:
    sentence = forecast_sentence(forecast(Foretold(64, 101, 62, 140, 0.97)))

    assert sentence == (
        "It takes about 64 answers if there is no error, 101 with one, and rarely more than 140."
    )


def test_a_forecast_that_often_fails_says_so() -> None:
    sentence = forecast_sentence(forecast(Foretold(1, 1, 1, 1, 0.53)))

    assert sentence == (
        "It takes about 1 answer if there is no error. With more errors it can turn out to be out "
        "of reach: of campaigns with these answers 53 % get there."
    )
    assert forecast_sentence(forecast(Foretold(0, 0, 0, 0, 1.0))) == "It takes no further answer."


@pytest.mark.parametrize(
    ("why", "sentence"),
    [
        (
            OutOfReach("few_flagged", 9, 17, 8_123),
            "Out of reach: the reserve, which is kept for the exam, has only 9 messages that the "
            "model flags, and it takes 17. At this share of spam it takes a pool of about 8,200 "
            "messages.",
        ),
        (
            OutOfReach("few_flagged", 0, 17, None),
            "Out of reach: the reserve, which is kept for the exam, has no message that the model "
            "flags, and it takes 17. No pool is large enough at this share of spam.",
        ),
        (
            OutOfReach("few_unflagged", 1, 58, 400),
            "Out of reach: the reserve, which is kept for the exam, has only 1 message that the "
            "model lets through, and it takes 58. At this share of spam it takes a pool of about "
            "400 messages.",
        ),
        (
            OutOfReach("too_many_wrong", 9, 40, None),
            "Out of reach: 9 of 40 labels that were checked were wrong, so this model does not "
            "meet the goal. Label more, and try again.",
        ),
    ],
)
def test_what_is_out_of_reach_says_why_and_from_what_pool_size_on(
    why: OutOfReach, sentence: str
) -> None:
    assert forecast_sentence(forecast(Foretold(0, 0, 0, 0, 0.0), why)) == sentence


def test_a_statement_says_what_it_rests_on_and_of_which_model_it_is() -> None:
    assert statement_sentence(PROVEN) == (
        "Proven for a filter: at least 80 % of what the filter flags is spam, and it lets through "
        "at most 50 % of all spam (confidence 90 %). It is about the model of 88 labels, and rests "
        "on 29 answers to messages that it flags (27 spam) and 61 to messages that it lets through "
        "(1 spam)."
    )
    assert statement_sentence(CERTIFIED) == (
        "Certified: at most 5 % of the labels that the model gives are wrong (confidence 90 %). It "
        "is about the model of 88 labels, and rests on 58 answers to messages drawn at random "
        "(1 wrong label)."
    )


def test_what_has_not_been_proven_is_never_called_proven() -> None:
    for outcome in ("out_of_reach", "stopped", "pool_grew"):
        sentence = statement_sentence(replace(PROVEN, outcome=outcome))
        assert not sentence.startswith(("Proven", "Certified"))
        assert "29 answers" in sentence


def test_each_of_the_three_statements_is_made_when_it_is_true() -> None:
    def said(**found: object) -> list[str]:
        known: dict[str, object] = {"settled": False, "statements": [], "running": None} | found
        return list(statement_sentences(**known))  # type: ignore[arg-type]

    assert said() == []
    assert [each.split(":")[0] for each in said(settled=True)] == [
        "Settled",
        "Nothing is proven about the newest model",
    ]
    assert [each.split(":")[0] for each in said(settled=True, statements=[PROVEN, CERTIFIED])] == [
        "Settled",
        "Certified",
        "Proven for a filter",
    ]
    assert said(running=FILTER)[0].startswith("A proof is running: at least 80 %")


def test_a_statement_about_an_earlier_model_says_so_and_proves_nothing_of_the_newest() -> None:
    earlier = replace(PROVEN, is_current=False)
    failed = replace(CERTIFIED, outcome="out_of_reach")

    said = list(statement_sentences(settled=True, statements=[failed, earlier], running=None))

    assert said[1].endswith("The model has learnt more since.")
    assert said[2].startswith("Nothing is proven about the newest model")
    assert len(said) == 3
