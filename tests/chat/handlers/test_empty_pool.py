"""What annotators see when no question is left."""

from __future__ import annotations

from bot.campaign.selection import SelectionRules
from bot.demo.scripted_annotators import next_card
from tests.support.desk import MESSAGES, Desk, cards_of, says, taps

HOUR = 3_600.0


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


async def test_who_was_away_gets_a_new_card_when_there_are_messages_again(
    desk_without_messages: Desk,
) -> None:
    desk = desk_without_messages
    await desk.add_items(["the only one"])
    async with desk.bot():
        ann = await desk.annotator()
        card = await next_card(ann)
        await taps(ann, card, "spam")
        done = await next_card(ann, card)
        desk.clock.now += HOUR

        await desk.add_items(["first news"])

        news = await next_card(ann, done)
        assert (news.text, news.message_id > done.message_id) == ("first news", True)
        sent = desk.calls("sendMessage", ann)[-1].parameters["text"]
        assert sent == "📬 There are messages to label. ⏳ <code>first news</code>"
        await taps(ann, news, "spam")
        done = await next_card(ann, news)
        desk.clock.now += HOUR

        await desk.add_items(["second news"])

        assert (await next_card(ann, done)).message_id == news.message_id


async def test_nobody_is_written_to_at_night(desk_without_messages: Desk) -> None:
    desk = desk_without_messages
    await desk.add_items(["the only one"])
    async with desk.bot():
        ann = await desk.annotator()
        card = await next_card(ann)
        await taps(ann, card, "spam")
        done = await next_card(ann, card)
        desk.clock.now += 12 * HOUR
        await desk.add_items(["news"])
        bob = await desk.annotator(3)
        await says(bob, "Is this message spam?")  # the bot knows of the news by now
        await taps(bob, await next_card(bob), "skip")
        await says(bob, "Thank you")

        assert cards_of(ann)[-1]["message_id"] == done.message_id
        assert "All messages are labelled" in cards_of(ann)[-1]["text"]
        desk.clock.now += 12 * HOUR

        news = await next_card(ann, done)
        assert (news.text, news.message_id > done.message_id) == ("news", True)


async def test_the_end_of_the_pool_thanks_counts_what_the_answers_brought_and_can_be_shared(
    desk_without_messages: Desk,
) -> None:
    desk = desk_without_messages
    await desk.add_items([*(f"win a prize of {n} dollars now, call us" for n in range(5)), "hello"])
    async with desk.bot(rules=SelectionRules(policy="single")):
        ann = await desk.annotator()
        card = await next_card(ann)
        while card.text is not None:
            await taps(ann, card, "spam" if "prize" in card.text else "no_spam")
            card = await next_card(ann, card)

        end = cards_of(ann)[-1]

    answers = len(await desk.answers())
    assert answers < 6
    assert f"You gave {answers} answers. 6 messages have a label by them" in end["text"]
    share, *others = [button for row in end["reply_markup"]["inline_keyboard"] for button in row]
    assert share["text"] == "📤 Share"
    assert share["url"].startswith(
        "https://t.me/share/url?url=https%3A//t.me/tapwise_demo_bot&text="
    )
    assert f"I%20gave%20{answers}%20answers" in share["url"]
    assert [each["text"] for each in others] == ["🔄 Look again", "↩️ Undo"]
