"""A second language is one more module; what it does not say is said in English."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.chat import locale as texts
from bot.chat.locale import CATALOGS, Catalog, catalogs, texts_for
from bot.demo.scripted_annotators import next_card
from tests.support.desk import Desk, cards_of, says

GERMAN = '''
"""German."""

from bot.chat.locale.en import Catalog


class German(Catalog):
    language = "Deutsch"
    spam = "🚫 Spam!"

    def ask(self) -> str:
        return "<b>Ist diese Nachricht Spam?</b>"


TEXTS = German()
'''


@pytest.fixture
def german(tmp_path: Path) -> Iterator[Catalog]:
    """One more module beside Catalog, for as long as the test runs."""
    folder = tmp_path / "languages"
    folder.mkdir()
    (folder / "de.py").write_text(GERMAN)
    texts.__path__.append(str(folder))
    CATALOGS.update(catalogs([str(folder)]))
    yield CATALOGS["de"]
    del CATALOGS["de"]
    texts.__path__.remove(str(folder))
    del sys.modules["bot.chat.locale.de"]


@pytest.mark.parametrize("code", ["xx", "xx-yy", "", None, "zh-hant", "deu", "-", "en-GB"])
def test_a_language_that_nobody_has_written_is_english(code: str | None) -> None:
    assert texts_for(code) is CATALOGS["en"]


def test_a_language_is_found_by_its_first_part_and_the_first_known_one_counts(
    german: Catalog,
) -> None:
    assert texts_for("de-AT") is texts_for("DE") is texts_for(None, "de") is german
    assert texts_for("en", "de") is CATALOGS["en"]
    assert texts_for("xx", "de") is german


async def test_a_person_whose_telegram_speaks_a_second_language_is_spoken_to_in_it(
    closed_desk: Desk, german: Catalog
) -> None:
    async with closed_desk.bot():
        ann, bob = await closed_desk.annotator(2, "de-AT"), await closed_desk.annotator(3, "fr")

    assert "Ist diese Nachricht Spam?" in cards_of(ann)[-1]["text"]
    assert cards_of(ann)[-1]["reply_markup"]["inline_keyboard"][0][0]["text"] == "🚫 Spam!"
    assert "Is this message spam?" in cards_of(bob)[-1]["text"]


async def test_a_language_can_be_chosen_in_the_settings_and_given_back_to_telegram(
    closed_desk: Desk, german: Catalog
) -> None:
    async with closed_desk.bot():
        ann = await closed_desk.annotator(2, "en")
        card = await next_card(ann)
        ann.send("/settings")
        settings = await says(ann, "Language: English")

        await ann.toast(ann.tap("🌐 Deutsch", settings["message_id"]))
        await says(ann, "Language: Deutsch")
        await ann.toast(ann.tap_data(card.callback_data("skip"), card.message_id))
        await says(ann, "Ist diese Nachricht Spam?")

        await ann.toast(ann.tap("🌐 As in Telegram", settings["message_id"]))
        await says(ann, "Language: English")


async def test_a_forged_language_is_none(desk: Desk) -> None:
    ann = await desk.annotator()
    card = await next_card(ann)

    await ann.toast(ann.tap_data("l:0:xx", card.message_id))

    known = await desk.store.people.annotator(ann.id)
    assert known is not None
    assert known.language is None
