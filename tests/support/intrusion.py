"""Attempts to see or change a campaign without a right to it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from bot.chat.cards.buttons import Action, Button, encode
from bot.demo.scripted_annotators import ShownCard, next_card
from bot.emulator.emulator import GroupChat, Person
from bot.emulator.keyboards import buttons
from storage.records import AnnotatorId, Role
from tests.support.desk import MESSAGES, Desk, taps

LONG_MESSAGE = "a very long message " * 300
VALUES = ("", "0", "1", "5", "yes", "off", "s0", "n0", "x0", "en")
# Everything that an intruder might want to change.
QUERIES = {
    "answers": "SELECT * FROM answer",
    "questions": "SELECT id, item_id, annotator_id FROM question",
    "given labels": "SELECT * FROM given_label",
    "trust": "SELECT * FROM trust",
    "invites": "SELECT * FROM invite",
    "annotators": "SELECT id, role, telegram_id, revoked_at, quiet, cheer, language, remind_hour"
    " FROM annotator",
    "groups": "SELECT * FROM chat_group",
    "items": "SELECT count(*) FROM item",
}


@dataclass
class Intrusion:
    """A running campaign with an owner, an annotator and an open group, and an intruder."""

    desk: Desk
    owner: Person
    ann: Person
    card: ShownCard
    group: GroupChat
    link: str
    intruder: Person

    async def forge(self, action: Action) -> None:
        """Tap every target and value that this action might carry, under an own message.

        Each target is waited for: of a flood the bot looks at a few taps only.
        """
        message_id = self.intruder.send("/help")
        for target in (0, 1, 2, 3, 4, 2**63 - 1):
            for value in VALUES:
                self.intruder.tap_data(encode(Button(action, target, value)), message_id)
            await self.desk.telegram.polled(60.0)

    async def join(self, role: Role = "annotator") -> None:
        """The intruder joins by a valid invite and answers once."""
        now = self.desk.clock()
        self.intruder.start(await self.desk.store.invites.create(role, 1, now, now + 99))
        await self._answer_once()

    async def join_by_group(self) -> None:
        """The intruder joins as a member of the group and answers once."""
        self.group.join(self.intruder)
        self.intruder.follow(self.link)
        await self._answer_once()

    async def annotator_id(self) -> AnnotatorId:
        """The intruder's number as an annotator."""
        found = await self.desk.store.people.annotator(self.intruder.id)
        assert found is not None
        return found.id

    async def wait_until_handled(self) -> None:
        """Wait until all that the intruder sent is handled; the end of a flood gets no reply."""
        await self.desk.telegram.polled(60.0)
        sent = self.intruder.send("/privacy")
        await self.intruder.sees(
            lambda m: m["message_id"] > sent and "What I store" in m.get("text", ""), 20.0
        )

    async def _answer_once(self) -> None:
        card = await next_card(self.intruder)
        await taps(self.intruder, card, "spam")
        await next_card(self.intruder, card)


# What a route does before its `yield` is permitted; what it does after it must have no effect.
Route = Callable[[Intrusion], AsyncIterator[None]]


def registered_in(routes: dict[str, Route]) -> Callable[[str], Callable[[Route], Route]]:
    """A decorator that adds a route under a name."""

    def named(name: str) -> Callable[[Route], Route]:
        def add(route: Route) -> Route:
            assert name not in routes
            routes[name] = route
            return route

        return add

    return named


async def assert_no_access(desk: Desk, route: Route) -> None:
    """After this route the intruder has seen no message, and nothing is changed."""
    async with _running(desk) as intrusion:
        steps = route(intrusion)
        await anext(steps)
        rows, seen = await _rows(desk), _shown(intrusion.intruder)
        group_messages = _shown(intrusion.group)
        permitted = {text for text in MESSAGES if any(text in shown for _, shown in seen)}

        async for _ in steps:
            pass
        await intrusion.wait_until_handled()

    assert {name: new for name, new in (await _rows(desk)).items() if new != rows[name]} == {}
    assert _items_in(_shown(intrusion.intruder) - seen, permitted) == []
    assert _items_in(_shown(intrusion.group), set()) == []
    assert group_messages <= _shown(intrusion.group)
    toasts = {(0, str(answer)) for answer in intrusion.intruder.answers()}
    assert _items_in(toasts, set()) == []


@asynccontextmanager
async def _running(desk: Desk) -> AsyncIterator[Intrusion]:
    """The campaign with its bot; when it ends, the bot has finished all it had begun."""
    await desk.add_items([LONG_MESSAGE])
    async with desk.bot():
        owner, ann = await desk.owner(), await desk.annotator()
        card = await next_card(ann)
        await taps(ann, card, "spam")
        card = await next_card(ann, card)
        group = desk.telegram.group(-100_1, "Neighbours", owner)
        group.add_bot(owner)
        post = await group.sees(lambda m: "Help to keep" in m.get("text", ""))
        [button] = buttons(post)
        intruder = desk.telegram.person(66, "Eve")
        yield Intrusion(desk, owner, ann, card, group, str(button["url"]), intruder)


async def _rows(desk: Desk) -> dict[str, object]:
    return {name: await desk.store._database.fetch_all(sql) for name, sql in QUERIES.items()}


def _shown(chat: Person | GroupChat) -> set[tuple[int, str]]:
    """What the bot's messages in a chat show; files by their names."""
    return {
        (m["message_id"], str(m.get("text", m.get("caption", m.get("document")))))
        for m in chat.messages
        if m["from"]["is_bot"]
    }


def _items_in(shown: set[tuple[int, str]], permitted: set[str]) -> list[str]:
    """The campaign's messages in these texts, without those that may be seen."""
    items = {*MESSAGES, LONG_MESSAGE[:100]} - permitted
    return sorted(item for item in items if any(item in text for _, text in shown))
