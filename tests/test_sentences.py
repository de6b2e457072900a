"""Whatever is put into a sentence, Telegram takes it, and nothing hostile in it can be tapped."""

from __future__ import annotations

import inspect
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.campaign import NotInvitedError, NotMemberError, Role
from bot.chat.cards import Card, quoted, settings_card, utf16, why_card
from bot.chat.files import COMPLAINTS_TOLD, kept_name
from bot.chat.masking import Mask
from bot.chat.texts import CATALOGS, English
from bot.demo.entities import formatted, parse_html, utf16_length
from bot.demo.keyboards import inline_keyboard
from bot.explaining import Explained, Neighbour
from bot.transfer.rows import BadRow
from storage.records import Annotator, Imported
from tests.test_cards import TEXTS

# A person's own words from Telegram: JSON's escapes can carry half of a character too.
HOSTILE = TEXTS | st.text(st.characters())
LANGUAGES = st.sampled_from(sorted(CATALOGS)).map(CATALOGS.__getitem__)
MASKS = st.sampled_from([Mask(), Mask(["phone", "email", "name", "card", "link"])])
TAPPABLE = {"url", "text_link", "mention", "email", "phone_number", "hashtag", "cashtag"}
PLAIN = [
    name
    for name, method in inspect.getmembers(English, inspect.isfunction)
    if not name.startswith("_") and list(inspect.signature(method).parameters) == ["self"]
]


def taken(html: str) -> tuple[str, list[dict[str, Any]]]:
    """As Telegram shows it; raises what Telegram refuses."""
    plain, entities = formatted(*parse_html(html))
    assert 1 <= utf16_length(plain) <= 4096
    units = plain.encode("utf-16-le")
    for entity in entities:
        end = 2 * (entity["offset"] + entity["length"])
        assert end <= len(units)
        assert units[2 * entity["offset"] : end].decode("utf-16-le")
    return plain, entities


def tappable(html: str) -> list[str]:
    return [entity["type"] for entity in taken(html)[1] if entity["type"] in TAPPABLE]


@pytest.mark.parametrize("language", CATALOGS)
@pytest.mark.parametrize("name", PLAIN)
def test_every_sentence_without_a_blank_is_taken_as_it_is(language: str, name: str) -> None:
    said = getattr(CATALOGS[language], name)()

    assert tappable(said) == []


@pytest.mark.parametrize("language", CATALOGS)
@pytest.mark.parametrize("role", get_args(Role))
def test_help_and_privacy_are_taken_in_every_form(language: str, role: Role) -> None:
    texts = CATALOGS[language]

    assert tappable(texts.help(role)) == []
    assert tappable(texts.privacy(list(texts.secrets), protected=role == "owner")) == []
    assert tappable(texts.sorry(NotInvitedError("x"))) == []
    assert tappable(texts.sorry(NotMemberError("x"))) == []


@settings(deadline=None)
@given(LANGUAGES, HOSTILE, st.lists(st.tuples(HOSTILE, HOSTILE), max_size=5))
def test_what_an_import_tells_shows_no_link_of_the_file_or_its_name(
    texts: English, name: str, rows: list[tuple[str, str]]
) -> None:
    bad = [
        BadRow(f"{kept_name(name)}:{number}", f"{word[:20]!r} is no label.")
        for number, (word, _) in enumerate(rows)
    ]
    told = [quoted(f"{row.where}: {row.reason}") for row in bad[:COMPLAINTS_TOLD]]

    said = texts.imported(Imported(1, 1, 0, ()), len(bad), told)

    assert tappable(said) == []
    assert all(entity["type"] in ("bold", "code") for entity in taken(said)[1])


@settings(deadline=None)
@given(
    LANGUAGES,
    st.lists(st.tuples(HOSTILE, st.floats(-5, 5)), min_size=1, max_size=20),
    st.lists(HOSTILE, max_size=3),
    MASKS,
)
def test_why_shows_reasons_and_neighbours_and_nothing_in_them_can_be_tapped(
    texts: English, segments: list[tuple[str, float]], near: list[str], mask: Mask
) -> None:
    nearest = tuple(Neighbour(text, "spam", 0.5) for text in near)

    card = why_card(Explained(0.5, tuple(segments), nearest), texts, mask)

    assert {entity["type"] for entity in taken(card.text)[1]} <= {"bold", "pre"}


ANNOTATORS = st.builds(
    Annotator,
    language=st.sampled_from([None, *CATALOGS]),
    utc_offset=st.none() | st.integers(-14, 14),
    remind_hour=st.none() | st.integers(0, 23),
)


@given(LANGUAGES, ANNOTATORS)
def test_the_settings_are_a_card_that_telegram_takes(texts: English, annotator: Annotator) -> None:
    names = {code: catalog.language for code, catalog in CATALOGS.items()}

    shown: Card = settings_card(annotator, texts, names)

    assert tappable(shown.text) == []
    assert shown.keyboard is not None
    assert inline_keyboard(shown.keyboard.to_dict()) is not None


@given(LANGUAGES, st.sampled_from(["spam", "no_spam", "unsure", "skip"]), st.integers(0, 10**9))
def test_a_toast_is_within_telegrams_limit(texts: English, choice: Any, mine: int) -> None:
    assert utf16(texts.noted(choice, mine)) <= 200
