"""An annotator cannot tell gold, exam and test questions from others by anything they are shown."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import httpx
from scipy.stats import binom

from bot.campaign.selection import SelectionRules
from bot.chat.cards.buttons import Button, decode
from bot.chat.handlers.labelling import MILESTONES
from bot.demo.scripted_annotators import ShownCard, next_card, read_card
from bot.emulator.emulator import Person
from storage import Store
from storage.records import NewItem
from tests.support.desk import TOKEN, Desk, desk_in, taps
from tests.support.steps import reply_with, tap_button, true_label, wrong_label
from tests.support.words import own

QUESTIONS = 200
WORDS = ("win a free prize now", "see you at lunch", "call this number", "how are you")
# With 1,000 guesses, pure chance finds one that is as good as this in 1 of 1,000 runs.
CHANCE = 1e-6
OLD_DATABASE = Path(__file__).parents[1] / "storage/databases/schema_4_by_0_1_0.sql"


class Stats(NamedTuple):
    """What /stats says: own answers, all answers and messages; and the quality."""

    mine: int
    everybody: int
    messages: int
    quality: str


@dataclass(frozen=True)
class Seen:
    """What the member saw of one question.

    stats: by how much each number rose. after: /stats after the answer. events: answers and
    changes until /stats was read.
    """

    token: int
    card: str
    toast: str
    stats: tuple[int, int, int]
    after: Stats
    changed: str
    events: int


async def test_nothing_that_a_member_sees_tells_the_kind_of_a_question(tmp_path: Path) -> None:
    """The member is alone, so that whatever changes is due to their own answer."""
    async with desk_in(tmp_path) as desk:
        await add_messages(desk)
        async with desk.bot(rules=SelectionRules(exam_every=5)):
            member = await desk.annotator()
            seen: list[Seen] = []
            for number in range(1, QUESTIONS + 1):
                seen.append(await label_one(member, number, seen[-1] if seen else None))
        blind = {
            token
            for token, why in await kinds(desk.store)
            if why in ("exam", "gold", "second") and token in {each.token for each in seen}
        }

    is_blind = [each.token in blind for each in seen]
    assert 40 <= sum(is_blind) <= 100
    assert_constant(seen, lambda each: each.card, "the card")
    assert_constant([each for each in seen if each.toast], lambda each: each.toast, "the toast")
    assert_constant(seen, lambda each: each.stats, "the change of /stats")
    assert_constant([each for each in seen if each.changed], lambda each: each.changed, "/history")
    new_scores = [
        (one.events // 20, other.events // 20)
        for one, other in pairwise(seen)
        if one.after.quality != other.after.quality
    ]
    assert new_scores
    assert all(before < after for before, after in new_scores)
    assert guesses_that_work([each.token for each in seen], is_blind) == []
    assert guesses_that_work(range(1, QUESTIONS + 1), is_blind) == []


def test_fixed_positions_are_found_by_these_guesses() -> None:
    numbers = range(1, QUESTIONS + 1)

    assert guesses_that_work(numbers, [number % 10 == 0 for number in numbers])
    assert guesses_that_work(numbers, [number % 20 == 0 for number in numbers])
    assert guesses_that_work([7 * n for n in numbers], [number % 10 == 0 for number in numbers])


async def test_buttons_that_are_in_chats_since_before_the_update_work(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "tapwise.db") as file:
        file.executescript(OLD_DATABASE.read_text(encoding="utf-8"))
        [(number, choice)] = file.execute(
            "SELECT question.id, choice FROM question JOIN answer ON question_id = question.id"
            " WHERE annotator_id = 3 AND why = 'exam' AND choice IN ('spam', 'no_spam') LIMIT 1"
        )
    file.close()
    other = "no_spam" if choice == "spam" else "spam"
    async with desk_in(tmp_path) as desk:
        person = desk.telegram.person(1003, "Ann")
        person.start()
        await send_old_card(desk, person, number)
        card = read_card(await person.sees(lambda message: "old card" in message["text"]))
        assert card is not None
        async with desk.bot():
            toast = await taps(person, card, other)
            answered = {each.question_id: each.choice for each in await desk.answers()}
            following = await next_card(person, card)

    assert "saved" in toast["text"]
    assert answered[number] == other
    assert following.text
    assert button_of(following).target > 2**40


async def label_one(member: Person, number: int, last: Seen | None) -> Seen:
    """Answer a question; every third wrongly at first, to be changed by /history."""
    events = last.events + bool(last.changed) if last else 0
    card = await next_card(member)
    assert card.text is not None
    shown = next(m for m in member.messages if m["message_id"] == card.message_id)
    before = last.after if last and not last.changed else await read_stats(member)
    changes = number % 3 == 0
    label = wrong_label(card.text) if changes else true_label(card.text)
    toast = await taps(member, card, label)
    following = await next_card(member, card)
    after = await read_stats(member)
    return Seen(
        token=button_of(card).target,
        card=form(shown, card.text),
        toast="" if number in MILESTONES else without_values(toast["text"]),
        stats=(
            after.mine - before.mine,
            after.everybody - before.everybody,
            after.messages - before.messages,
        ),
        after=after,
        changed=await change(member, card.text, following) if changes else "",
        events=events + 1,
    )


async def change(member: Person, text: str, open_card: ShownCard) -> str:
    """Change the newest answer by /history; what the member sees of it, without the message."""
    page = await reply_with(member, "/history", "Your last answers")
    parts = page["text"].split("\n")[:2]
    parts.append((await tap_button(member, page, "1"))["text"])
    again = await member.sees(lambda m: m["message_id"] == page["message_id"] and is_card(m))
    parts.append(form(again, text))
    card = read_card(again)
    assert card is not None
    parts.append((await taps(member, card, true_label(text)))["text"])
    shown = await member.sees(
        lambda m: m["message_id"] == page["message_id"] and read_card(m) != card
    )
    following = read_card(shown)
    assert following is not None
    assert following.buttons == open_card.buttons
    return without_values("\n".join(parts))


async def read_stats(member: Person) -> Stats:
    text = (await reply_with(member, "/stats", "All annotators gave"))["text"]
    numbers, quality = text.split("\n\n")
    mine, everybody, messages = (int(found) for found in re.findall(r"\d+", numbers))
    return Stats(mine, everybody, messages, quality)


def without_values(text: str) -> str:
    """A text without numbers, and without the label that was given."""
    return re.sub(r"\d+", "N", re.sub("🚫 Spam|✅ Not spam", "label", text))


def form(message: dict[str, Any], text: str) -> str:
    """A card without its message and its token."""
    token = button_of(read_card(message)).target
    rest = {key: message[key] for key in ("entities", "reply_markup")}
    for entity in rest["entities"]:
        assert {"offset", "length", "type"} >= entity.keys()
    kinds = [entity["type"] for entity in rest["entities"]]
    buttons = str(rest["reply_markup"]).replace(str(token), "token")
    return "\n".join([message["text"].replace(text, "…"), str(kinds), buttons])


def is_card(message: dict[str, Any]) -> bool:
    card = read_card(message)
    return card is not None and any(data.startswith("s:") for data in card.buttons)


def button_of(card: ShownCard | None) -> Button:
    button = decode(card.callback_data("spam")) if card else None
    assert button is not None
    return button


def assert_constant(seen: list[Seen], of: Callable[[Seen], Hashable], what: str) -> None:
    values = Counter(map(of, seen))
    assert len(values) == 1, f"{what} differs: {values.most_common(3)}"


def guesses_that_work(numbers: Sequence[int], is_blind: Sequence[bool]) -> list[str]:
    """Rules "this remainder means blind" or "means ordinary" that chance does not explain."""
    share, found = sum(is_blind) / len(is_blind), []
    for divisor in range(2, 41):
        for remainder in range(divisor):
            hits = [b for n, b in zip(numbers, is_blind, strict=True) if n % divisor == remainder]
            blind = sum(hits)
            at_least = binom.sf(blind - 1, len(hits), share)
            at_most = binom.cdf(blind, len(hits), share)
            if min(at_least, at_most) < CHANCE:
                found.append(f"{divisor}: {remainder} ({blind} of {len(hits)})")
    return found


async def kinds(store: Store) -> list[tuple[int, str]]:
    """The token and the kind of every question."""
    rows = await store._database.fetch_all("SELECT token, why FROM question")
    return [(token, why) for token, why in rows]


async def add_messages(desk: Desk) -> None:
    """300 messages, half of them spam, and 80 with a known label."""
    await desk.add_items(f"{words} {own(n)}" for n in range(75) for words in WORDS)
    known = [f"{words} {own(n)}" for n in range(100, 120) for words in WORDS]
    await desk.store.items.add(NewItem(text, true_label(text), "known") for text in known)


async def send_old_card(desk: Desk, person: Person, number: int) -> None:
    """A card as the bot sent it before: its buttons carry the number of the question."""
    codes = (("🚫 Spam", "s"), ("✅ Not spam", "n"), ("🤷 Not sure", "u"), ("⏭ Skip", "k"))
    buttons = [{"text": text, "callback_data": f"{code}:{number}:"} for text, code in codes]
    card = {"text": "old card", "reply_markup": {"inline_keyboard": [buttons]}}
    async with httpx.AsyncClient(base_url=desk.url) as client:
        sent = await client.post(f"/bot{TOKEN}/sendMessage", json={"chat_id": person.id, **card})
    assert sent.json()["ok"]
