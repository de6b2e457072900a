"""Every way in that was tried without a right to it: no message shown, nothing changed."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, get_args

import pytest

from bot.chat.cards.buttons import Action, Button, encode
from bot.chat.membership import RECHECK_SECONDS
from bot.demo.scripted_annotators import ShownCard, next_card
from bot.emulator.emulator import GroupChat, Person
from bot.emulator.keyboards import buttons
from storage.records import Role
from tests.support.desk import MESSAGES, Desk, says, taps

LONG = "a very long message " * 300
VALUES = ("", "0", "1", "5", "yes", "off", "s0", "n0", "x0", "en")


@dataclass
class Scene:
    """A campaign at work: an owner and Ann label, a group is open, and somebody wants in."""

    desk: Desk
    owner: Person
    ann: Person
    card: ShownCard
    group: GroupChat
    link: str
    intruder: Person

    def forge(self, action: Action) -> None:
        """Every number and value that this action might carry, under a message of one's own."""
        below = self.intruder.send("/help")
        for number in (0, 1, 2, 3, 4, 2**63 - 1):
            for value in VALUES:
                self.intruder.tap_data(encode(Button(action, number, value)), below)

    async def let_in(self, role: Role = "annotator") -> None:
        """The intruder comes in rightly, at first, and has answered once."""
        now = self.desk.clock()
        self.intruder.start(await self.desk.store.people.create_invite(role, 1, now, now + 99))
        await self.answers_once()

    async def answers_once(self) -> None:
        card = await next_card(self.intruder)
        await taps(self.intruder, card, "spam")
        await next_card(self.intruder, card)

    async def joins_by_the_group(self) -> None:
        self.group.join(self.intruder)
        self.intruder.follow(self.link)
        await self.answers_once()

    async def number(self) -> int:
        found = await self.desk.store.people.annotator(self.intruder.id)
        assert found is not None
        return found.id

    async def snapshot(self) -> None:
        """All that the intruder did until now was handled."""
        sent = self.intruder.send("/privacy")
        await self.intruder.sees(
            lambda m: m["message_id"] > sent and "What I store" in m.get("text", ""), 20.0
        )


Route = Callable[[Scene], AsyncIterator[None]]
ROUTES: dict[str, Route] = {}


def route(name: str) -> Callable[[Route], Route]:
    """A way in; what comes before its `yield` is rightly done, and what comes after is tried."""

    def keep(way: Route) -> Route:
        assert name not in ROUTES
        ROUTES[name] = way
        return way

    return keep


# Without ever having been invited


@route("a stranger writes every command")
async def _(scene: Scene) -> AsyncIterator[None]:
    yield
    for command in ("start", "label", "undo", "history", "stats", "why", "why win", "disputes"):
        scene.intruder.send(f"/{command}")
    for command in ("gold", "team", "export", "import", "invites", "invite", "revoke 2", "open"):
        scene.intruder.send(f"/{command}")
    for command in ("settings", "pause", "forgetme", "restore 2", "close", "help", "LABEL"):
        scene.intruder.send(f"/{command}")


@route("a stranger writes anything at all")
async def _(scene: Scene) -> AsyncIterator[None]:
    yield
    for text in ("hello", MESSAGES[0], "win", "/label@tapwise_demo_bot", "label", "/"):
        scene.intruder.send(text)


@route("a stranger sends files")
async def _(scene: Scene) -> AsyncIterator[None]:
    yield
    scene.intruder.send_file("dataset.txt", b"one more\n")
    scene.intruder.send_file("spam.txt", MESSAGES[1].encode(), "/import")


@route("a stranger taps Ann's buttons, as in a card that she passed on")
async def _(scene: Scene) -> AsyncIterator[None]:
    yield
    for data in scene.card.buttons:
        scene.intruder.tap_data(data, scene.card.message_id)


@route("a stranger guesses the links of groups")
async def _(scene: Scene) -> AsyncIterator[None]:
    yield
    for guess in ("1", "0", "-1", "2", "01", "", "x", str(-scene.group.id), "1-1"):
        scene.intruder.start(f"group-{guess}")


@route("a stranger guesses the links of invites")
async def _(scene: Scene) -> AsyncIterator[None]:
    yield
    for guess in ("", "1", "invite", "A" * 32, "%", "' OR 1=1 --", "_" * 64):
        scene.intruder.start(guess)


def forged(action: Action) -> None:
    @route(f"a stranger guesses the data of a button: {action}")
    async def _(scene: Scene) -> AsyncIterator[None]:
        yield
        scene.forge(action)


for _action in get_args(Action):
    for _name in get_args(_action) or (_action,):
        forged(_name)


@route("a stranger taps with data that no button of ours has")
async def _(scene: Scene) -> AsyncIterator[None]:
    yield
    for data in ("", "s:1", "s:-1:", "h:1:1:1", "{}", "s:1;DROP TABLE answer:", "\x00", "ß" * 30):
        scene.intruder.tap_data(data, scene.card.message_id)


@route("a stranger blocks and unblocks the bot")
async def _(scene: Scene) -> AsyncIterator[None]:
    yield
    scene.intruder.start()
    await says(scene.intruder, "You need an invite")
    scene.intruder.block()
    scene.intruder.unblock()


@route("a stranger lets the bot into a group of their own and opens it")
async def _(scene: Scene) -> AsyncIterator[None]:
    mine = scene.desk.telegram.group(-100_9, "Mine", scene.intruder)
    yield
    mine.add_bot(scene.intruder)
    mine.say(scene.intruder, "/open@tapwise_demo_bot")
    mine.promote_bot(scene.intruder)
    for guess in ("2", "-1009", "100"):
        scene.intruder.start(f"group-{guess}")


# By a link that is not, or no longer, for them


@route("an invite that has expired")
async def _(scene: Scene) -> AsyncIterator[None]:
    token = await scene.desk.link(seconds=60)
    scene.desk.clock.now += 61
    yield
    scene.intruder.start(token)


@route("an invite that is used up")
async def _(scene: Scene) -> AsyncIterator[None]:
    token = await scene.desk.link(uses=1)
    bob = scene.desk.telegram.person(3, "Bob")
    bob.start(token)
    await next_card(bob)
    yield
    scene.intruder.start(token)


@route("an invite that an owner has ended")
async def _(scene: Scene) -> AsyncIterator[None]:
    token = await scene.desk.link()
    [invite] = await scene.desk.store.people.invites(scene.desk.clock())
    await scene.desk.store.people.revoke_invite(invite.id, scene.desk.clock())
    yield
    scene.intruder.start(token)


@route("an invite in other letters, or cut short, or with more behind it")
async def _(scene: Scene) -> AsyncIterator[None]:
    token = await scene.desk.link()
    yield
    for guess in (token.swapcase(), token[:-1], f"{token}x", token[::-1], f"group-{token}"):
        scene.intruder.start(guess)


@route("an invite whose only guest is forgotten by now")
async def _(scene: Scene) -> AsyncIterator[None]:
    token = await scene.desk.link(uses=1)
    bob = scene.desk.telegram.person(3, "Bob")
    bob.start(token)
    await next_card(bob)
    bob.tap_data("f:0:yes", (await next_card(bob)).message_id)
    await says(bob, "I no longer know who you are")
    yield
    scene.intruder.start(token)


@route("the link of a group that they are no member of")
async def _(scene: Scene) -> AsyncIterator[None]:
    yield
    scene.intruder.follow(scene.link)


@route("the link of a group that is closed by now")
async def _(scene: Scene) -> AsyncIterator[None]:
    scene.group.join(scene.intruder)
    scene.group.say(scene.owner, "/close@tapwise_demo_bot")
    await scene.group.sees(lambda m: "can no longer label" in m.get("text", ""))
    yield
    scene.intruder.follow(scene.link)


@route("the link of a group that has put the bot out")
async def _(scene: Scene) -> AsyncIterator[None]:
    scene.group.join(scene.intruder)
    scene.group.remove_bot(scene.owner)
    scene.owner.send("/privacy")
    await says(scene.owner, "What I store")
    yield
    scene.intruder.follow(scene.link)


# After they had a right to be here


async def _tries_everything(scene: Scene) -> None:
    """Old cards, every button there is, every command."""
    for command in ("start", "label", "undo", "history", "stats", "pause", "settings", "disputes"):
        scene.intruder.send(f"/{command}")
    old = [m for m in scene.intruder.messages if m["from"]["is_bot"]]
    for action in ("spam", "undo", "all", "next", "change", "history", "settle", "cheer"):
        for message in old:
            for number in (0, 1, 2, 3):
                scene.intruder.tap_data(encode(Button(action, number)), message["message_id"])


@route("somebody whom the owner has revoked tries everything")
async def _(scene: Scene) -> AsyncIterator[None]:
    await scene.let_in()
    scene.owner.send(f"/revoke {await scene.number()}")
    await says(scene.intruder, "ended your access")
    yield
    await _tries_everything(scene)


@route("somebody revoked from the command line tries everything")
async def _(scene: Scene) -> AsyncIterator[None]:
    await scene.let_in()
    now = scene.desk.clock()
    await scene.desk.store.people.revoke((await _annotator(scene)).id, now)
    yield
    await _tries_everything(scene)


@route("somebody revoked comes by another invite, and by a group")
async def _(scene: Scene) -> AsyncIterator[None]:
    await scene.let_in()
    scene.owner.send(f"/revoke {await scene.number()}")
    await says(scene.intruder, "ended your access")
    token = await scene.desk.link()
    scene.group.join(scene.intruder)
    yield
    scene.intruder.start(token)
    scene.intruder.follow(scene.link)


@route("a curator who was revoked goes on settling")
async def _(scene: Scene) -> AsyncIterator[None]:
    await scene.let_in("curator")
    scene.owner.send(f"/revoke {await scene.number()}")
    await says(scene.intruder, "ended your access")
    yield
    scene.forge("settle")
    scene.intruder.send("/disputes")


@route("somebody who asked to be forgotten tries everything")
async def _(scene: Scene) -> AsyncIterator[None]:
    await scene.let_in()
    card = await next_card(scene.intruder)
    await scene.intruder.toast(scene.intruder.tap_data("f:0:yes", card.message_id))
    await says(scene.intruder, "I no longer know who you are")
    yield
    await _tries_everything(scene)


@route("somebody who left the group tries everything")
async def _(scene: Scene) -> AsyncIterator[None]:
    await scene.joins_by_the_group()
    scene.group.leave(scene.intruder)
    await says(scene.intruder, "no longer a member of the group")
    yield
    await _tries_everything(scene)
    scene.intruder.follow(scene.link)


@route("somebody who was removed from the group tries everything")
async def _(scene: Scene) -> AsyncIterator[None]:
    await scene.joins_by_the_group()
    scene.group.kick(scene.intruder, by=scene.owner)
    await says(scene.intruder, "no longer a member of the group")
    yield
    await _tries_everything(scene)
    scene.intruder.follow(scene.link)


@route("somebody whose leaving Telegram never told looks at messages after five minutes")
async def _(scene: Scene) -> AsyncIterator[None]:
    await scene.joins_by_the_group()
    card = await next_card(scene.intruder)
    scene.group.members.set(scene.intruder.user, "left")
    scene.desk.clock.now += RECHECK_SECONDS + 1
    yield
    scene.intruder.send("/history")
    scene.intruder.send("/label")
    scene.intruder.tap_data(card.callback_data("spam").replace("s:", "a:"), card.message_id)
    scene.intruder.tap_data("x:0:", card.message_id)
    scene.intruder.tap_data("p:0:0", card.message_id)


@route("somebody whose group was closed tries everything")
async def _(scene: Scene) -> AsyncIterator[None]:
    await scene.joins_by_the_group()
    scene.group.say(scene.owner, "/close@tapwise_demo_bot")
    await says(scene.intruder, "Members of your group can no longer label")
    yield
    await _tries_everything(scene)


# As an annotator, beyond what an annotator may


@route("an annotator answers, opens and changes what was put to somebody else")
async def _(scene: Scene) -> AsyncIterator[None]:
    await scene.let_in()
    card = await next_card(scene.intruder)
    yield
    for data in scene.card.buttons[:4]:
        scene.intruder.tap_data(data, card.message_id)
    number = int(scene.card.buttons[0].split(":")[1])
    for action in ("all", "change"):
        scene.intruder.tap_data(encode(Button(action, number)), card.message_id)


@route("an annotator forges what only owners and curators may tap")
async def _(scene: Scene) -> AsyncIterator[None]:
    await scene.let_in()
    yield
    for action in ("trust", "uninvite", "settle"):
        scene.forge(action)


@route("an annotator writes what only owners and curators may write")
async def _(scene: Scene) -> AsyncIterator[None]:
    await scene.let_in()
    yield
    for command in ("team", "disputes", "gold", "export", "why", "why win", "invite", "invites"):
        scene.intruder.send(f"/{command}")
    for command in ("revoke 2", "restore 2", "import", "open"):
        scene.intruder.send(f"/{command}")
    scene.intruder.send_file("dataset.txt", b"one more\n")


@route("a curator forges what only owners may tap, and settles what is in no dispute")
async def _(scene: Scene) -> AsyncIterator[None]:
    await scene.let_in("curator")
    yield
    for action in ("trust", "uninvite", "settle"):
        scene.forge(action)
    for command in ("team", "gold", "export", "why", "invite", "revoke 2"):
        scene.intruder.send(f"/{command}")


@route("a member forges a tap under the message in the group, for all to see")
async def _(scene: Scene) -> AsyncIterator[None]:
    await scene.joins_by_the_group()
    post = scene.group.messages[-2]
    yield
    for action in ("history", "change", "all", "next", "undo", "spam"):
        for number in (0, 1, 2, 3, 4):
            data = encode(Button(action, number, "0" if action == "history" else ""))
            scene.group.send_tap(scene.intruder.user, post, data)


async def _annotator(scene: Scene) -> Any:
    return await scene.desk.store.people.annotator(scene.intruder.id)


# What must be so in the end


@asynccontextmanager
async def at_work(desk: Desk) -> AsyncIterator[Scene]:
    """The scene; when it ends, all that the bot had begun has ended."""
    await desk.fill([LONG])
    async with desk.bot():
        owner, ann = await desk.owner(), await desk.annotator()
        card = await next_card(ann)
        await taps(ann, card, "spam")
        card = await next_card(ann, card)
        group = desk.telegram.group(-100_1, "Neighbours", owner)
        group.add_bot(owner)
        post = await group.sees(lambda m: "Help to keep" in m.get("text", ""), 10.0)
        [button] = buttons(post)
        eve = desk.telegram.person(66, "Eve")
        yield Scene(desk, owner, ann, card, group, str(button["url"]), eve)


async def facts(desk: Desk) -> dict[str, object]:
    """Everything that an intruder might want to change."""
    wanted = {
        "answers": "SELECT * FROM answer",
        "questions": "SELECT id, item_id, annotator_id FROM question",
        "known": "SELECT * FROM given_label",
        "trust": "SELECT * FROM trust",
        "invites": "SELECT * FROM invite",
        "people": "SELECT id, role, telegram_id, revoked_at, quiet, cheer, language, remind_hour"
        " FROM annotator",
        "groups": "SELECT * FROM chat_group",
        "items": "SELECT count(*) FROM item",
    }
    return {name: await desk.store._database.fetch_all(sql) for name, sql in wanted.items()}


def shown(chat: Person | GroupChat) -> set[tuple[int, str]]:
    """What the bot's messages in a chat show, files by their names."""
    return {
        (m["message_id"], str(m.get("text", m.get("caption", m.get("document")))))
        for m in chat.messages
        if m["from"]["is_bot"]
    }


def items_in(told: set[tuple[int, str]], known: set[str]) -> list[str]:
    """Messages of the campaign that are told, but for those known already."""
    items = {*MESSAGES, LONG[:100]} - known
    return sorted(text for text in items if any(text in said for _, said in told))


def test_there_are_at_least_thirty_ways_and_each_button_is_among_them() -> None:
    assert len(ROUTES) >= 30


@pytest.mark.parametrize("name", ROUTES)
async def test_no_message_is_shown_and_nothing_is_changed_by(closed_desk: Desk, name: str) -> None:
    async with at_work(closed_desk) as scene:
        way = ROUTES[name](scene)
        await anext(way)
        before, told = await facts(closed_desk), shown(scene.intruder)
        group = shown(scene.group)
        asked = {text for text in MESSAGES if any(text in said for _, said in told)}

        async for _ in way:
            pass
        await scene.snapshot()

    after = await facts(closed_desk)
    assert items_in(shown(scene.intruder) - told, asked) == []
    assert items_in(shown(scene.group), set()) == []
    assert {name: rows for name, rows in after.items() if rows != before[name]} == {}
    assert group <= shown(scene.group)
    queries = closed_desk.telegram.account.queries.values()
    toasts = {(0, str(query.answer)) for query in queries if query.user_id == scene.intruder.id}
    assert items_in(toasts, set()) == []
