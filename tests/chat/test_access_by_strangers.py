"""Whatever a stranger sends shows no message and changes nothing."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import get_args

import pytest

from bot.chat.cards.buttons import Action
from bot.chat.command_table import COMMANDS
from bot.demo.scripted_annotators import next_card
from tests.support.desk import MESSAGES, Desk, says
from tests.support.intrusion import Intrusion, Route, assert_no_access, registered_in

ROUTES: dict[str, Route] = {}
route = registered_in(ROUTES)


@route("a stranger sends every command")
async def _(intrusion: Intrusion) -> AsyncIterator[None]:
    yield
    for command in COMMANDS:
        for arguments in ("", " 2", " win"):
            intrusion.intruder.send(f"/{command.name}{arguments}")
    intrusion.intruder.send("/LABEL")


@route("a stranger sends any text")
async def _(intrusion: Intrusion) -> AsyncIterator[None]:
    yield
    for text in ("hello", MESSAGES[0], "win", "/label@tapwise_demo_bot", "label", "/"):
        intrusion.intruder.send(text)


@route("a stranger sends files")
async def _(intrusion: Intrusion) -> AsyncIterator[None]:
    yield
    intrusion.intruder.send_file("dataset.txt", b"one more\n")
    intrusion.intruder.send_file("spam.txt", MESSAGES[1].encode(), "/import")


@route("a stranger taps the buttons of a forwarded card")
async def _(intrusion: Intrusion) -> AsyncIterator[None]:
    yield
    for data in intrusion.card.buttons:
        intrusion.intruder.tap_data(data, intrusion.card.message_id)


@route("a stranger guesses the links of groups")
async def _(intrusion: Intrusion) -> AsyncIterator[None]:
    yield
    for guess in ("1", "0", "-1", "2", "01", "", "x", str(-intrusion.group.id), "1-1"):
        intrusion.intruder.start(f"group-{guess}")


@route("a stranger guesses the links of invites")
async def _(intrusion: Intrusion) -> AsyncIterator[None]:
    yield
    for guess in ("", "1", "invite", "A" * 32, "%", "' OR 1=1 --", "_" * 64):
        intrusion.intruder.start(guess)


def forge(action: Action) -> None:
    """Add a route that guesses the data of this action's buttons."""

    @route(f"a stranger guesses the data of a button: {action}")
    async def _(intrusion: Intrusion) -> AsyncIterator[None]:
        yield
        await intrusion.forge(action)


for _action in get_args(Action):
    forge(_action)


@route("a stranger taps with data that is no button")
async def _(intrusion: Intrusion) -> AsyncIterator[None]:
    yield
    for data in ("", "s:1", "s:-1:", "h:1:1:1", "{}", "s:1;DROP TABLE answer:", "\x00", "ß" * 30):
        intrusion.intruder.tap_data(data, intrusion.card.message_id)


@route("a stranger blocks and unblocks the bot")
async def _(intrusion: Intrusion) -> AsyncIterator[None]:
    yield
    intrusion.intruder.start()
    await says(intrusion.intruder, "You need an invite")
    intrusion.intruder.block()
    intrusion.intruder.unblock()


@route("a stranger adds the bot to their own group and opens it")
async def _(intrusion: Intrusion) -> AsyncIterator[None]:
    mine = intrusion.desk.telegram.group(-100_9, "Mine", intrusion.intruder)
    yield
    mine.add_bot(intrusion.intruder)
    mine.say(intrusion.intruder, "/open@tapwise_demo_bot")
    mine.promote_bot(intrusion.intruder)
    for guess in ("2", "-1009", "100"):
        intrusion.intruder.start(f"group-{guess}")


@route("an invite that has expired")
async def _(intrusion: Intrusion) -> AsyncIterator[None]:
    token = await intrusion.desk.create_invite(seconds=60)
    intrusion.desk.clock.now += 61
    yield
    intrusion.intruder.start(token)


@route("an invite that is used up")
async def _(intrusion: Intrusion) -> AsyncIterator[None]:
    token = await intrusion.desk.create_invite(uses=1)
    bob = intrusion.desk.telegram.person(3, "Bob")
    bob.start(token)
    await next_card(bob)
    yield
    intrusion.intruder.start(token)


@route("an invite that an owner has closed")
async def _(intrusion: Intrusion) -> AsyncIterator[None]:
    token = await intrusion.desk.create_invite()
    [invite] = await intrusion.desk.store.invites.valid(intrusion.desk.clock())
    await intrusion.desk.store.invites.revoke(invite.id, intrusion.desk.clock())
    yield
    intrusion.intruder.start(token)


@route("an invite in other letters, cut short or extended")
async def _(intrusion: Intrusion) -> AsyncIterator[None]:
    token = await intrusion.desk.create_invite()
    yield
    for guess in (token.swapcase(), token[:-1], f"{token}x", token[::-1], f"group-{token}"):
        intrusion.intruder.start(guess)


@route("an invite whose only user was forgotten")
async def _(intrusion: Intrusion) -> AsyncIterator[None]:
    token = await intrusion.desk.create_invite(uses=1)
    bob = intrusion.desk.telegram.person(3, "Bob")
    bob.start(token)
    await next_card(bob)
    bob.tap_data("f:0:yes", (await next_card(bob)).message_id)
    await says(bob, "I no longer know who you are")
    yield
    intrusion.intruder.start(token)


@route("the link of a group of which they are no member")
async def _(intrusion: Intrusion) -> AsyncIterator[None]:
    yield
    intrusion.intruder.follow(intrusion.link)


@route("the link of a group that was closed")
async def _(intrusion: Intrusion) -> AsyncIterator[None]:
    intrusion.group.join(intrusion.intruder)
    intrusion.group.say(intrusion.owner, "/close@tapwise_demo_bot")
    await intrusion.group.sees(lambda m: "can no longer label" in m.get("text", ""))
    yield
    intrusion.intruder.follow(intrusion.link)


@route("the link of a group that removed the bot")
async def _(intrusion: Intrusion) -> AsyncIterator[None]:
    intrusion.group.join(intrusion.intruder)
    intrusion.group.remove_bot(intrusion.owner)
    intrusion.owner.send("/privacy")
    await says(intrusion.owner, "What I store")
    yield
    intrusion.intruder.follow(intrusion.link)


@pytest.mark.parametrize("name", ROUTES)
async def test_no_message_is_shown_and_nothing_is_changed(closed_desk: Desk, name: str) -> None:
    await assert_no_access(closed_desk, ROUTES[name])


def test_a_stranger_guesses_the_data_of_every_button() -> None:
    guessed = {name.rpartition(": ")[2] for name in ROUTES if "guesses the data" in name}

    assert guessed == set(get_args(Action))
