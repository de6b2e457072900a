"""What annotators see when no question is left."""

from __future__ import annotations

from bot.campaign.selection import SelectionRules
from bot.demo.scripted_annotators import next_card
from tests.support.desk import MESSAGES, Desk, cards_of, taps


async def test_when_all_is_labelled_the_bot_says_so_and_new_messages_are_shown_to_those_who_wait(
    desk_without_messages: Desk,
) -> None:
    desk = desk_without_messages
    await desk.add_items(MESSAGES[:6])
    async with desk.bot(rules=SelectionRules(policy="single")):
        ann, bob = await desk.annotator(2), await desk.annotator(3)
        card = await next_card(ann)
        waiting = await next_card(bob)
        while card.text is not None:
            await taps(ann, card, "spam" if "prize" in card.text else "no_spam")
            card = await next_card(ann, card)
        assert "Other people are labelling the last messages" in cards_of(ann)[-1]["text"]
        await taps(bob, waiting, "no_spam")
        done = await next_card(bob, waiting)
        assert done.text is None
        assert "All messages are labelled" in cards_of(bob)[-1]["text"]
        assert "Thank you" in cards_of(bob)[-1]["text"]

        await desk.add_items(["news one", "news two"])

        woken = {(await next_card(ann, card)).text, (await next_card(bob, done)).text}
        assert woken == {"news one", "news two"}


async def test_an_empty_pool_is_explained_and_the_first_message_is_shown_once_imported(
    desk_without_messages: Desk,
) -> None:
    async with desk_without_messages.bot():
        ann = await desk_without_messages.annotator()
        empty = await next_card(ann)
        assert "There are no messages yet" in cards_of(ann)[-1]["text"]

        await desk_without_messages.add_items(["at last"])

        assert (await next_card(ann, empty)).text == "at last"


async def test_an_annotator_who_waits_can_undo_and_look_again(desk_without_messages: Desk) -> None:
    await desk_without_messages.add_items(["the only one"])
    async with desk_without_messages.bot():
        ann = await desk_without_messages.annotator()
        card = await next_card(ann)
        await taps(ann, card, "spam")
        done = await next_card(ann, card)

        assert (await ann.toast(ann.tap("🔄 Look again")))["text"] == ""
        await ann.toast(ann.tap("↩️ Undo"))

        assert (await next_card(ann, done)).text == "the only one"
