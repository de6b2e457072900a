"""Cards and taps: one message is edited in place, and what was said is kept first."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from bot.campaign.selection import SelectionRules
from bot.chat.cards.buttons import Button, encode
from bot.demo.scripted_annotators import CardButton, ShownCard, next_card
from bot.emulator.emulator import Person
from bot.learning.near_duplicates import NearDuplicateGroups
from tests.support.desk import MESSAGES, Desk, cards_of, says, taps, texts_of


def said(database: Path) -> list[tuple[int, str]]:
    """Everything that was ever kept, in order: question and choice."""
    with sqlite3.connect(database) as connection:
        return list(connection.execute("SELECT question_id, choice FROM answer ORDER BY id"))


async def test_the_buttons_stand_in_the_same_places_on_every_card(desk: Desk) -> None:
    ann = await desk.annotator()
    card = await next_card(ann)
    layouts = []

    for word in ("spam", "no_spam", "unsure", "skip", "undo"):
        layouts.append(cards_of(ann)[-1]["reply_markup"]["inline_keyboard"])
        await taps(ann, card, word)
        card = await next_card(ann, card)

    for first, second in layouts:
        assert [(b["text"], b["style"]) for b in first] == [
            ("🚫 Spam", "danger"),
            ("✅ Not spam", "success"),
        ]
        assert [b["text"] for b in second] == ["🤷 Not sure", "⏭ Skip", "↩️ Undo"]


async def test_a_tap_is_kept_then_answered_and_the_same_message_shows_the_next(desk: Desk) -> None:
    ann = await desk.annotator()
    card = await next_card(ann)

    toast = await taps(ann, card, "spam")

    assert toast == {"text": "🚫 Spam · 1 by you", "show_alert": False}
    assert [(i.text, i.label) for i in await desk.labelled()] == [(card.text, "spam")]
    following = await next_card(ann, card)
    assert following.message_id == card.message_id
    assert following.text not in (None, card.text)
    assert len(cards_of(ann)) == 1


async def test_every_word_has_its_toast_and_a_next_card(desk: Desk) -> None:
    ann = await desk.annotator()
    toasts: dict[CardButton, str] = {
        "no_spam": "✅ Not spam · 1 by you",
        "unsure": "🤷 Not sure · 2 by you",
        "skip": "⏭ Skipped · 2 by you",
    }

    for word, toast in toasts.items():
        card = await next_card(ann)
        assert (await taps(ann, card, word))["text"] == toast
        assert (await next_card(ann, card)).text not in (None, card.text)

    assert [answer.choice for answer in await desk.answers()] == list(toasts)


@pytest.mark.parametrize("by", ["button", "command"])
async def test_undo_takes_the_last_answer_back_and_asks_it_again(desk: Desk, by: str) -> None:
    ann = await desk.annotator()
    first = await next_card(ann)
    await taps(ann, first, "spam")
    second = await next_card(ann, first)

    if by == "button":
        assert "undone" in (await taps(ann, second, "undo"))["text"]
    else:
        ann.send("/undo")

    again = await next_card(ann, second)
    assert again.text == first.text
    assert await desk.labelled() == []
    assert said(desk.database) == [(1, "spam"), (1, "undone")]
    await taps(ann, again, "no_spam")
    await next_card(ann, again)
    assert [(i.text, i.label) for i in await desk.labelled()] == [(first.text, "no_spam")]


@pytest.mark.parametrize("by", ["button", "command"])
async def test_with_nothing_to_undo_undo_says_so(desk: Desk, by: str) -> None:
    ann = await desk.annotator()

    if by == "button":
        toast = await taps(ann, await next_card(ann), "undo")
        assert toast["text"] == "There is nothing to undo."
    else:
        ann.send("/undo")
        await says(ann, "There is nothing to undo.")


async def test_a_change_of_mind_on_an_old_card_is_a_new_fact_and_the_newest_word_counts(
    desk: Desk,
) -> None:
    ann = await desk.annotator()
    first = await next_card(ann)
    await taps(ann, first, "spam")
    second = await next_card(ann, first)

    toast = await taps(ann, first, "no_spam")

    assert toast["text"].startswith("✅ Not spam")
    assert [(i.text, i.label) for i in await desk.labelled()] == [(first.text, "no_spam")]
    assert said(desk.database) == [(1, "spam"), (1, "no_spam")]
    assert (await next_card(ann)).text == second.text


async def test_the_same_word_twice_is_one_fact(desk: Desk) -> None:
    ann = await desk.annotator()
    card = await next_card(ann)
    await taps(ann, card, "spam")

    toast = await taps(ann, card, "spam")

    assert toast["text"] == "🚫 Spam · 1 by you"
    assert said(desk.database) == [(1, "spam")]


async def test_a_hurried_persons_taps_count_in_their_order(desk: Desk) -> None:
    ann = await desk.annotator()
    card = await next_card(ann)

    words: list[CardButton] = ["spam", "no_spam", "unsure", "skip"] * 5
    queries = [ann.tap_data(card.callback_data(word), card.message_id) for word in words]
    for query in queries:
        await ann.toast(query)

    assert [choice for _, choice in said(desk.database)] == words
    assert (await next_card(ann, card)).text not in (None, card.text)


async def test_other_peoples_questions_cannot_be_answered_nor_seen(desk: Desk) -> None:
    ann, bob = await desk.annotator(2), await desk.annotator(3)
    hers, his = await next_card(ann), await next_card(bob)
    assert hers.text != his.text

    for data in hers.buttons[:4]:
        toast = await bob.toast(bob.tap_data(data, his.message_id))
        assert toast["show_alert"]
        assert "did not ask you" in toast["text"]
    whole = encode(Button("all", 1))
    assert "did not ask you" in (await bob.toast(bob.tap_data(whole, his.message_id)))["text"]

    assert said(desk.database) == []
    assert not any(str(hers.text) in text for text in texts_of(bob))


FORGED = (
    *(
        "s:999:",
        f"s:{2**63 - 1}:",
        f"n:{2**63}:",
        "s:-1:",
        "s:0:",
        "a:0:",
        "s:1:🙂",
        "x",
        "",
        "\x00",
    ),
    *("undo", '{"question":1}', "s:1:; DROP TABLE answer", "x" * 64),
)


async def test_forged_taps_are_answered_keep_nothing_and_show_nothing(desk: Desk) -> None:
    ann = await desk.annotator()
    card = await next_card(ann)
    before = texts_of(ann)

    for data in FORGED:
        toast = await ann.toast(ann.tap_data(data, card.message_id))
        assert "/label" in toast["text"]

    assert (said(desk.database), texts_of(ann)) == ([], before)


async def test_a_strangers_forged_tap_shows_no_item_and_keeps_nothing(desk: Desk) -> None:
    card = await next_card(await desk.annotator())
    stranger = desk.telegram.person(9, "Sid")
    stranger.send("hello")

    for data in (*card.buttons, encode(Button("next")), encode(Button("all", 1))):
        toast = await stranger.toast(stranger.tap_data(data, 1))
        assert "You need an invite" in toast["text"]

    assert said(desk.database) == []
    assert not any(message in text for text in texts_of(stranger) for message in MESSAGES)


async def test_two_people_are_never_shown_the_same_message_at_once(desk: Desk) -> None:
    people = [await desk.annotator(number) for number in range(2, 8)]

    shown = [(await next_card(person)).text for person in people]

    assert len(set(shown)) == len(people)


async def test_a_late_tap_on_an_expired_question_is_kept(desk: Desk) -> None:
    ann = await desk.annotator()
    card = await next_card(ann)
    desk.clock.now += 3_600

    toast = await taps(ann, card, "spam")

    assert toast["text"].startswith("🚫 Spam")
    assert [(i.text, i.label) for i in await desk.labelled()] == [(card.text, "spam")]


async def test_label_puts_a_new_card_below_and_the_old_one_loses_its_buttons(desk: Desk) -> None:
    ann = await desk.annotator()
    old = await next_card(ann)

    ann.send("/label")

    await ann.sees(lambda m: "reply_markup" in m and m["message_id"] != old.message_id)
    await ann.sees(lambda m: m["message_id"] == old.message_id and "reply_markup" not in m)
    new = await next_card(ann)
    assert new.text == old.text


async def test_show_all_puts_the_rest_of_a_long_message_on_the_card(closed_desk: Desk) -> None:
    await closed_desk.fill([f"{word} " + "long 😀 " * 120 for word in MESSAGES])
    async with closed_desk.bot():
        ann = await closed_desk.annotator()
        card = await until_long(ann)
        assert card.text is not None

        await ann.toast(ann.tap("📄 Show all"))

        whole = await next_card(ann, card)
        assert whole.text is not None
        assert whole.text.startswith(card.text)
        assert whole.text.endswith("😀")
        assert len(whole.buttons) == 5
        assert (await taps(ann, whole, "spam"))["text"].startswith("🚫 Spam")


async def test_a_message_longer_than_any_card_comes_as_a_file_too(closed_desk: Desk) -> None:
    await closed_desk.fill([f"{word} " + "😀" * 5_000 for word in MESSAGES])
    async with closed_desk.bot():
        ann = await closed_desk.annotator()
        card = await until_long(ann)

        await ann.toast(ann.tap("📄 Show all"))

        sent = await says(ann, "The complete message")
        content = (await closed_desk.download(sent)).decode()
        assert content.startswith(str(card.text)[:10])
        assert content.endswith("😀" * 5_000)
        assert len((await next_card(ann)).buttons) == 6


async def until_long(person: Person) -> ShownCard:
    """Skip short messages until one has a button to show all."""
    card = await next_card(person)
    while len(card.buttons) < 6:
        await taps(person, card, "skip")
        card = await next_card(person, card)
    return card


async def test_old_buttons_work_after_a_restart(closed_desk: Desk) -> None:
    async with closed_desk.bot():
        ann = await closed_desk.annotator()
        card = await next_card(ann)

    async with closed_desk.bot():
        toast = await taps(ann, card, "spam")
        following = await next_card(ann, card)

    assert toast["text"] == "🚫 Spam · 1 by you"
    assert following.message_id == card.message_id
    assert [i.text for i in await closed_desk.labelled()] == [card.text]


async def test_a_restart_shows_whoever_has_a_card_nothing_new(closed_desk: Desk) -> None:
    async with closed_desk.bot():
        ann = await closed_desk.annotator()
        before = ann.messages

    async with closed_desk.bot():
        ann.send("/stats")
        await says(ann, "messages are left")

    assert [m for m in ann.messages if m["message_id"] <= before[-1]["message_id"]] == before


async def test_when_the_pool_is_done_the_bot_says_so_and_new_messages_wake_who_waits(
    desk_without_messages: Desk,
) -> None:
    desk = desk_without_messages
    await desk.fill(MESSAGES[:6])
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

        await desk.fill(["news one", "news two"])

        woken = {(await next_card(ann, card)).text, (await next_card(bob, done)).text}
        assert woken == {"news one", "news two"}


async def test_with_an_empty_pool_people_are_told_and_asked_once_there_is_something(
    desk_without_messages: Desk,
) -> None:
    async with desk_without_messages.bot():
        ann = await desk_without_messages.annotator()
        empty = await next_card(ann)
        assert "There are no messages yet" in cards_of(ann)[-1]["text"]

        await desk_without_messages.fill(["at last"])

        assert (await next_card(ann, empty)).text == "at last"


async def test_whoever_waits_can_undo_and_look_again(desk_without_messages: Desk) -> None:
    await desk_without_messages.fill(["the only one"])
    async with desk_without_messages.bot():
        ann = await desk_without_messages.annotator()
        card = await next_card(ann)
        await taps(ann, card, "spam")
        done = await next_card(ann, card)

        assert (await ann.toast(ann.tap("🔄 Look again")))["text"] == ""
        await ann.toast(ann.tap("↩️ Undo"))

        assert (await next_card(ann, done)).text == "the only one"


HOSTILE = (
    "<b>bold</b> </pre> <a href='https://evil.example'>x</a> &amp; &lt;",
    "evil.com https://evil.example/a?b=1 tg://user?id=1 @durov /start #win $BTC a@b.com",
    "+1 202 555 0100 /undo@tapwise_demo_bot",
    "\u202egnp.exe \u2066isolated",
    "z" + "\u0301\u0316" * 300,
    "nul \x00 bell \x07 escape \x1b[31m",
    "\u200b\u200b\u200b",
    "\u3164",
    "😀" * 2_500,
    "x" * 699 + "👩‍👩‍👧‍👦" * 1_000,
    "line\r\nline\u2028line\u2029line",
    "Is this message spam?\n🚫 Spam",
    "</code></pre><tg-spoiler>",
    "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
)


async def test_hostile_messages_are_shown_labelled_and_exported_and_nothing_in_them_can_be_tapped(
    desk_without_messages: Desk,
) -> None:
    desk = desk_without_messages
    await desk.fill(HOSTILE)
    async with desk.bot():
        ann = await desk.annotator()
        card = await next_card(ann)
        shown = 0
        while card.text is not None:
            kinds = [entity["type"] for entity in cards_of(ann)[-1]["entities"]]
            assert kinds in (["bold", "pre"], ["bold", "pre", "italic"])
            assert cards_of(ann)[-1]["link_preview_options"] == {"is_disabled": True}
            shown += 1
            await taps(ann, card, "spam")
            card = await next_card(ann, card)

    assert shown == len(set(NearDuplicateGroups().add(HOSTILE).tolist())) > len(HOSTILE) - 2
    assert [item.text for item in await desk.labelled()] == list(HOSTILE)
