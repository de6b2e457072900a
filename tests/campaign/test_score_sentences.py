"""The exam's report in sentences: with counts, rounded outwards, and never accuracy alone."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.campaign.exam_looks import ExamReport, ExamStanding, NoReport
from bot.campaign.score_sentences import (
    score_figures,
    score_numbers,
    score_sentences,
    share_words,
    shared_score_sentences,
)
from bot.learning.evaluation.announced_looks import LOOKS, next_look
from bot.learning.evaluation.exam_measures import ExamCounts

COUNTS = ExamCounts(
    flagged=29,
    flagged_spam=27,
    unflagged=51,
    unflagged_spam=1,
    missed=0.012,
    effective=34.0,
    reserve_flagged=90,
    reserve_unflagged=610,
)
RARE = ExamCounts(
    flagged=2,
    flagged_spam=2,
    unflagged=58,
    unflagged_spam=0,
    missed=0.0,
    effective=50.0,
    reserve_flagged=9,
    reserve_unflagged=691,
)


def measured(counts: ExamCounts, look: int = 80, answers: int = 85) -> ExamStanding:
    report = ExamReport(look, labels=120, made_at=1_000.0, counts=counts)
    return ExamStanding(report, None, answers, 0, next_look(answers))


def waiting(why: NoReport, answers: int = 4, unchecked: int = 0) -> ExamStanding:
    return ExamStanding(None, why, answers, unchecked, 10)


def test_precision_and_missed_come_first_with_interval_and_counts() -> None:
    precision, missed, recall, when = score_sentences(measured(COUNTS))

    assert precision == "Of what the model would flag, 93 % is spam (75–99.3 %; 27 of 29 checked)."
    assert missed == "Of what it would let through, 1.2 % is spam (0–12 %; 1 of 51 checked)."
    assert recall == (
        "There are too few exam answers yet to say how much of all spam is caught (28 of them are "
        "spam)."
    )
    assert when == (
        "Measured after 80 exam answers, with 120 labels learnt; the next measurement is at 110 "
        "(85 so far)."
    )


def test_recall_and_f1_are_said_once_their_intervals_are_narrow() -> None:
    more = replace(COUNTS, unflagged=300, unflagged_spam=0, missed=0.0, effective=290.0)

    recall, f1 = score_sentences(measured(more))[2:4]

    assert re.fullmatch(r"It would catch 100 % \(\d+–100 %\) of all spam\.", recall)
    assert re.fullmatch(
        r"F1, which is precision and recall in one number: 0\.96 \(0\.\d\d–1\.00\)\.", f1
    )


def test_rare_spam_gives_counts_and_says_what_cannot_be_told() -> None:
    precision, missed, recall, reserve, _ = score_sentences(measured(RARE))

    assert precision == (
        "Of what the model would flag, 2 of 2 checked are spam: too few to say what share."
    )
    assert missed.startswith("Of what it would let through, 0 % is spam (0–")
    assert (
        recall == "The exam has too little spam (2 messages) to say how much of all spam is caught."
    )
    assert reserve == (
        "The reserve, which is kept for the exam, has only 9 messages that the model would flag: "
        "too few to prove what share of them is spam."
    )


def test_a_model_that_never_says_spam_gets_no_praise() -> None:
    never = replace(RARE, flagged=0, flagged_spam=0, reserve_flagged=0, reserve_unflagged=700)

    said = score_sentences(measured(never))

    assert said[0] == "The model would flag none of the 700 messages kept for the exam."
    assert said[2] == "The exam has no spam yet, so it cannot say how much of all spam is caught."
    assert "accura" not in " ".join(said)
    assert "right" not in " ".join(said)
    assert score_numbers(measured(never))["accuracy"] is None


def test_the_last_measurement_is_called_so() -> None:
    said = score_sentences(measured(COUNTS, LOOKS[-1], 170))

    assert said[-1] == (
        "Measured after 150 exam answers, with 120 labels learnt; it is the last measurement."
    )


@pytest.mark.parametrize(
    ("why", "part"),
    [
        ("no_exam", "No score: this campaign has no exam"),
        ("small_pool", "No score: there are too few messages for an exam."),
        ("unchecked", "No score: the exam's answers come from people nobody has checked."),
        ("no_model", "No score yet: there is no model."),
        ("few_answers", "first measured after 10 exam answers, and there are 4."),
    ],
)
def test_without_a_report_it_says_why(why: NoReport, part: str) -> None:
    assert part in score_sentences(waiting(why))[0]
    assert score_numbers(waiting(why))["why_none"] == why


def test_answers_that_do_not_count_yet_are_counted_once() -> None:
    few = score_sentences(waiting("few_answers", 1, unchecked=1))
    unchecked = score_sentences(waiting("unchecked", 1, unchecked=12))

    assert few[0].endswith("and there is 1. They are mixed in with the others.")
    assert few[1] == "1 exam answer does not count yet: nobody has checked who gave it."
    assert len(unchecked) == 1


def test_annotators_read_the_shares_without_any_count() -> None:
    report = measured(COUNTS).report

    assert shared_score_sentences(report) == [
        "Of what the model would flag, 93 % (75–99.3 %) is spam.",
        "Of what it would let through, 1.2 % (0–12 %) is spam.",
    ]
    assert shared_score_sentences(None) == ["No score yet."]


def test_the_picture_has_a_figure_of_each_measure_that_there_is() -> None:
    both, one = measured(COUNTS), measured(RARE)

    assert [figure.value for figure in score_figures(both)] == ["93 %", "1.2 %"]
    assert score_figures(both)[0].detail == "75–99.3 %; 27/29"
    assert [figure.value for figure in score_figures(one)] == ["0 %"]
    assert score_figures(waiting("no_exam")) == []


def test_the_numbers_are_those_of_the_sentences_and_can_be_json() -> None:
    numbers = json.loads(json.dumps(score_numbers(measured(COUNTS))))

    assert numbers["sentences"] == score_sentences(measured(COUNTS))
    assert (numbers["precision"]["hits"], numbers["precision"]["of"]) == (27, 29)
    assert numbers["missed"]["value"] == 0.012
    assert numbers["accuracy"]["low"] < numbers["accuracy"]["value"]
    assert (numbers["measured_after"], numbers["next_measurement"]) == (80, 110)
    assert (numbers["exam_answers"], numbers["labels_learnt"]) == (85, 120)


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0.0, "0 %"),
        (0.0004, "<0.1 %"),
        (0.012, "1.2 %"),
        (0.04, "4 %"),
        (0.0996, "10 %"),
        (0.93, "93 %"),
        (0.997, ">99 %"),
        (1.0, "100 %"),
    ],
)
def test_a_share_is_never_rounded_to_all_or_none(share: float, words: str) -> None:
    assert share_words(share) == words


@given(
    flagged=st.integers(0, 60),
    spam=st.integers(0, 60),
    unflagged=st.integers(1, 150),
    missed=st.floats(0, 1),
)
def test_a_shown_interval_holds_the_whole_interval(
    flagged: int, spam: int, unflagged: int, missed: float
) -> None:
    counts = replace(
        COUNTS,
        flagged=flagged,
        flagged_spam=min(flagged, spam),
        unflagged=unflagged,
        unflagged_spam=round(missed * unflagged),
        missed=missed,
        effective=float(unflagged),
    )
    standing = measured(counts)

    for figure, share in zip(
        reversed(score_figures(standing)),
        [standing.report.measures.missed, standing.report.measures.precision],  # type: ignore[union-attr]
        strict=False,
    ):
        assert share is not None
        found = re.match(r"([\d.]+)–([\d.]+) %", figure.detail)
        assert found
        assert float(found[1]) <= 100 * share.low + 1e-6
        assert float(found[2]) >= 100 * share.high - 1e-6
