"""Telegram accepts every sentence, and nothing hostile inside one can be tapped."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Any, get_args

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.campaign.assignments import NotYoursError
from bot.campaign.explanations import Explained, Neighbour
from bot.campaign.members import MembersUntoldError, NotInvitedError, NotMemberError
from bot.campaign.reports import TooEarlyError
from bot.campaign.types import (
    AnnotatorId,
    Choice,
    Item,
    Label,
    Question,
    QuestionId,
    QuestionToken,
    Role,
)
from bot.chat.access import CURATORS, OWNERS
from bot.chat.cards.answer_history import PAGE_SIZE, history_card
from bot.chat.cards.card import Card, quoted
from bot.chat.cards.dispute import dispute_card
from bot.chat.cards.explanation import explanation_card
from bot.chat.cards.redaction import Redactor
from bot.chat.cards.settings_menu import settings_card
from bot.chat.cards.visible_text import utf16_units
from bot.chat.command_table import menu_sections
from bot.chat.handlers.imports import MAX_ERRORS_SHOWN, storable_name
from bot.chat.locale import CATALOGS, Catalog
from bot.chat.locale.own_data_messages import HIDDEN_KINDS
from bot.chat.transport.outbox import TOAST_LENGTH
from bot.emulator.entities import formatted, utf16_length
from bot.emulator.html_markup import parse_html
from bot.emulator.keyboards import inline_keyboard
from bot.formats.rows import BadRow
from storage.records import Annotator, Imported, ItemId
from tests.support.hostile_texts import TEXTS, is_visible
from tests.support.paths import ROOT

# Text from Telegram: JSON escapes can carry half of a surrogate pair.
HOSTILE = TEXTS | st.text(st.characters())
LANGUAGES = st.sampled_from(sorted(CATALOGS)).map(CATALOGS.__getitem__)
REDACTORS = st.sampled_from([Redactor(), Redactor(["phone", "email", "name", "card", "link"])])
TAPPABLE = {"url", "text_link", "mention", "email", "phone_number", "hashtag", "cashtag"}
PLAIN = [
    name
    for name, method in inspect.getmembers(Catalog, inspect.isfunction)
    if not name.startswith("_") and list(inspect.signature(method).parameters) == ["self"]
]


def parse_as_telegram(html: str) -> tuple[str, list[dict[str, Any]]]:
    """Text and entities as Telegram shows them; raises what Telegram refuses."""
    plain, entities = formatted(*parse_html(html))
    assert 1 <= utf16_length(plain) <= 4096
    units = plain.encode("utf-16-le")
    for entity in entities:
        end = 2 * (entity["offset"] + entity["length"])
        assert end <= len(units)
        assert units[2 * entity["offset"] : end].decode("utf-16-le")
    return plain, entities


def entity_types(html: str) -> set[str]:
    return {entity["type"] for entity in parse_as_telegram(html)[1]}


def tappable(html: str) -> list[str]:
    return [entity["type"] for entity in parse_as_telegram(html)[1] if entity["type"] in TAPPABLE]


@pytest.mark.parametrize("language", CATALOGS)
@pytest.mark.parametrize("name", PLAIN)
def test_every_sentence_without_arguments_is_valid(language: str, name: str) -> None:
    sentence = getattr(CATALOGS[language], name)()

    assert tappable(sentence) == []


@pytest.mark.parametrize("language", CATALOGS)
@pytest.mark.parametrize("role", get_args(Role))
def test_help_privacy_and_refusals_are_valid_for_every_role(language: str, role: Role) -> None:
    texts = CATALOGS[language]

    assert tappable(texts.help(menu_sections(role))) == []
    assert tappable(texts.privacy(HIDDEN_KINDS, protected=role == "owner")) == []
    assert tappable(texts.refusal(NotInvitedError("x"))) == []
    assert tappable(texts.refusal(NotMemberError("x"))) == []


@settings(deadline=None)
@given(LANGUAGES, HOSTILE, st.lists(st.tuples(HOSTILE, HOSTILE), max_size=5))
def test_the_report_of_an_import_shows_no_link_of_the_file(
    texts: Catalog, name: str, rows: list[tuple[str, str]]
) -> None:
    bad = [
        BadRow(f"{storable_name(name)}:{number}", f"{word[:20]!r} is no label.")
        for number, (word, _) in enumerate(rows)
    ]
    bad_lines = [quoted(f"{row.where}: {row.reason}") for row in bad[:MAX_ERRORS_SHOWN]]

    report = texts.imported(Imported(1, 1, 0, 0, ()), len(bad), bad_lines)

    assert tappable(report) == []
    assert all(entity["type"] in ("bold", "code") for entity in parse_as_telegram(report)[1])


@settings(deadline=None)
@given(
    LANGUAGES,
    st.lists(st.tuples(HOSTILE, st.floats(-5, 5)), min_size=1, max_size=20),
    st.lists(HOSTILE, max_size=3),
    REDACTORS,
)
def test_nothing_in_an_explained_score_can_be_tapped(
    texts: Catalog, segments: list[tuple[str, float]], near: list[str], redactor: Redactor
) -> None:
    nearest = tuple(Neighbour(text, "spam", 0.5) for text in near)

    card = explanation_card(Explained(0.5, tuple(segments), nearest), texts, redactor)

    assert entity_types(card.text) <= {"bold", "pre"}


CHOICES = st.sampled_from(["spam", "no_spam", "unsure", "skip"])


@settings(deadline=None)
@given(
    LANGUAGES,
    st.lists(st.tuples(TEXTS, CHOICES), min_size=1, max_size=PAGE_SIZE),
    st.integers(0, 10**6),
    st.booleans(),
    REDACTORS,
)
def test_history_shows_an_excerpt_of_each_message_and_nothing_in_it_can_be_tapped(
    texts: Catalog, answered: list[tuple[str, Choice]], skip: int, more: bool, redactor: Redactor
) -> None:
    questions = [question(number, *each) for number, each in enumerate(answered, start=2**62)]

    card = history_card(questions, skip, texts, redactor, has_older=more)

    assert card.keyboard is not None
    assert inline_keyboard(card.keyboard.to_dict()) is not None
    assert len(messages_of(card)) == len(questions)
    assert entity_types(card.text) <= {
        "bold",
        "italic",
        "pre",
    }


def question(number: int, text: str, answer: Choice) -> Question:
    return Question(
        *(
            QuestionId(number),
            QuestionToken(number),
            ItemId(1),
            text,
            AnnotatorId(1),
            "uncertainty",
            0.5,
            0.0,
            1.0,
        ),
        open=False,
        answer=answer,
    )


@settings(deadline=None)
@given(LANGUAGES, TEXTS, st.integers(1, 10**6), st.integers(0, 10**6), REDACTORS)
@example(CATALOGS["en"], "\n" * 4_000 + "buy now", 1, 0, Redactor())
@example(CATALOGS["en"], "😀" * 5_000, 10**6, 10**6, Redactor())
def test_a_dispute_shows_its_message_and_nothing_in_it_can_be_tapped(
    texts: Catalog, text: str, count: int, left: int, redactor: Redactor
) -> None:
    card = dispute_card(Item(ItemId(2**63 - 1), text), count, left, texts, redactor)

    assert card.keyboard is not None
    assert inline_keyboard(card.keyboard.to_dict()) is not None
    assert len(messages_of(card)) == 1
    assert entity_types(card.text) <= {
        "bold",
        "italic",
        "pre",
    }


def messages_of(card: Card) -> list[str]:
    """The texts of the card's blocks, each of which must be visible."""
    plain, entities = parse_as_telegram(card.text)
    units = plain.encode("utf-16-le")
    blocks = [
        units[2 * block["offset"] : 2 * (block["offset"] + block["length"])].decode("utf-16-le")
        for block in entities
        if block["type"] == "pre"
    ]
    assert all(map(is_visible, blocks))
    return blocks


ANNOTATORS = st.builds(
    Annotator,
    language=st.sampled_from([None, *CATALOGS]),
    utc_offset=st.none() | st.integers(-14, 14),
    remind_hour=st.none() | st.integers(0, 23),
)


@given(LANGUAGES, ANNOTATORS)
def test_the_settings_card_is_valid(texts: Catalog, annotator: Annotator) -> None:
    shown: Card = settings_card(annotator, texts)

    assert tappable(shown.text) == []
    assert shown.keyboard is not None
    assert inline_keyboard(shown.keyboard.to_dict()) is not None


def toasts_of(texts: Catalog, mine: int) -> Iterator[str]:
    """Every toast that the handlers and the error handler show."""
    for choice in get_args(Choice):
        yield texts.answer_saved(choice, mine)
        yield texts.previous_answer(choice)
    for label in (None, *get_args(Label)):
        yield texts.dispute_settled(label)
    for error in (
        NotInvitedError,
        NotMemberError,
        MembersUntoldError,
        NotYoursError,
        TooEarlyError,
    ):
        yield texts.refusal(error("x"))
    for asked_again in (True, False):
        yield texts.undone(asked_again=asked_again)
    yield texts.previous_answer(None)
    yield texts.milestone(mine)
    for toast in (
        texts.hurried,
        texts.too_early,
        texts.nothing_to_undo,
        texts.old_button,
        texts.invite_ended,
        texts.no_such_annotator,
        texts.not_disputed,
        texts.internal_error,
        texts.try_later,
    ):
        yield toast()
    for roles in (OWNERS, CURATORS):
        yield texts.only_owner(roles)


@given(LANGUAGES, st.integers(0, 10**9))
def test_a_toast_is_plain_text_within_telegrams_limit(texts: Catalog, mine: int) -> None:
    for toast in toasts_of(texts, mine):
        assert utf16_units(toast) <= TOAST_LENGTH
        assert "<" not in toast


# Sentences of earlier versions that people did not understand, see CONTRIBUTING's words.
REPLACED = (
    *("Nobody comes in by it", "Who came stays", "answer of yours", "may label no longer"),
    *("tests others", "are no member of", "every so-many", "Alike to", "near copies", "stand-in"),
)


def test_no_sentence_has_the_words_of_earlier_versions() -> None:
    sentences = (ROOT / "bot" / "wording" / "languages" / "en.ftl").read_text("utf-8")

    assert [words for words in REPLACED if words in sentences] == []
