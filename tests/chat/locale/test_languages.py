"""A language is one more module; what it does not translate is said in English."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.chat.locale import CATALOGS, Catalog, languages, load_catalogs, texts_for
from bot.demo.scripted_annotators import next_card
from tests.support.desk import Desk, cards_of, says
from tests.support.steps import reply_text

# ISO 639-2 reserves qaa to qtz for private use, so nobody adds a catalog of this name.
CODE = "qaa"
MODULE = '''
"""A test language: German sentences, and Polish numbers, which have three plural forms."""

from babel import Locale

from bot.chat.locale import Catalog


class Test(Catalog):
    language = "Testisch"
    locale = Locale("pl")
    spam = "🚫 Spam!"
    commands = {"label": "zeigt eine Nachricht"}

    def ask(self) -> str:
        return "<b>Ist diese Nachricht Spam?</b>"

    def privacy(self, *about: object, **more: object) -> str:
        return "Das wird gespeichert."

    def only_owner(self, roles: object) -> str:
        return "Nur für Besitzer."

    def refusal(self, error: Exception) -> str:
        return "Du darfst das nicht."

    def exported(self, labels: int) -> str:
        return self.plural(labels, one="{n} plik", few="{n} pliki", many="{n} plików", other="?")


CATALOG = Test()
'''


@pytest.fixture
def test_catalog(tmp_path: Path) -> Iterator[Catalog]:
    """One more module beside English, for as long as the test runs."""
    folder = tmp_path / "languages"
    folder.mkdir()
    (folder / f"{CODE}.py").write_text(MODULE)
    languages.__path__.append(str(folder))
    CATALOGS.update(load_catalogs([str(folder)]))
    yield CATALOGS[CODE]
    del CATALOGS[CODE]
    languages.__path__.remove(str(folder))
    del sys.modules[f"{languages.__name__}.{CODE}"]


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
        "📤 0 labelled messages",
        "📤 1 labelled message",
        "📤 12,345 labelled messages",
    ]
    assert [test_catalog.exported(n) for n in (1, 3, 5)] == ["1 plik", "3 pliki", "5 plików"]
    assert test_catalog.number(12_345) == "12\xa0345"
    assert (english.decimal(0.5), test_catalog.decimal(0.5)) == ("0.50", "0,50")
    assert (english.percent(0.873), test_catalog.percent(0.873)) == ("87%", "87%")


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
        card = await next_card(ann)
        ann.send("/settings")
        settings = await says(ann, "Language: English")

        await ann.toast(ann.tap("🌐 Testisch", settings["message_id"]))
        await says(ann, "Language: Testisch")
        await ann.toast(ann.tap_data(card.callback_data("skip"), card.message_id))
        await says(ann, "Ist diese Nachricht Spam?")

        await ann.toast(ann.tap("🌐 As in Telegram", settings["message_id"]))
        await says(ann, "Language: English")


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
