"""/prove and /goal: what a proof takes, its buttons, and the notice when it has ended."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.campaign.selection import SelectionRules
from bot.demo.scripted_annotators import next_card
from bot.emulator.emulator import Person
from tests.support.desk import Desk, cards_of, says, taps
from tests.support.steps import (
    SPAM,
    Message,
    button_texts,
    callback_data,
    reply_text,
    reply_with,
    tap_button,
    true_label,
)
from tests.support.words import own

RULES = SelectionRules(exam_every=5, gold_every=0, policy="single")
ASKS = "Is this message spam?"


@pytest.fixture
async def trained_owner(closed_desk: Desk) -> AsyncIterator[Person]:
    """An owner whose campaign has a model after thirty labels."""
    texts = [f"{words} {own(n)}" for n in range(60) for words in (*SPAM, "lunch at", "hi from")]
    await closed_desk.add_items(texts)
    async with closed_desk.bot(rules=RULES):
        owner = await closed_desk.owner()
        for _ in range(30):
            await answer(owner)
        yield owner


async def answer(owner: Person) -> None:
    """Answer the question of the newest card correctly, and wait for the next."""
    card = await next_card(owner)
    await taps(owner, card, true_label(card.text or ""))
    await next_card(owner, card)


async def go_on_until(owner: Person, part: str, most: int = 150) -> Message:
    """Label until the bot says this."""
    owner.send("/label")
    for _ in range(most):
        found = [m for m in owner.messages if part in m.get("text", "") and m["from"]["is_bot"]]
        if found:
            return found[-1]
        await owner.sees(is_question)
        question = [m for m in cards_of(owner) if ASKS in m["text"]][-1]
        words = "Not spam" if true_label(text_of(question)) == "no_spam" else "Spam"
        await tap_button(owner, question, words)
        before = question["text"]
        await owner.sees(lambda m, old=before: is_question(m) and m["text"] != old)  # type: ignore[misc]
    return await says(owner, part, 15.0)


def is_question(message: Message) -> bool:
    return ASKS in message.get("text", "") and "reply_markup" in message


def text_of(question: Message) -> str:
    """The message that a card asks about; it has no character beyond the basic plane."""
    [quote] = [each for each in question["entities"] if each["type"] == "pre"]
    return str(question["text"][quote["offset"] : quote["offset"] + quote["length"]])


async def edited(owner: Person, message: Message, part: str) -> Message:
    """The same message once it says this."""
    return await owner.sees(
        lambda m: m["message_id"] == message["message_id"] and part in m["text"], 10.0
    )


async def test_without_a_model_it_says_what_is_missing(desk: Desk, owner: Person) -> None:
    assert "There is no model yet. Label at least three" in await reply_text(owner, "/prove")


async def test_a_forecast_says_the_goal_the_taps_and_what_happens(trained_owner: Person) -> None:
    owner = trained_owner

    message = await reply_with(owner, "/prove certificate", "Certify the labels")

    text = message["text"]
    assert "at most 5 % of the labels that the model gives are wrong." in text
    assert "answers if there is no error, " in text
    assert "asked only questions that are drawn at random from all unlabelled messages" in text
    assert button_texts(message) == ["▶️ Start", "Cancel"]


async def test_a_proof_out_of_reach_says_why_and_from_what_pool_size_on(
    trained_owner: Person,
) -> None:
    owner = trained_owner
    await reply_with(owner, "/goal 99 5", "New goal")

    message = await reply_with(owner, "/prove", "Prove the filter")

    assert "at least 99 % of what the filter flags is spam" in message["text"]
    assert "Out of reach: the reserve, which is kept for the exam, has only" in message["text"]
    assert "it takes a pool of about" in message["text"] or "No pool is large" in message["text"]
    assert button_texts(message) == ["Cancel", "📜 Certify"]


async def test_a_proof_is_started_goes_on_and_its_end_is_reported_once(
    closed_desk: Desk, trained_owner: Person
) -> None:
    owner, desk = trained_owner, closed_desk
    await reply_with(owner, "/goal 60 90", "New goal")
    offered = await reply_with(owner, "/prove", "Prove the filter")
    await tap_button(owner, offered, "Start")

    running = await edited(owner, offered, "A proof is running.")
    again = await reply_with(owner, "/prove", "A proof is running.")
    ended = await go_on_until(owner, "Proven for a filter")

    assert button_texts(running) == button_texts(again) == ["⏹ Stop"]
    assert ended["text"].startswith(
        "✅ Proven for a filter: at least 60 % of what the filter flags"
    )
    assert "(confidence 90 %). It is about the model of " in ended["text"]
    asked = await desk.store.questions.asked()
    [proof] = await desk.store.exam_log.proofs()
    during = range(proof.begun.begun_after + 1, (proof.ended_after or 0) + 1)
    assert {each.why for each in asked if each.id in during} == {"exam"}
    stats = await reply_with(owner, "/stats", "settled.")
    assert "Proven for a filter: at least 60 %" in stats["text"]
    assert sum("✅ Proven" in m.get("text", "") for m in owner.messages) == 1


async def test_stopping_keeps_the_answers_and_learning_goes_on(trained_owner: Person) -> None:
    owner = trained_owner
    offered = await reply_with(owner, "/prove certificate 6", "Certify the labels")
    assert "at most 6 % of the labels" in offered["text"]
    await tap_button(owner, offered, "Start")
    running = await edited(owner, offered, "A proof is running.")

    await tap_button(owner, running, "Stop")

    stopped = await edited(owner, offered, "The proof was stopped.")
    assert "and they count for the next one" in stopped["text"]
    later = await reply_with(owner, "/prove certificate", "Certify the labels")
    assert "▶️ Start" in button_texts(later)


async def test_a_second_stop_finds_no_proof(trained_owner: Person) -> None:
    owner = trained_owner
    offered = await reply_with(owner, "/prove certificate 6", "Certify the labels")
    await tap_button(owner, offered, "Start")
    running = await edited(owner, offered, "A proof is running.")
    stop = callback_data(running, "Stop")
    await tap_button(owner, running, "Stop")
    await edited(owner, offered, "The proof was stopped.")

    await owner.toast(owner.tap_data(stop, running["message_id"]))

    assert await edited(owner, offered, "No proof is running.")


async def test_a_start_button_never_starts_another_goal(
    closed_desk: Desk, trained_owner: Person
) -> None:
    owner = trained_owner
    await reply_with(owner, "/goal 60 90", "New goal")
    offered = await reply_with(owner, "/prove", "Prove the filter")
    await reply_with(owner, "/goal 70 80", "New goal")

    await tap_button(owner, offered, "Start")

    shown = await edited(owner, offered, "at least 70 % of what the filter flags")
    assert "A proof is running" not in shown["text"]
    assert await closed_desk.store.exam_log.proofs() == []


async def test_cancel_starts_nothing(closed_desk: Desk, trained_owner: Person) -> None:
    owner = trained_owner
    offered = await reply_with(owner, "/prove certificate", "Certify the labels")

    await tap_button(owner, offered, "Cancel")

    await edited(owner, offered, "Nothing was started.")
    assert await closed_desk.store.exam_log.proofs() == []


@pytest.mark.parametrize(
    ("command", "part"),
    [
        ("/goal 80", "A goal is two whole percentages"),
        ("/goal eighty fifty", "A goal is two whole percentages"),
        ("/goal 80 50 20", "A goal is two whole percentages"),
        ("/goal 0.8 0.5", "A goal is two whole percentages"),
        ("/goal 100 50", "100 % cannot be the first number. It is the least share"),
        ("/goal 20 50", "50 to 99 %."),
        ("/goal 80 0", "0 % cannot be the second number."),
        ("/goal 80 99", "5 to 95 %."),
        ("/prove 5", "Send /prove, /prove certificate, or /prove certificate 2 for 2 %."),
        ("/prove certificate 0", "1 to 50 %, as a whole number."),
        ("/prove certificate <b>", "<b> is no share of wrong labels"),
    ],
)
async def test_a_bad_goal_is_answered_with_a_sentence(
    desk: Desk, owner: Person, command: str, part: str
) -> None:
    reply = await reply_text(owner, command)

    assert part in reply
    assert "at least 80 % of what the filter flags" in await reply_text(owner, "/goal")


async def test_a_goal_is_set_shown_and_kept(desk: Desk, owner: Person) -> None:
    assert "at least 90 % of what" in await reply_text(owner, "/goal 90% 30 %")

    shown = await reply_text(owner, "/goal")
    stored = await desk.store.exam_log.goal()

    assert "at most 30 % of all spam" in shown
    assert (stored.precision, stored.let_through) == (0.9, 0.3)


async def test_others_than_owners_may_not_prove(desk: Desk) -> None:
    ann = await desk.annotator()

    assert "Only an owner may do that." in await reply_text(ann, "/prove")
    assert "Only an owner may do that." in await reply_text(ann, "/goal 90 30")
    toast = await ann.toast(ann.tap_data("v:0:start-labels", (await next_card(ann)).message_id), 10)
    assert "Only an owner may do that." in toast["text"]
    assert await desk.store.exam_log.proofs() == []
