"""A language is one more file; what it does not translate is said in English."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.chat.locale import CATALOGS, Catalog, texts_for
from bot.demo.scripted_annotators import next_card
from bot.wording.installed_languages import ENGLISH
from bot.wording.language import Language
from tests.support.desk import Desk, cards_of, says
from tests.support.steps import button_texts, reply_text, stored

# ISO 639-2 reserves qaa to qtz for private use, so nobody adds a catalog of this name.
CODE = "qaa"
# Sentences of a language of its own, in Polish plural forms.
FILE = """
word-language = Testisch
button-spam = 🚫 Spam!
command-label = zeigt eine Nachricht
ask = <b>Ist diese Nachricht Spam?</b>
privacy = Das wird gespeichert.
toast-only-owner = Nur für Besitzer.
toast-revoked = Du darfst das nicht.
caption-exported =
    { $labels ->
        [one] { $labels } plik
        [few] { $labels } pliki
       *[many] { $labels } plików
    }
"""


@pytest.fixture
def test_catalog() -> Iterator[Catalog]:
    """One more file beside English, for as long as the test runs."""
    words = Language(CODE, FILE, ENGLISH, "pl")
    CATALOGS[CODE] = Catalog(words)
    yield CATALOGS[CODE]
    del CATALOGS[CODE]


@pytest.mark.parametrize("code", ["qab", "qab-yy", "", None, "qab-hant", "qaab", "-", "en-GB"])
def test_a_language_without_a_catalog_is_english(code: str | None) -> None:
    assert texts_for(code) is CATALOGS["en"]


def test_a_language_is_looked_up_by_its_first_part_and_the_first_known_one_is_used(
    test_catalog: Catalog,
) -> None:
    assert texts_for("qaa-AT") is texts_for("QAA") is texts_for(None, "qaa") is test_catalog
    assert texts_for("en", "qaa") is CATALOGS["en"]
    assert texts_for("qab", "qaa") is test_catalog


def test_numbers_and_plurals_follow_the_language(test_catalog: Catalog) -> None:
    english = CATALOGS["en"]

    assert [english.exported(n) for n in (0, 1, 12_345)] == [
        "📤 0 messages settled",
        "📤 1 message settled",
        "📤 12,345 messages settled",
    ]
    assert english.say("stats-mine", mine=1) == "<b>1</b> answer is yours."
    assert [test_catalog.exported(n) for n in (1, 3, 5)] == ["1 plik", "3 pliki", "5 plików"]
    polish = test_catalog.words
    assert polish.number(12_345) == "12\xa0345"
    assert (english.words.decimal(0.5), polish.decimal(0.5)) == ("0.50", "0,50")
    assert (english.words.percent(0.873), polish.percent(0.873)) == ("87%", "87%")


def test_a_command_that_is_not_translated_is_described_in_english(test_catalog: Catalog) -> None:
    assert test_catalog.command_words("label") == "zeigt eine Nachricht"
    assert test_catalog.command_words("undo") == CATALOGS["en"].command_words("undo")


async def test_a_person_is_addressed_in_the_language_of_their_telegram(
    closed_desk: Desk, test_catalog: Catalog
) -> None:
    async with closed_desk.bot():
        ann = await closed_desk.annotator(2, "qaa-AT")
        bob = await closed_desk.annotator(3, "qab")

    assert "Ist diese Nachricht Spam?" in cards_of(ann)[-1]["text"]
    assert cards_of(ann)[-1]["reply_markup"]["inline_keyboard"][0][0]["text"] == "🚫 Spam!"
    assert "Is this message spam?" in cards_of(bob)[-1]["text"]


async def test_a_language_can_be_chosen_in_the_settings_and_reset_to_telegrams(
    closed_desk: Desk, test_catalog: Catalog
) -> None:
    async with closed_desk.bot():
        ann = await closed_desk.annotator(2, "en")
        await next_card(ann)
        ann.send("/settings")
        settings = await says(ann, "Language: English")

        await ann.toast(ann.tap("🌐 English", settings["message_id"]))
        await says(ann, "Which language")
        await ann.toast(ann.tap("Testisch", settings["message_id"]))
        await says(ann, "Language: Testisch")
        await says(ann, "Ist diese Nachricht Spam?")

        await ann.toast(ann.tap("🌐 Testisch", settings["message_id"]))
        await says(ann, "Which language")
        await ann.toast(ann.tap("🌐 As in Telegram", settings["message_id"]))
        await says(ann, "Language: English")


async def test_the_welcome_offers_every_language_and_changes_with_the_card_and_the_menu(
    closed_desk: Desk, test_catalog: Catalog
) -> None:
    async with closed_desk.bot():
        ann = await closed_desk.annotator(2, "en")
        welcome = await says(ann, "👋 Welcome!")

        await ann.toast(ann.tap("🌐 English", welcome["message_id"]))
        offered = button_texts(await says(ann, "Which language"))
        await ann.toast(ann.tap("Testisch", welcome["message_id"]))
        await says(ann, "Ist diese Nachricht Spam?")
        await closed_desk.wait_for_call("setMyCommands", 200, times=2)  # the default, and her own

        assert set(offered) == {*(c.language for c in CATALOGS.values()), "🌐 As in Telegram"}
        assert "zeigt eine Nachricht" in str(closed_desk.telegram.commands(ann))
        assert "👋" in ann.messages[1]["text"]


async def test_the_bot_writes_first_in_the_language_of_the_persons_telegram(
    closed_desk: Desk, test_catalog: Catalog
) -> None:
    async with closed_desk.bot():
        ann = await closed_desk.annotator(2, "qaa-AT")
        known = await stored(closed_desk, ann)
        assert texts_for(*known.languages) is test_catalog

        await closed_desk.store.people.set_language(known.id, "en")
        assert texts_for(*(await stored(closed_desk, ann)).languages) is CATALOGS["en"]


async def test_menus_are_set_in_the_languages_of_those_who_may_label(
    closed_desk: Desk,
) -> None:
    async with closed_desk.bot():
        ann = await closed_desk.annotator(2, "de-AT")
        await closed_desk.wait_for_call("setMyCommands", 200, times=2)
        stranger = closed_desk.telegram.person(3, "Sid", language_code="qab")

        assert "eine Nachricht zeigen" in str(closed_desk.telegram.commands(ann))
        assert "show a message" in str(closed_desk.telegram.commands(stranger))


async def test_privacy_and_refusals_use_the_language_of_the_settings(
    closed_desk: Desk, test_catalog: Catalog
) -> None:
    async with closed_desk.bot():
        ann = await closed_desk.annotator(2, "en")
        known = await closed_desk.store.people.annotator(ann.id)
        assert known is not None
        await closed_desk.store.people.set_language(known.id, CODE)

        assert await reply_text(ann, "/privacy") == "Das wird gespeichert."
        assert await reply_text(ann, "/team") == "Nur für Besitzer."
        await closed_desk.store.people.revoke(known.id, closed_desk.clock())
        assert await reply_text(ann, "/label") == "Du darfst das nicht."


async def test_a_forged_language_is_ignored(desk: Desk) -> None:
    ann = await desk.annotator()
    card = await next_card(ann)

    await ann.toast(ann.tap_data("l:0:qab", card.message_id))

    known = await desk.store.people.annotator(ann.id)
    assert known is not None
    assert known.language is None
