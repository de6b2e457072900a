"""Many people in the chat: invites, roles, trust, disputes, one's own answers, reminders."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from bot.campaign.selection import SelectionRules
from bot.campaign.watcher import WatchHandlers
from bot.demo.scripted_annotators import ShownCard, next_card, read_card
from bot.emulator.emulator import Person
from bot.emulator.keyboards import buttons
from bot.settings import read_settings
from storage.records import Annotator, AnnotatorId, ItemId, Label, NewItem
from tests.support.campaigns import Clock, asked, opened
from tests.support.desk import MESSAGES, OWNER, TOKEN, Desk, says, taps, texts_of
from tests.support.questions import ask_question
from tests.support.words import own

HOUR, DAY = 3_600.0, 86_400.0
SPAM = ("win a free prize now", "call this number")


def truth(text: str) -> Label:
    return "spam" if text.startswith(SPAM) else "no_spam"


def wrong(text: str) -> Label:
    return "no_spam" if truth(text) == "spam" else "spam"


def button_texts(message: dict[str, Any]) -> list[str]:
    return [each["text"] for each in buttons(message)]


def data_of(message: dict[str, Any], part: str) -> str:
    """The callback data of the button with this in its text."""
    return next(str(each["callback_data"]) for each in buttons(message) if part in each["text"])


def link_in(message: dict[str, Any]) -> str:
    """The link that the copy button of an invitation copies."""
    return next(str(b["copy_text"]["text"]) for b in buttons(message) if "copy_text" in b)


async def tap(person: Person, message: dict[str, Any], part: str) -> dict[str, Any]:
    """Tap the button with this in its text, and give the toast."""
    return await person.toast(person.tap_data(data_of(message, part), message["message_id"]), 10.0)


async def asks(person: Person, command: str, part: str) -> dict[str, Any]:
    """Write a command, and give the first answer after it that has this in it."""
    sent = person.send(command)

    def fits(message: dict[str, Any]) -> bool:
        text = str(message.get("text", message.get("caption", "")))
        return message["message_id"] > sent and part in text

    return await person.sees(fits, 10.0)


async def who(desk: Desk, person: Person) -> Annotator:
    found = await desk.store.people.annotator(person.id)
    assert found is not None
    return found


async def label(person: Person, count: int, *, lies: bool = False) -> ShownCard:
    """Answer so many cards; the next one."""
    card = await next_card(person)
    for _ in range(count):
        assert card.text is not None
        await taps(person, card, wrong(card.text) if lies else truth(card.text))
        card = await next_card(person, card)
    return card


# Invites


async def test_an_invite_can_be_copied_and_shared_and_lets_as_many_in_as_it_says(
    desk: Desk,
) -> None:
    owner = await desk.owner()

    told = await asks(owner, "/invite 2 3", "A link for 2 people")

    assert button_texts(told) == ["📋 Copy the link", "📤 Share"]
    link = link_in(told)
    shared = next(str(button["url"]) for button in buttons(told) if "url" in button)
    assert shared.startswith("https://t.me/share/url?url=https%3A//t.me/")
    ann, bob, eve = (desk.telegram.person(number, "P") for number in (2, 3, 4))
    for person in (ann, bob):
        person.follow(link)
        await next_card(person)
    eve.follow(link)
    await says(eve, "You need an invite")
    assert (await who(desk, ann)).role == "annotator"
    assert len(texts_of(eve)) == 1


async def test_who_joins_reads_what_it_is_about_how_answers_are_used_and_an_example(
    desk: Desk,
) -> None:
    ann = await desk.annotator()

    welcome, card = texts_of(ann)
    what, used, example = welcome.split("\n\n")
    assert "you tap whether each is spam" in what
    assert used.startswith("Your answers train a spam filter")
    assert "“You won a prize, click here” is spam" in example
    assert card.startswith("Is this message spam?")


async def test_an_invite_may_make_curators_of_strangers_and_of_annotators(desk: Desk) -> None:
    owner = await desk.owner()
    ann, cleo = await desk.annotator(2), desk.telegram.person(3, "Cleo")

    link = link_in(await asks(owner, "/invite 2 1 curator", "and settle disputes"))
    cleo.follow(link)
    await next_card(cleo)
    ann.follow(link)
    await asks(ann, "/disputes", "No message is in dispute")

    assert [(await who(desk, person)).role for person in (cleo, ann)] == ["curator", "curator"]
    assert "/disputes" in (await asks(cleo, "/help", "I show a message"))["text"]
    assert {"command": "disputes"}.items() <= desk.telegram.commands(cleo)[-1].items()
    assert "Only the owner" in (await asks(cleo, "/team", "Only"))["text"]


@pytest.mark.parametrize(
    "words", ["0", "1 0", "1 366", "10001", "x", "1 2 3", "curator annotator", "-1", "٣", "owner"]
)
async def test_an_invite_that_makes_no_sense_is_answered_with_how_to_write_one(
    desk: Desk, words: str
) -> None:
    owner = await desk.owner()

    await asks(owner, f"/invite {words}", "/invite 10 3")

    assert await desk.store.people.invites(desk.clock()) == []


async def test_invites_are_listed_and_one_tap_ends_one(desk: Desk) -> None:
    owner = await desk.owner()
    first = link_in(await asks(owner, "/invite 5", "A link for"))
    second = link_in(await asks(owner, "/invite 1 1 curator", "A link for"))

    listed = await asks(owner, "/invites", "Invites")
    assert "1. annotator: 0 of 5 used" in listed["text"]
    assert "2. curator: 0 of 1 used" in listed["text"]
    toast = await tap(owner, listed, "Close invite 1")

    assert "This invite is closed" in toast["text"]
    await owner.sees(lambda m: "2. curator" in m["text"] and "1. annotator" not in m["text"])
    ann, bob = desk.telegram.person(2, "Ann"), desk.telegram.person(3, "Bob")
    ann.follow(first)
    await says(ann, "You need an invite")
    bob.follow(second)
    await next_card(bob)
    assert "No invite is open" in (await asks(owner, "/invites", "No invite"))["text"]


async def test_whoever_is_forgotten_does_not_give_their_use_of_an_invite_to_another(
    desk: Desk,
) -> None:
    owner = await desk.owner()
    link = link_in(await asks(owner, "/invite 1", "A link for 1 person"))
    ann = desk.telegram.person(2, "Ann")
    ann.follow(link)
    await next_card(ann)
    await tap(ann, await asks(ann, "/forgetme", "Forget who you are?"), "Forget me")
    await says(ann, "I no longer know who you are")

    for person in (ann, desk.telegram.person(3, "Bob")):
        person.follow(link)
        await says(person, "You need an invite")


# Revoking


async def test_revoking_takes_the_card_and_gives_its_message_to_another(desk: Desk) -> None:
    owner, ann = await desk.owner(), await desk.annotator()
    card = await next_card(ann)
    number = (await who(desk, ann)).id

    told = await asks(owner, f"/revoke {number}", "may no longer label")

    assert button_texts(told) == [f"🚫 Ignore annotator {number}"]
    last = await ann.sees(lambda m: "ended your access" in m["text"])
    assert last["message_id"] == card.message_id
    assert "reply_markup" not in last
    assert await desk.claimed() == 1
    toast = await taps(ann, card, "spam")
    assert toast["show_alert"]
    assert "You need an invite" in toast["text"]
    assert await desk.answers() == []


async def test_restoring_lets_somebody_in_again(desk: Desk) -> None:
    owner, ann = await desk.owner(), await desk.annotator()
    number = (await who(desk, ann)).id
    await asks(owner, f"/revoke {number}", "may no longer label")

    await asks(owner, f"/RESTORE {number}", "may label again")

    await says(ann, "You may label again")
    ann.send("/label")
    assert (await next_card(ann)).text in MESSAGES


@pytest.mark.parametrize("words", ["", "x", "99", "1", "99999999999999999999999"])
async def test_nobody_is_revoked_by_mistake_and_no_owner_at_all(desk: Desk, words: str) -> None:
    owner = await desk.owner()

    said = await asks(owner, f"/revoke {words}", "")

    assert "/team lists the numbers" in said["text"]
    assert (await who(desk, owner)).role == "owner"


# Trust


async def test_the_team_is_told_with_too_little_to_go_by_in_words(desk: Desk) -> None:
    owner, ann = await desk.owner(), await desk.annotator()
    await label(ann, 2)

    told = (await asks(owner, "/team", "Team"))["text"]

    assert "Agreement: too few messages have several answers yet (0)." in told
    assert "Annotator 1 (owner): 0 answers, 0 in 24 h" in told
    assert "Annotator 2: 2 answers, 2 in 24 h" in told
    assert "nan" not in told.lower()


async def test_doubt_is_told_to_owner_and_person_and_taken_back_by_one_tap(
    closed_desk: Desk,
) -> None:
    desk = closed_desk
    await desk.fill(
        f"{words} {own(number)}" for number in range(40) for words in (*SPAM, "lunch", "hi")
    )
    async with desk.bot(rules=SelectionRules(exam_every=0)):
        owner = await desk.owner()
        people = [await desk.annotator(number) for number in (2, 3, 4)]
        liar = people[-1]
        for _ in range(27):
            for person in people:
                card = await next_card(person)
                if card.text is None:
                    continue
                await taps(person, card, wrong(card.text) if person is liar else truth(card.text))
                await next_card(person, card)

        doubt = await owner.sees(lambda m: "are now ignored" in m["text"], 30.0)
        polite = await liar.sees(lambda m: "Thank you for all your answers" in m["text"], 30.0)
        assert "annotator 4" in doubt["text"]
        assert "differ from the others' answers more often than usual" in polite["text"]
        assert not any("Thank you for all" in t for p in people[:2] for t in texts_of(p))
        before = {row.text: row.label for row in await desk.labelled()}
        team = await asks(owner, "/team", "Team")
        assert "⚠️ ignored" in team["text"]
        assert "↩️ Count annotator 4 again" in button_texts(team)

        await tap(owner, doubt, "Count annotator 4 again")

        told = await owner.sees(lambda m: "The answers of annotator 4 count" in m["text"])
        assert told["message_id"] == doubt["message_id"]
        await liar.sees(lambda m: read_card(m) is not None and "Is this message spam?" in m["text"])
        await tap(owner, told, "Ignore annotator 4")
        await liar.sees(
            lambda m: m["message_id"] == polite["message_id"] and "Thank you for all" in m["text"]
        )
        await asks(owner, "/team", "⚠️ ignored")
        assert {row.text: row.label for row in await desk.labelled()} == before


async def test_very_quick_answers_are_met_with_a_kind_sentence_that_waits_for_a_tap(
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
        assert "8 very quick" in (await asks(owner, "/team", "Team"))["text"]


# Disputes and known answers


async def disputed(desk: Desk, count: int) -> list[str]:
    """So many messages that five people left open."""
    for item in range(1, count + 1):
        for place in range(5):
            token = await desk.link()
            person = await desk.store.people.join(900 + 10 * item + place, token, desk.clock())
            assert person is not None
            question = await ask_question(
                desk.store, item, person.id, asked_at=desk.clock(), expires_at=desk.clock() + 600
            )
            choice: Label = "spam" if place % 2 else "no_spam"
            await desk.store.questions.answer(
                question, "unsure" if place == 4 else choice, None, desk.clock()
            )
    return [
        item.text for item in await desk.store.trust_log.items(map(ItemId, range(1, count + 1)))
    ]


async def with_features(desk: Desk) -> None:
    """A first start, so that questions can refer to what the model saw."""
    async with desk.bot():
        pass


async def test_a_curator_settles_disputes_one_after_another_and_may_leave_one_open(
    closed_desk: Desk,
) -> None:
    desk = closed_desk
    await with_features(desk)
    open_ones = await disputed(desk, 3)
    async with desk.bot():
        cleo = desk.telegram.person(7, "Cleo")
        cleo.start(
            await desk.store.people.create_invite("curator", 1, desk.clock(), desk.clock() + 99)
        )
        await next_card(cleo)

        first = await asks(cleo, "/disputes", "3 disputes")
        left = read_card(first)
        assert left is not None
        assert left.text in open_ones
        await tap(cleo, first, "Leave it open")
        shown = await next_card_in(cleo, first, left)
        assert shown.text in open_ones
        await tap(cleo, cleo.message(first["message_id"]) or {}, "Not spam")
        last = await next_card_in(cleo, first, shown)
        assert last.text in open_ones
        assert len({left.text, shown.text, last.text}) == 3
        toast = await tap(cleo, cleo.message(first["message_id"]) or {}, "🚫 Spam")
        assert toast["text"] == "Settled: 🚫 Spam"
        await cleo.sees(lambda m: "1 stays open" in m["text"])

        again = await cleo.toast(cleo.tap_data(last.buttons[0], first["message_id"]), 10.0)

        assert again["text"] == "This message is settled already."
    labels = {row.text: row.label for row in await desk.labelled()}
    assert (labels[shown.text or ""], labels[last.text or ""]) == ("no_spam", "spam")


async def next_card_in(person: Person, message: dict[str, Any], seen: ShownCard) -> ShownCard:
    """What this message shows once it shows another item."""

    def other(shown: dict[str, Any]) -> bool:
        card = read_card(shown)
        same = shown["message_id"] == message["message_id"]
        return same and card is not None and card.text != seen.text

    found = read_card(await person.sees(other, 10.0))
    assert found is not None
    return found


async def test_owners_settle_disputes_too_and_annotators_are_not_shown_any(
    closed_desk: Desk,
) -> None:
    desk = closed_desk
    await with_features(desk)
    await disputed(desk, 1)
    async with desk.bot():
        owner, ann = await desk.owner(), await desk.annotator()

        shown = await asks(owner, "/disputes", "1 dispute")
        await tap(owner, shown, "🚫 Spam")

        await owner.sees(lambda m: "No message is in dispute" in m["text"])
        assert "Only the owner" in (await asks(ann, "/disputes", "Only"))["text"]


async def test_what_an_owner_knows_is_marked_and_then_asked_of_others_unmarked(
    closed_desk: Desk,
) -> None:
    desk = closed_desk
    async with desk.bot(rules=SelectionRules(exam_every=0, gold_every=2)):
        owner = await desk.owner()
        await asks(owner, "/gold", "Label a message yourself")
        card = await next_card(owner)
        await taps(owner, card, "spam")
        await next_card(owner, card)

        await asks(owner, "/gold", "Gold question, known label: 🚫 Spam")

        ann = await desk.annotator()
        plain = await next_card(ann)
        await taps(ann, plain, "no_spam")
        known = await next_card(ann, plain)
        assert known.text == card.text
        assert len(known.buttons) == len(plain.buttons)
        await taps(ann, known, "no_spam")
        await next_card(ann, known)
        assert "gold questions 0 of 1" in (await asks(owner, "/team", "Team"))["text"]
    labels = {row.text: row.label for row in await desk.labelled()}
    assert labels[card.text or ""] == "spam"


# One's own answers, and oneself


async def test_history_goes_back_page_by_page_and_changes_an_answer(desk: Desk) -> None:
    ann = await desk.annotator()
    assert "You have no answers here" in (await asks(ann, "/history", "no answer"))["text"]
    seen = []
    card = await next_card(ann)
    for _ in range(7):
        seen.append(card.text or "")
        await taps(ann, card, "no_spam")
        card = await next_card(ann, card)
    old = card

    first = await asks(ann, "/history", "Your last answers")
    assert [text for text in reversed(seen) if text in first["text"]] == seen[:1:-1]
    assert button_texts(first) == ["1", "2", "3", "4", "5", "◀️ Older"]
    await tap(ann, first, "Older")
    second = await ann.sees(lambda m: "6. ✅ Not spam" in m["text"])
    assert second["message_id"] == first["message_id"]
    assert button_texts(second) == ["6", "7", "Newer ▶️"]
    toast = await ann.toast(ann.tap("7", second["message_id"]))
    assert toast["text"] == "Your answer: ✅ Not spam"
    again = await ann.sees(lambda m: seen[0] in m["text"] and "Is this message spam?" in m["text"])
    await tap(ann, again, "🚫 Spam")

    labels = {row.text: row.label for row in await desk.labelled()}
    assert labels[seen[0]] == "spam"
    assert list(labels.values()).count("no_spam") == 6
    await ann.sees(lambda m: m["message_id"] == again["message_id"] and str(old.text) in m["text"])
    assert len(await desk.store.questions.answer_log()) == 8


async def test_only_the_owner_of_an_answer_can_change_it(desk: Desk) -> None:
    ann, bob = await desk.annotator(2), await desk.annotator(3)
    await label(ann, 1)
    first = await asks(ann, "/history", "Your last answers")

    toast = await bob.toast(bob.tap_data(data_of(first, "1"), first["message_id"]), 10.0)

    assert "I did not ask you about that message" in toast["text"]
    assert {answer.annotator_id for answer in await desk.answers()} == {(await who(desk, ann)).id}


async def test_forgetting_asks_first_and_then_keeps_the_labels_without_a_name(desk: Desk) -> None:
    ann = await desk.annotator(2_000_002)
    card = await label(ann, 2)
    ann.send("/undo")
    card = await next_card(ann, card)
    await taps(ann, card, "spam")
    await next_card(ann, card)
    number = (await who(desk, ann)).id
    asked = await asks(ann, "/forgetme", "Forget who you are?")
    await tap(ann, asked, "Keep me")
    await says(ann, "Everything stays as it was")

    await tap(ann, await asks(ann, "/forgetme", "Forget who you are?"), "Forget me")

    await says(ann, "I no longer know who you are")
    await ann.sees(lambda m: "Your last message was shown here" in m["text"])
    assert [row.annotator for row in await desk.labelled()] == [number, number]
    assert await desk.claimed() == 0
    await asks(ann, "/label", "You need an invite")
    for table in ("annotator", "answer", "question", "trust", "reliability"):
        rows = repr(await desk.store._database.fetch_all(f"SELECT * FROM {table}"))
        numbers = {int(number) for number in re.findall(r"\d+", rows)}
        # Telegram's number of a tap has the person's in its upper half
        assert not {2_000_002} & (numbers | {number >> 32 for number in numbers}), table


async def test_an_owner_cannot_be_forgotten_by_a_tap(desk: Desk) -> None:
    owner = await desk.owner()

    await asks(owner, "/forgetme", "Remove your number from TAPWISE_OWNERS")

    toast = owner.tap_data("f:0:yes", (await next_card(owner)).message_id)
    await owner.toast(toast, 10.0)
    assert (await who(desk, owner)).role == "owner"


# Motivation, quietly


async def test_counts_can_be_switched_off_and_then_toasts_and_cards_have_none(desk: Desk) -> None:
    ann = await desk.annotator()
    card = await next_card(ann)
    assert (await taps(ann, card, "spam"))["text"] == "🚫 Spam · 1 by you"
    card = await next_card(ann, card)
    settings = await asks(ann, "/settings", "Counts and milestones: on")

    await tap(ann, settings, "Counts off")

    await ann.sees(lambda m: "Counts and milestones: off" in m["text"])
    assert (await taps(ann, card, "no_spam"))["text"] == "✅ Not spam"
    settings = await says(ann, "Counts and milestones: off")
    await tap(ann, settings, "Counts on")
    await ann.sees(lambda m: "Counts and milestones: on" in m["text"])


async def test_a_milestone_is_told_once_in_a_toast(desk: Desk) -> None:
    ann = await desk.annotator()
    toasts = []
    card = await next_card(ann)
    for _ in range(11):
        desk.clock.now += 5
        toasts.append((await taps(ann, card, "spam"))["text"])
        card = await next_card(ann, card)

    assert [text for text in toasts if text.startswith("🎉")] == [
        "🎉 10 answers by you. Thank you!"
    ]


async def remind_at(desk: Desk, ann: Person, clock_shows: int, hour: int) -> None:
    """Set a reminder through the settings, by somebody whose clock shows this hour now."""
    settings = await asks(ann, "/settings", "Daily reminder: none")
    await tap(ann, settings, "Remind me")
    question = await ann.sees(lambda m: "Which hour does your clock show" in m["text"])
    await tap(ann, question, f"{clock_shows:02}:00")
    question = await ann.sees(lambda m: "At which hour shall I remind you?" in m["text"])
    await tap(ann, question, f"{hour:02}:00")
    await ann.sees(lambda m: f"Daily reminder: {hour:02}:00, your time" in m["text"])


async def test_a_reminder_comes_at_the_chosen_hour_of_their_clock_and_at_no_other(
    closed_desk: Desk,
) -> None:
    desk = closed_desk
    desk.clock.now -= desk.clock.now % DAY - 12 * HOUR - 60  # 12:01 in UTC
    came: dict[int, int] = {}
    async with desk.bot() as _:
        ann = await desk.annotator()
        await remind_at(desk, ann, clock_shows=21, hour=8)  # 9 hours before UTC's 8: 23 in UTC
        person = await who(desk, ann)
        assert (person.utc_offset, person.remind_hour) == (9, 8)
    reminders = 0
    for hour in range(13, 13 + 48):
        desk.clock.now += HOUR
        told: list[Annotator] = await desk.store.people.due_for_reminder(desk.clock())
        came[hour % 24] = came.get(hour % 24, 0) + len(told)
        for one in told:
            await desk.store.people.mark_reminded(one.id, desk.clock())
            reminders += 1
    assert reminders == 2
    assert {hour for hour, count in came.items() if count} == {23}


async def test_a_reminder_is_one_message_with_a_way_to_the_next_card(desk: Desk) -> None:
    desk.clock.now -= desk.clock.now % DAY - 12 * HOUR - 60
    ann = await desk.annotator()
    card = await next_card(ann)
    await taps(ann, card, "spam")
    card = await next_card(ann, card)
    await remind_at(desk, ann, clock_shows=12, hour=9)

    desk.clock.now += 21 * HOUR

    reminder = await ann.sees(lambda m: "Some messages are waiting" in m["text"], 10.0)
    await tap(ann, reminder, "Continue")
    await ann.sees(
        lambda m: m["message_id"] == reminder["message_id"] and "Is this message spam?" in m["text"]
    )
    assert sum("Some messages are waiting" in text for text in texts_of(ann)) == 0


async def test_there_is_no_reminder_where_nothing_is_left_to_ask(tmp_path: Path) -> None:
    clock, reminded = Clock(), list[int]()

    async def remind(annotator: Annotator) -> None:
        reminded.append(annotator.id)

    async def nobody(annotator: AnnotatorId) -> None:
        return None

    async with opened(tmp_path / "a.db", clock, people=1) as campaign:
        await campaign.add_items([NewItem("only one", None, "here")])
        [ann] = await campaign.members.all()
        await campaign.members.set_card(ann.id, 1)
        await campaign.preferences.set_reminder(ann.id, int(clock.now // HOUR) % 24, 0)
        question = await asked(campaign, ann.id)
        await campaign.answer(ann.id, question.id, "spam", None)

        clock.now += DAY
        await campaign.watcher.check(WatchHandlers(nobody, on_reminder=remind))
        assert reminded == []

        await campaign.add_items([NewItem("another one", None, "here")])
        clock.now += 60
        await campaign.watcher.check(WatchHandlers(nobody, on_reminder=remind))
        assert reminded == [ann.id]


async def test_a_reminder_can_be_moved_by_a_new_clock_and_ended(desk: Desk) -> None:
    desk.clock.now -= desk.clock.now % DAY - 12 * HOUR - 60
    ann = await desk.annotator()
    await remind_at(desk, ann, clock_shows=12, hour=9)

    settings = await says(ann, "Daily reminder: 09:00")
    await tap(ann, settings, "Change the reminder")
    hours = await ann.sees(lambda m: "At which hour shall I remind you?" in m["text"])
    await tap(ann, hours, "My clock changed")
    clock = await ann.sees(lambda m: "Which hour does your clock show" in m["text"])
    await tap(ann, clock, "13:00")
    hours = await ann.sees(lambda m: "At which hour shall I remind you?" in m["text"])
    assert ((await who(desk, ann)).utc_offset, (await who(desk, ann)).remind_hour) == (1, 9)
    await tap(ann, hours, "Never")

    await ann.sees(lambda m: "Daily reminder: none" in m["text"])
    assert (await who(desk, ann)).remind_hour is None


# What people see


async def test_history_and_disputes_are_masked_and_cannot_be_passed_on(
    desk_without_messages: Desk,
) -> None:
    desk = desk_without_messages
    desk.settings = read_settings(
        token=TOKEN,
        api_base=desk.url,
        owners=str(OWNER),
        database=desk.database,
        mask="all",
        protect_content=True,
    )
    secret = "Call +1 202 555 0100 or bob@example.com"
    await desk.fill([secret])
    await with_features(desk)
    await disputed(desk, 1)
    async with desk.bot():
        owner = await desk.owner()
        shown = await asks(owner, "/disputes", "1 dispute")
        person = await who(desk, owner)
        question = await ask_question(
            desk.store, 1, person.id, asked_at=desk.clock(), expires_at=desk.clock() + 60
        )
        await desk.store.questions.answer(question, "spam", None, desk.clock())
        history = await asks(owner, "/history", "Your last answers")

    for message in (shown, history):
        assert "⟨phone⟩ or ⟨e-mail⟩" in message["text"]
        assert message["has_protected_content"]


async def test_a_pause_that_comes_with_a_label_command_wins(desk: Desk) -> None:
    ann = await desk.annotator()

    ann.send("/label")
    ann.send("/pause")

    await says(ann, "Paused.")
    assert (await who(desk, ann)).paused
    await tap(ann, await says(ann, "Paused."), "Continue")
    await ann.sees(lambda m: any(text in m["text"] for text in MESSAGES))
