"""The report on all annotators, as the owner reads it."""

from __future__ import annotations

import pytest

from bot.campaign.review import Agreement, MemberReport, TeamAgreement, TeamReport
from bot.chat.cards.team_report import MAX_SHOWN, doubtful_card, excluded_card, team_card
from bot.chat.locale import CATALOGS
from bot.chat.names import NAME_LENGTH
from bot.emulator.entities import formatted, utf16_length
from bot.emulator.html_markup import parse_html
from storage.records import AnnotatorActivity, AnnotatorId, Label, Reliability

ENGLISH = CATALOGS["en"]

SOME = TeamAgreement(12_345, Agreement(0.5))
NONE = TeamAgreement(0, Agreement(None, "too_few"))


def member(number: int, found: Reliability, *, counts: bool = True) -> MemberReport:
    work = AnnotatorActivity(
        AnnotatorId(number), 7_999_999_999, "annotator", 12_345, 12_345, 1_234, 1_234, 1_234
    )
    return MemberReport(work, counts, found, "probation")


def reliability(
    number: int, sensitivity: float, specificity: float, errs_alike: Label | None = None
) -> Reliability:
    estimate = max(0.0, sensitivity + specificity - 1)
    return Reliability(
        *(AnnotatorId(number), estimate, 0.0, min(1.0, estimate + 0.1), 50),
        sensitivity=sensitivity,
        specificity=specificity,
        errs_alike=errs_alike,
    )


@pytest.mark.parametrize("language", CATALOGS)
def test_the_longest_team_report_is_one_telegram_message(language: str) -> None:
    numbers = range(1_000_000, 1_000_040)
    found = [reliability(number, 0.0, 1.0, "no_spam") for number in numbers]
    members = tuple(member(each.annotator_id, each, counts=False) for each in found)
    names = {each.work.telegram_id or 0: "W" * (NAME_LENGTH + 1) for each in members}

    card = team_card(TeamReport(members, (), SOME, SOME), names, CATALOGS[language])

    assert utf16_length(formatted(*parse_html(card.text))[0]) <= 4096
    assert card.keyboard is not None
    assert len(card.keyboard.inline_keyboard) == MAX_SHOWN


@pytest.mark.parametrize(
    ("sensitivity", "specificity", "words"),
    [
        (0.02, 0.98, "almost always taps ✅ Not spam"),
        (0.97, 0.04, "almost always taps 🚫 Spam"),
        (0.5, 0.5, None),
        (0.1, 0.1, None),  # a liar taps both buttons
        (0.93, 0.97, None),
    ],
)
def test_the_report_names_who_always_taps_the_same_button(
    sensitivity: float, specificity: float, words: str | None
) -> None:
    text = ENGLISH.member(member(3, reliability(3, sensitivity, specificity)), {})

    assert f"spam {sensitivity:.0%} right, not spam {specificity:.0%} right" in text
    assert ("almost always" in text) == (words is not None)
    assert words is None or words in text


@pytest.mark.parametrize(
    ("numbers", "who"),
    [
        ((3, 5), "annotators 3, 5 tap ✅ Not spam"),
        (tuple(range(1, 13)), "3, 4, 5, … tap ✅ Not spam"),
    ],
)
def test_the_report_names_annotators_with_the_same_errors(
    numbers: tuple[int, ...], who: str
) -> None:
    named = tuple(member(n, reliability(n, 0.9, 0.9, "no_spam")) for n in numbers)
    others = (member(99, reliability(99, 0.9, 0.9)),)

    card = team_card(TeamReport((*named, *others), (), NONE, NONE), {}, ENGLISH)
    nobody = team_card(TeamReport(others, (), NONE, NONE), {}, ENGLISH)

    assert who in card.text
    assert "one kind of message" not in nobody.text


def test_messages_about_a_bad_annotator_give_both_rates_and_no_accuracy() -> None:
    found = reliability(4, 0.05, 0.96)

    for card in (excluded_card(found, ENGLISH), doubtful_card(found, ENGLISH)):
        assert "right answers is: spam 5%, not spam 96%." in card.text
        assert "almost always ✅ Not spam" in card.text
        assert "accuracy" not in card.text


def test_only_an_annotator_who_is_clearly_bad_has_a_button_in_the_report() -> None:
    new = Reliability(AnnotatorId(5), 0.4, 0.0, 0.95, 2, 0.7, 0.7)

    card = team_card(TeamReport((member(5, new),), (), NONE, NONE), {}, ENGLISH)

    assert card.keyboard is None
