"""An annotator's settings: notes, counts, a daily reminder."""

from __future__ import annotations

from pathlib import Path

from bot.campaign.watcher import WatchHandlers
from bot.demo.scripted_annotators import next_card
from bot.emulator.emulator import Person
from storage.records import Annotator, AnnotatorId, NewItem
from tests.support.campaigns import Clock, asked, opened
from tests.support.desk import Desk, says, taps, texts_of
from tests.support.steps import reply_with, stored, tap_button

HOUR, DAY = 3_600.0, 86_400.0


async def test_notes_after_each_answer_can_be_switched_off_and_on(desk: Desk) -> None:
    ann = await desk.annotator()
    card = await next_card(ann)
    ann.send("/settings")
    settings = await says(ann, "Confirmation after each tap: on")

    await ann.toast(ann.tap("🔕 Confirmation off", settings["message_id"]))

    await says(ann, "Confirmation after each tap: off")
    assert (await taps(ann, card, "spam"))["text"] == ""
    await ann.toast(ann.tap("🔔 Confirmation on", settings["message_id"]))
    await says(ann, "Confirmation after each tap: on")
    other = await taps(ann, card, "no_spam")
    assert other["text"].startswith("✅ Not spam")


async def test_with_counts_off_toasts_and_cards_show_none(desk: Desk) -> None:
    ann = await desk.annotator()
    card = await next_card(ann)
    assert (await taps(ann, card, "spam"))["text"] == "🚫 Spam saved · answer 1"
    card = await next_card(ann, card)
    settings = await reply_with(ann, "/settings", "Show how many answers I gave: on")

    await tap_button(ann, settings, "Hide my count")

    await ann.sees(lambda m: "Show how many answers I gave: off" in m["text"])
    assert (await taps(ann, card, "no_spam"))["text"] == "✅ Not spam saved"
    settings = await says(ann, "Show how many answers I gave: off")
    await tap_button(ann, settings, "Show my count")
    await ann.sees(lambda m: "Show how many answers I gave: on" in m["text"])


async def test_a_milestone_is_shown_once_in_a_toast(desk: Desk) -> None:
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
    """Set a reminder through the settings, as an annotator whose clock shows this hour."""
    settings = await reply_with(ann, "/settings", "Daily reminder: none")
    await tap_button(ann, settings, "Remind me")
    question = await ann.sees(lambda m: "Which hour does your clock show" in m["text"])
    await tap_button(ann, question, f"{clock_shows:02}:00")
    question = await ann.sees(lambda m: "At which hour shall I remind you?" in m["text"])
    await tap_button(ann, question, f"{hour:02}:00")
    await ann.sees(lambda m: f"Daily reminder: {hour:02}:00, your time" in m["text"])


async def test_a_reminder_is_due_at_the_chosen_local_hour_only(
    closed_desk: Desk,
) -> None:
    desk = closed_desk
    desk.clock.now -= desk.clock.now % DAY - 12 * HOUR - 60  # 12:01 in UTC
    came: dict[int, int] = {}
    async with desk.bot() as _:
        ann = await desk.annotator()
        await remind_at(desk, ann, clock_shows=21, hour=8)  # 9 hours before UTC's 8: 23 in UTC
        person = await stored(desk, ann)
        assert (person.utc_offset, person.remind_hour) == (9, 8)
    reminders = 0
    for hour in range(13, 13 + 48):
        desk.clock.now += HOUR
        due: list[Annotator] = await desk.store.people.due_for_reminder(desk.clock())
        came[hour % 24] = came.get(hour % 24, 0) + len(due)
        for annotator in due:
            await desk.store.people.mark_reminded(annotator.id, desk.clock())
            reminders += 1
    assert reminders == 2
    assert {hour for hour, count in came.items() if count} == {23}


async def test_a_reminder_is_one_message_with_a_button_to_the_next_card(desk: Desk) -> None:
    desk.clock.now -= desk.clock.now % DAY - 12 * HOUR - 60
    ann = await desk.annotator()
    card = await next_card(ann)
    await taps(ann, card, "spam")
    card = await next_card(ann, card)
    await remind_at(desk, ann, clock_shows=12, hour=9)

    desk.clock.now += 21 * HOUR

    reminder = await ann.sees(lambda m: "Some messages are waiting" in m["text"])
    await tap_button(ann, reminder, "Continue")
    await ann.sees(
        lambda m: m["message_id"] == reminder["message_id"] and "Is this message spam?" in m["text"]
    )
    assert sum("Some messages are waiting" in text for text in texts_of(ann)) == 0


async def test_there_is_no_reminder_when_no_question_is_left(tmp_path: Path) -> None:
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


async def test_a_reminder_follows_a_new_clock_and_can_be_switched_off(desk: Desk) -> None:
    desk.clock.now -= desk.clock.now % DAY - 12 * HOUR - 60
    ann = await desk.annotator()
    await remind_at(desk, ann, clock_shows=12, hour=9)

    settings = await says(ann, "Daily reminder: 09:00")
    await tap_button(ann, settings, "Change the reminder")
    hours = await ann.sees(lambda m: "At which hour shall I remind you?" in m["text"])
    await tap_button(ann, hours, "My clock changed")
    clock = await ann.sees(lambda m: "Which hour does your clock show" in m["text"])
    await tap_button(ann, clock, "13:00")
    hours = await ann.sees(lambda m: "At which hour shall I remind you?" in m["text"])
    assert ((await stored(desk, ann)).utc_offset, (await stored(desk, ann)).remind_hour) == (1, 9)
    await tap_button(ann, hours, "Never")

    await ann.sees(lambda m: "Daily reminder: none" in m["text"])
    assert (await stored(desk, ann)).remind_hour is None
