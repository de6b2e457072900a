"""What owners and curators review: the team, disputes."""

from __future__ import annotations

from typing import Any

from bot.campaign.selection import SelectionRules
from bot.demo.scripted_annotators import ShownCard, next_card, read_buttons, read_card
from bot.emulator.emulator import Person
from storage.records import Label
from tests.support.desk import Desk, taps, texts_of
from tests.support.steps import (
    SPAM,
    add_disputes,
    answer_questions,
    button_texts,
    reply_with,
    store_features,
    tap_button,
    true_label,
    write_labels,
    wrong_label,
)
from tests.support.words import own


async def test_the_team_report_says_in_words_that_there_is_too_little_data(desk: Desk) -> None:
    owner, ann = await desk.owner(), await desk.annotator()
    await answer_questions(ann, 2)

    reply = (await reply_with(owner, "/team", "Team"))["text"]

    assert "Agreement on messages in doubt: too few have several answers yet (0)." in reply
    assert "Agreement on exam messages, which two people answer by plan: too few yet (0)." in reply
    assert "Annotator 1 Olga (owner): 0 answers, 0 in 24 h" in reply
    assert "Annotator 2 Ann 2: 2 answers, 2 in 24 h" in reply
    assert "nan" not in reply.lower()


async def test_an_exclusion_notifies_owner_and_annotator_and_one_tap_reverses_it(
    closed_desk: Desk,
) -> None:
    desk = closed_desk
    await desk.add_items(
        f"{words} {own(number)}" for number in range(40) for words in (*SPAM, "lunch", "hi")
    )
    async with desk.bot(rules=SelectionRules(exam_every=0)):
        owner = await desk.owner()
        people = [await desk.annotator(number) for number in (2, 3, 4)]
        liar = people[-1]
        for _ in range(27):
            await answer_each(people, liar)

        doubt = await owner.sees(lambda m: "are now ignored" in m["text"], 30.0)
        polite = await liar.sees(lambda m: "Thank you for all your answers" in m["text"], 30.0)
        assert "annotator 4" in doubt["text"]
        assert "differ from the others' answers more often than usual" in polite["text"]
        assert not any("Thank you for all" in t for p in people[:2] for t in texts_of(p))
        before = await labels_now(desk)
        team = await reply_with(owner, "/team", "Team")
        assert "⚠️ ignored" in team["text"]
        assert "↩️ Count 4 again" in button_texts(team)

        await tap_button(owner, doubt, "Count 4 again")

        reply = await owner.sees(lambda m: "The answers of annotator 4 count" in m["text"])
        assert reply["message_id"] == doubt["message_id"]
        await liar.sees(lambda m: read_card(m) is not None and "Is this message spam?" in m["text"])
        await tap_button(owner, reply, "Ignore annotator 4")
        await liar.sees(
            lambda m: m["message_id"] == polite["message_id"] and "Thank you for all" in m["text"]
        )
        await reply_with(owner, "/team", "⚠️ ignored")
        assert await labels_now(desk) == before


async def labels_now(desk: Desk) -> dict[str, Label | None]:
    await write_labels(desk)
    return {row.text: row.label for row in await desk.labelled()}


async def answer_each(people: list[Person], liar: Person) -> None:
    """Answer everyone's card: correctly, except by the liar."""
    for person in people:
        card = await next_card(person)
        if card.text is None:
            continue
        label = wrong_label if person is liar else true_label
        await taps(person, card, label(card.text))
        await next_card(person, card)


async def test_very_quick_answers_get_a_kind_alert(
    closed_desk: Desk,
) -> None:
    async with closed_desk.bot(hasty_seconds=1.0):
        ann = await closed_desk.annotator()
        toasts = []
        card = await next_card(ann)
        for _ in range(8):
            toasts.append(await taps(ann, card, "spam"))
            card = await next_card(ann, card)

        assert [bool(toast.get("show_alert")) for toast in toasts] == [False] * 7 + [True]
        assert "one careful answer" in toasts[-1]["text"]
        owner = await closed_desk.owner()
        assert "8 very quick" in (await reply_with(owner, "/team", "Team"))["text"]


async def test_a_curator_settles_disputes_one_after_another_and_can_leave_one_open(
    closed_desk: Desk,
) -> None:
    desk = closed_desk
    await store_features(desk)
    open_ones = await add_disputes(desk, 3)
    async with desk.bot():
        cleo = desk.telegram.person(7, "Cleo")
        cleo.start(await desk.store.invites.create("curator", 1, desk.clock(), desk.clock() + 99))
        await next_card(cleo)

        first = await reply_with(cleo, "/disputes", "3 disputes")
        left = read_buttons(first)
        assert left is not None
        assert left.text in open_ones
        await tap_button(cleo, first, "Leave it open")
        shown = await next_card_in(cleo, first, left)
        assert shown.text in open_ones
        await tap_button(cleo, cleo.message(first["message_id"]) or {}, "Not spam")
        last = await next_card_in(cleo, first, shown)
        assert last.text in open_ones
        assert len({left.text, shown.text, last.text}) == 3
        toast = await tap_button(cleo, cleo.message(first["message_id"]) or {}, "🚫 Spam")
        assert toast["text"] == "Settled: 🚫 Spam"
        await cleo.sees(lambda m: "1 stays open" in m["text"])

        again = await cleo.toast(cleo.tap_data(last.buttons[0], first["message_id"]))

        assert again["text"] == "This message is settled already."
    labels = {row.text: row.label for row in await desk.labelled()}
    assert (labels[shown.text or ""], labels[last.text or ""]) == ("no_spam", "spam")


async def next_card_in(person: Person, message: dict[str, Any], seen: ShownCard) -> ShownCard:
    """What this message shows once it shows another item."""

    def other(shown: dict[str, Any]) -> bool:
        card = read_buttons(shown)
        same = shown["message_id"] == message["message_id"]
        return same and card is not None and card.text != seen.text

    found = read_buttons(await person.sees(other))
    assert found is not None
    return found


async def test_owners_settle_disputes_too_and_annotators_are_not_shown_any(
    closed_desk: Desk,
) -> None:
    desk = closed_desk
    await store_features(desk)
    await add_disputes(desk, 1)
    async with desk.bot():
        owner, ann = await desk.owner(), await desk.annotator()

        shown = await reply_with(owner, "/disputes", "1 dispute")
        await tap_button(owner, shown, "🚫 Spam")

        await owner.sees(lambda m: "No message is in dispute" in m["text"])
        assert "Only owners and curators" in (await reply_with(ann, "/disputes", "Only"))["text"]
