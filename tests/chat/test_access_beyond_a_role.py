"""Whatever an annotator sends beyond their role shows no message and changes nothing."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.chat.cards.buttons import Button, encode
from bot.demo.scripted_annotators import next_card
from tests.support.desk import Desk
from tests.support.intrusion import Intrusion, Route, assert_no_access, registered_in

ROUTES: dict[str, Route] = {}
route = registered_in(ROUTES)


@route("an annotator answers, opens and changes another's question")
async def _(intrusion: Intrusion) -> AsyncIterator[None]:
    await intrusion.join()
    card = await next_card(intrusion.intruder)
    yield
    for data in intrusion.card.buttons[:4]:
        intrusion.intruder.tap_data(data, card.message_id)
    number = int(intrusion.card.buttons[0].split(":")[1])
    for action in ("all", "change"):
        intrusion.intruder.tap_data(encode(Button(action, number)), card.message_id)


@route("an annotator forges the buttons of owners and curators")
async def _(intrusion: Intrusion) -> AsyncIterator[None]:
    await intrusion.join()
    yield
    for action in ("trust", "uninvite", "settle"):
        await intrusion.forge(action)


@route("an annotator sends the commands of owners and curators")
async def _(intrusion: Intrusion) -> AsyncIterator[None]:
    await intrusion.join()
    yield
    for command in ("team", "disputes", "gold", "export", "why", "why win", "invite", "invites"):
        intrusion.intruder.send(f"/{command}")
    for command in ("revoke 2", "restore 2", "import", "open"):
        intrusion.intruder.send(f"/{command}")
    intrusion.intruder.send_file("dataset.txt", b"one more\n")


@route("a curator forges the buttons of owners and settles what is not disputed")
async def _(intrusion: Intrusion) -> AsyncIterator[None]:
    await intrusion.join("curator")
    yield
    for action in ("trust", "uninvite", "settle"):
        await intrusion.forge(action)
    for command in ("team", "gold", "export", "why", "invite", "revoke 2"):
        intrusion.intruder.send(f"/{command}")


@route("a member forges a tap under the bot's message in the group")
async def _(intrusion: Intrusion) -> AsyncIterator[None]:
    await intrusion.join_by_group()
    post = intrusion.group.messages[-2]
    yield
    for action in ("history", "change", "all", "next", "undo", "spam"):
        for number in (0, 1, 2, 3, 4):
            data = encode(Button(action, number, "0" if action == "history" else ""))
            intrusion.group.send_tap(intrusion.intruder.user, post, data)


@pytest.mark.parametrize("name", ROUTES)
async def test_no_message_is_shown_and_nothing_is_changed(closed_desk: Desk, name: str) -> None:
    await assert_no_access(closed_desk, ROUTES[name])
