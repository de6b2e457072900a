"""Explanations of scores, for any text and for labelled items."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.campaign.campaign import Campaign
from bot.campaign.explanations import (
    Explained,
    ExplainedMeaning,
    Neighbour,
    current_model,
    explain_score,
    is_unlabelled_item,
)
from bot.campaign.reports import TooEarlyError
from bot.chat.cards.explanation import explanation_card
from bot.chat.cards.visible_text import utf16_units
from bot.chat.locale import texts_for
from bot.emulator.entities import formatted
from bot.emulator.html_markup import parse_html
from storage import Store
from storage.records import Label, NewItem

SPAM = ["win a free prize now", "free cash prize for you", "claim your free prize today"]
HAM = ["see you at eight", "are you coming home", "lunch at noon today?"]
OPEN = ["a free lunch at noon", "see the prize"]


async def campaign_file(path: Path, labelled: bool = True) -> None:
    kinds: list[tuple[list[str], Label]] = [(SPAM, "spam"), (HAM, "no_spam")]
    items = [
        NewItem(text, label if labelled else None, "made up")
        for texts, label in kinds
        for text in texts
    ]
    async with await Store.open(path) as store:
        await store.items.add([*items, *(NewItem(text, None, "made up") for text in OPEN)])
        async with Campaign.open(store, owners=(1,), features="words"):
            pass


async def test_the_common_word_of_spam_contributes_most_and_the_most_similar_message_is_shown(
    tmp_path: Path,
) -> None:
    await campaign_file(tmp_path / "a.db")
    opened = await Store.open(tmp_path / "a.db")
    async with opened as store, Campaign.open(store, owners=(1,)) as campaign:
        why = await campaign.reports.explain("Your FREE prize, see?")

    assert why is not None
    assert "".join(segment for segment, _ in why.segments) == "Your FREE prize, see?"
    weights = dict(why.segments)
    assert weights["FREE"] > 0
    assert max(weights, key=lambda part: weights[part]) in ("FREE", "prize,")
    assert why.score > 0.5
    assert why.nearest[0].text in SPAM


async def test_a_labelled_item_is_not_its_own_neighbour(tmp_path: Path) -> None:
    await campaign_file(tmp_path / "a.db")
    opened = await Store.open(tmp_path / "a.db")
    async with opened as store, Campaign.open(store, owners=(1,)) as campaign:
        why = await campaign.reports.explain(SPAM[0])

    assert why is not None
    assert SPAM[0] not in [near.text for near in why.nearest]


async def test_an_unlabelled_item_is_not_explained(tmp_path: Path) -> None:
    await campaign_file(tmp_path / "a.db")
    opened = await Store.open(tmp_path / "a.db")
    async with opened as store, Campaign.open(store, owners=(1,)) as campaign:
        with pytest.raises(TooEarlyError):
            await campaign.reports.explain(OPEN[0])


async def test_there_is_no_explanation_without_a_model(tmp_path: Path) -> None:
    await campaign_file(tmp_path / "a.db", labelled=False)
    opened = await Store.open(tmp_path / "a.db")
    async with opened as store, Campaign.open(store, owners=(1,)) as campaign:
        assert await campaign.reports.explain("anything") is None


async def test_the_command_line_explains_like_the_running_bot(tmp_path: Path) -> None:
    await campaign_file(tmp_path / "a.db")
    async with await Store.open(tmp_path / "a.db") as store:
        async with Campaign.open(store, owners=(1,)) as campaign:
            within = await campaign.reports.explain("free lunch")
        async with current_model(store, "auto", "weights") as (trainer, trained):
            beside = await explain_score(store, trainer, trained, "free lunch")
    assert beside == within


def test_an_explanation_card_has_the_meaning_on_one_line() -> None:
    near = (
        Neighbour("win a\nprize http://bad.example", "spam", 0.9),
        Neighbour("<b>home</b>", "no_spam", 0.5),
    )
    why = Explained(0.9, (("WIN", 0.0),), (), ExplainedMeaning(0.814, near))

    english, german = (explanation_card(why, texts_for(code)).text for code in ("en", "de"))

    assert english.splitlines()[-1] == (
        "Meaning: <b>+0.81</b>, like <code>win a prize http://bad.example</code> (spam) · "
        "<code>&lt;b&gt;home&lt;/b&gt;</code> (not spam)."
    )
    assert "Bedeutung: <b>+0,81</b>, ähnlich wie <code>" in german
    alone = explanation_card(
        Explained(0.1, (("hi", 0.0),), (), ExplainedMeaning(-1.5, ())), texts_for("en")
    )
    assert alone.text.endswith("Meaning: <b>−1.50</b>.")


def test_an_explanation_card_marks_the_parts_and_has_no_links() -> None:
    hostile = "<b>@admin</b> https://spam.example /start " + "x" * 9_000
    why = Explained(
        0.91,
        (("win ", 0.0), ("free", 1.5), (" see", -0.2), (hostile, 0.0)),
        (Neighbour(hostile, "spam", 0.83),),
    )

    card = explanation_card(why, texts_for("en"))
    text, entities = formatted(*parse_html(card.text))

    assert "win ▲free▲▼ see▼" in text
    assert utf16_units(text) <= 4_096
    assert {entity["type"] for entity in entities} == {"bold", "pre"}


async def test_beside_a_bot_no_near_duplicate_of_an_unlabelled_item_is_explained(
    tmp_path: Path,
) -> None:
    await campaign_file(tmp_path / "a.db")
    opened = await Store.open(tmp_path / "a.db")
    async with opened as store, current_model(store, "auto", "weights") as (trainer, trained):
        refused = [
            text
            for text in (OPEN[0], f"{OPEN[0].upper()}!", SPAM[0], f" {HAM[0]}", "new words")
            if await is_unlabelled_item(store, trainer, trained, text)
        ]
    assert refused == [OPEN[0], f"{OPEN[0].upper()}!"]
