"""Cards and taps: an answer is stored first, and the card is edited in place."""

from __future__ import annotations

import pytest

from bot.demo.scripted_annotators import CardButton, ShownCard, next_card
from bot.emulator.emulator import Person
from tests.support.desk import MESSAGES, Desk, cards_of, says, taps
from tests.support.steps import answer_questions, stored_answers


async def test_every_card_has_its_buttons_in_the_same_places(desk: Desk) -> None:
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


async def test_an_answer_is_stored_then_confirmed_and_the_same_message_shows_the_next_question(
    desk: Desk,
) -> None:
    ann = await desk.annotator()
    card = await next_card(ann)

    toast = await taps(ann, card, "spam")

    assert toast == {"text": "🚫 Spam saved · answer 1", "show_alert": False}
    assert [(i.text, i.label) for i in await desk.labelled()] == [(card.text, "spam")]
    following = await next_card(ann, card)
    assert following.message_id == card.message_id
    assert following.text not in (None, card.text)
    assert len(cards_of(ann)) == 1


async def test_every_answer_button_has_its_toast_and_a_next_card(desk: Desk) -> None:
    ann = await desk.annotator()
    toasts: dict[CardButton, str] = {
        "no_spam": "✅ Not spam saved · answer 1",
        "unsure": "🤷 Not sure saved · answer 2",
        "skip": "⏭ Skipped",
    }

    for word, toast in toasts.items():
        card = await next_card(ann)
        assert (await taps(ann, card, word))["text"] == toast
        assert (await next_card(ann, card)).text not in (None, card.text)

    assert [answer.choice for answer in await desk.answers()] == list(toasts)


@pytest.mark.parametrize("by", ["button", "command"])
async def test_undo_takes_back_the_last_answer_and_asks_its_question_again(
    desk: Desk, by: str
) -> None:
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
    assert stored_answers(desk.database) == [(1, "spam"), (1, "undone")]
    await taps(ann, again, "no_spam")
    await next_card(ann, again)
    assert [(i.text, i.label) for i in await desk.labelled()] == [(first.text, "no_spam")]


@pytest.mark.parametrize("by", ["button", "command"])
async def test_undo_without_an_answer_says_so(desk: Desk, by: str) -> None:
    ann = await desk.annotator()

    if by == "button":
        toast = await taps(ann, await next_card(ann), "undo")
        assert toast["text"] == "There is nothing to undo."
    else:
        ann.send("/undo")
        await says(ann, "There is nothing to undo.")


async def test_another_answer_on_an_old_card_is_stored_and_the_newest_counts(
    desk: Desk,
) -> None:
    ann = await desk.annotator()
    first = await next_card(ann)
    await taps(ann, first, "spam")
    second = await next_card(ann, first)

    toast = await taps(ann, first, "no_spam")

    assert toast["text"].startswith("✅ Not spam")
    assert [(i.text, i.label) for i in await desk.labelled()] == [(first.text, "no_spam")]
    assert stored_answers(desk.database) == [(1, "spam"), (1, "no_spam")]
    assert (await next_card(ann)).text == second.text


async def test_the_same_answer_twice_is_stored_once(desk: Desk) -> None:
    ann = await desk.annotator()
    card = await next_card(ann)
    await taps(ann, card, "spam")

    toast = await taps(ann, card, "spam")

    assert toast["text"] == "🚫 Spam saved · answer 1"
    assert stored_answers(desk.database) == [(1, "spam")]


async def test_quick_taps_are_stored_in_their_order(desk: Desk) -> None:
    ann = await desk.annotator()
    card = await next_card(ann)

    words: list[CardButton] = ["spam", "no_spam", "unsure", "skip"] * 5
    queries = [ann.tap_data(card.callback_data(word), card.message_id) for word in words]
    for query in queries:
        await ann.toast(query)

    assert [choice for _, choice in stored_answers(desk.database)] == words
    assert (await next_card(ann, card)).text not in (None, card.text)


async def test_two_annotators_are_never_shown_the_same_message_at_once(desk: Desk) -> None:
    people = [await desk.annotator(number) for number in range(2, 8)]

    shown = [(await next_card(person)).text for person in people]

    assert len(set(shown)) == len(people)


async def test_a_late_answer_to_an_expired_question_is_stored(desk: Desk) -> None:
    ann = await desk.annotator()
    card = await next_card(ann)
    desk.clock.now += 3_600

    toast = await taps(ann, card, "spam")

    assert toast["text"].startswith("🚫 Spam")
    assert [(i.text, i.label) for i in await desk.labelled()] == [(card.text, "spam")]


async def test_label_sends_a_new_card_and_removes_the_old_ones_buttons(desk: Desk) -> None:
    ann = await desk.annotator()
    old = await next_card(ann)

    ann.send("/label")

    await ann.sees(lambda m: "reply_markup" in m and m["message_id"] != old.message_id)
    await ann.sees(lambda m: m["message_id"] == old.message_id and "reply_markup" not in m)
    new = await next_card(ann)
    assert new.text == old.text


async def test_show_all_shows_a_long_message_in_full(closed_desk: Desk) -> None:
    await closed_desk.add_items([f"{word} " + "long 😀 " * 120 for word in MESSAGES])
    async with closed_desk.bot():
        ann = await closed_desk.annotator()
        card = await skip_to_long_message(ann)
        assert card.text is not None

        await ann.toast(ann.tap("📄 Show all"))

        full = await next_card(ann, card)
        assert full.text is not None
        assert full.text.startswith(card.text)
        assert full.text.endswith("😀")
        assert len(full.buttons) == 5
        assert (await taps(ann, full, "spam"))["text"].startswith("🚫 Spam")


async def test_a_message_longer_than_any_card_is_sent_as_a_file_too(closed_desk: Desk) -> None:
    await closed_desk.add_items([f"{word} " + "😀" * 5_000 for word in MESSAGES])
    async with closed_desk.bot():
        ann = await closed_desk.annotator()
        card = await skip_to_long_message(ann)

        await ann.toast(ann.tap("📄 Show all"))

        sent = await says(ann, "The complete message")
        content = (await closed_desk.download(sent)).decode()
        assert content.startswith(str(card.text)[:10])
        assert content.endswith("😀" * 5_000)
        assert len((await next_card(ann)).buttons) == 6


async def skip_to_long_message(person: Person) -> ShownCard:
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

    assert toast["text"] == "🚫 Spam saved · answer 1"
    assert following.message_id == card.message_id
    assert [i.text for i in await closed_desk.labelled()] == [card.text]


async def test_a_restart_changes_no_card_that_is_already_shown(closed_desk: Desk) -> None:
    async with closed_desk.bot():
        ann = await closed_desk.annotator()
        before = ann.messages

    async with closed_desk.bot():
        ann.send("/stats")
        await says(ann, "answers are yours")

    assert [m for m in ann.messages if m["message_id"] <= before[-1]["message_id"]] == before


async def test_a_double_tap_on_undo_takes_back_one_answer(desk: Desk) -> None:
    ann = await desk.annotator()
    card = await answer_questions(ann, 3)

    first, second = (ann.tap_data(card.callback_data("undo"), card.message_id) for _ in range(2))
    await ann.toast(first)
    await ann.toast(second)

    assert len(await desk.answers()) == 2
    again = await next_card(ann, card)
    await taps(ann, again, "undo")
    assert len(await desk.answers()) == 1
