"""/labels: the owner's own names for the two labels, in every language and everywhere."""

from __future__ import annotations

from bot.campaign.types import LabelNames
from bot.chat.locale import CATALOGS, texts_for
from bot.demo.scripted_annotators import next_card
from bot.emulator.emulator import Person
from bot.emulator.keyboards import buttons
from tests.support.desk import Desk, cards_of, says, taps
from tests.support.steps import (
    add_disputes,
    button_texts,
    import_file,
    reply_text,
    reply_with,
    tap_button,
    write_labels,
)

SET = "/labels 🚫 Scam | ✅ Fine"


async def test_own_names_stand_on_open_cards_toasts_and_lists_in_every_language(
    desk: Desk, owner: Person
) -> None:
    ann = await desk.annotator(language="de")
    card = await next_card(ann)

    await reply_with(owner, SET, "From now on the labels are called 🚫 Scam and ✅ Fine.")

    shown = await says(ann, "Welches Label passt zu dieser Nachricht?")
    assert shown["message_id"] == card.message_id
    assert button_texts(shown)[:2] == ["🚫 Scam", "✅ Fine"]
    toast = await taps(ann, card, "no_spam")
    assert toast["text"] == "✅ Fine gespeichert · Antwort 1"
    await next_card(ann, card)
    assert "1. ✅ Fine" in await reply_text(ann, "/history")
    assert "tippe 🚫 Scam oder ✅ Fine" in await reply_text(ann, "/help")
    await says(await desk.annotator(3, "ru"), "Здесь 🚫 Scam означает спам, а ✅ Fine — всё")


async def test_owners_read_own_names_in_reports_and_decisions(closed_desk: Desk) -> None:
    desk = closed_desk
    async with desk.bot():
        owner = await desk.owner()
        await reply_with(owner, SET, "From now on")
    await add_disputes(desk, 1)
    async with desk.bot():  # the names are there after a restart
        card = await next_card(owner)
        await taps(owner, card, "spam")
        await next_card(owner, card)
        await write_labels(desk)

        stats = await reply_text(owner, "/stats")
        assert "1 🚫 Scam, 1 ✅ Fine." in stats
        assert "Here 🚫 Scam means spam, and ✅ Fine means everything else." in stats
        await says(owner, "② 🟠 🚫 Scam, 🔵 ✅ Fine.")
        await reply_with(owner, "/gold", "Its label is then known: 🚫 Scam.")
        dispute = await reply_with(owner, "/disputes", "Which label fits this message?")
        assert button_texts(dispute)[:2] == ["🚫 Scam", "✅ Fine"]
        toast = await tap_button(owner, dispute, "Fine")
        assert toast["text"] == "Settled: ✅ Fine"


async def test_a_reset_brings_back_the_words_of_each_language(desk: Desk, owner: Person) -> None:
    assert "no names of your own" in await reply_text(owner, "/labels")
    await reply_with(owner, SET, "From now on")
    await says(owner, "Which label fits this message?")
    assert (await reply_text(owner, "/labels")).startswith("The labels are called 🚫 Scam and")

    await reply_with(owner, "/labels Reset", "the words of their language")

    await says(owner, "Is this message spam?")
    assert [b["text"] for b in buttons(cards_of(owner)[-1])][:2] == ["🚫 Spam", "✅ Not spam"]
    assert desk.campaign is not None
    assert desk.campaign.label_names.current is None


async def test_what_cannot_be_names_changes_nothing(desk: Desk, owner: Person) -> None:
    reply = await reply_text(owner, "/labels <b>bold</b> | http://evil.example")

    assert reply.startswith("A name has letters, digits, emoji and blanks.")
    assert await desk.store.label_name_log.newest() is None


async def test_only_owners_set_names_and_files_may_have_them(desk: Desk, owner: Person) -> None:
    ann = await desk.annotator()
    await reply_with(ann, SET, "Only an owner may do that.")
    await reply_with(owner, SET, "From now on")

    await import_file(owner, "new.csv", "text,label\nbuy gold,Scam\nhello you,✅ fine\n".encode())

    labels = {item.text: item.label for item in await desk.labelled()}
    assert labels == {"buy gold": "spam", "hello you": "no_spam"}


def test_the_check_of_a_message_says_own_names_in_every_language() -> None:
    for code in CATALOGS:
        texts = texts_for(code, names=LabelNames("🚫 Scam", "✅ Fine"))
        said = texts.check_score(0.25)
        assert "✅ Fine" in said
        assert "🚫 Scam" in said
        assert texts.words.percent(0.25) in said
