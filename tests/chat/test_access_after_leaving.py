"""Whatever a former annotator sends shows no message and changes nothing."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.chat.cards.buttons import Button, encode
from bot.chat.membership import RECHECK_SECONDS
from bot.demo.scripted_annotators import next_card
from tests.support.desk import Desk, says
from tests.support.intrusion import Intrusion, Route, assert_no_access, registered_in

ROUTES: dict[str, Route] = {}
route = registered_in(ROUTES)


async def _try_everything(intrusion: Intrusion) -> None:
    """Old cards, every button there is, every command."""
    for command in ("start", "label", "undo", "history", "stats", "pause", "settings", "disputes"):
        intrusion.intruder.send(f"/{command}")
    old = [m for m in intrusion.intruder.messages if m["from"]["is_bot"]]
    for action in ("spam", "undo", "all", "next", "change", "history", "settle", "cheer"):
        for message in old:
            for number in (0, 1, 2, 3):
                intrusion.intruder.tap_data(encode(Button(action, number)), message["message_id"])


@route("a revoked annotator tries everything")
async def _(intrusion: Intrusion) -> AsyncIterator[None]:
    await intrusion.join()
    intrusion.owner.send(f"/revoke {await intrusion.annotator_id()}")
    await says(intrusion.intruder, "ended your access")
    yield
    await _try_everything(intrusion)


@route("an annotator revoked from the command line tries everything")
async def _(intrusion: Intrusion) -> AsyncIterator[None]:
    await intrusion.join()
    now = intrusion.desk.clock()
    await intrusion.desk.store.people.revoke(await intrusion.annotator_id(), now)
    yield
    await _try_everything(intrusion)


@route("a revoked annotator uses another invite and a group's link")
async def _(intrusion: Intrusion) -> AsyncIterator[None]:
    await intrusion.join()
    intrusion.owner.send(f"/revoke {await intrusion.annotator_id()}")
    await says(intrusion.intruder, "ended your access")
    token = await intrusion.desk.create_invite()
    intrusion.group.join(intrusion.intruder)
    yield
    intrusion.intruder.start(token)
    intrusion.intruder.follow(intrusion.link)


@route("a revoked curator settles disputes")
async def _(intrusion: Intrusion) -> AsyncIterator[None]:
    await intrusion.join("curator")
    intrusion.owner.send(f"/revoke {await intrusion.annotator_id()}")
    await says(intrusion.intruder, "ended your access")
    yield
    await intrusion.forge("settle")
    intrusion.intruder.send("/disputes")


@route("a forgotten annotator tries everything")
async def _(intrusion: Intrusion) -> AsyncIterator[None]:
    await intrusion.join()
    card = await next_card(intrusion.intruder)
    await intrusion.intruder.toast(intrusion.intruder.tap_data("f:0:yes", card.message_id))
    await says(intrusion.intruder, "I no longer know who you are")
    yield
    await _try_everything(intrusion)


@route("a member who left the group tries everything")
async def _(intrusion: Intrusion) -> AsyncIterator[None]:
    await intrusion.join_by_group()
    intrusion.group.leave(intrusion.intruder)
    await says(intrusion.intruder, "no longer a member of the group")
    yield
    await _try_everything(intrusion)
    intrusion.intruder.follow(intrusion.link)


@route("a member who was kicked from the group tries everything")
async def _(intrusion: Intrusion) -> AsyncIterator[None]:
    await intrusion.join_by_group()
    intrusion.group.kick(intrusion.intruder, by=intrusion.owner)
    await says(intrusion.intruder, "no longer a member of the group")
    yield
    await _try_everything(intrusion)
    intrusion.intruder.follow(intrusion.link)


@route("a member who left unreported looks at messages after five minutes")
async def _(intrusion: Intrusion) -> AsyncIterator[None]:
    await intrusion.join_by_group()
    card = await next_card(intrusion.intruder)
    intrusion.group.members.set(intrusion.intruder.user, "left")
    intrusion.desk.clock.now += RECHECK_SECONDS + 1
    yield
    intrusion.intruder.send("/history")
    intrusion.intruder.send("/label")
    intrusion.intruder.tap_data(card.callback_data("spam").replace("s:", "a:"), card.message_id)
    intrusion.intruder.tap_data("x:0:", card.message_id)
    intrusion.intruder.tap_data("p:0:0", card.message_id)


@route("a member whose group was closed tries everything")
async def _(intrusion: Intrusion) -> AsyncIterator[None]:
    await intrusion.join_by_group()
    intrusion.group.say(intrusion.owner, "/close@tapwise_demo_bot")
    await says(intrusion.intruder, "Members of your group can no longer label")
    yield
    await _try_everything(intrusion)


@pytest.mark.parametrize("name", ROUTES)
async def test_no_message_is_shown_and_nothing_is_changed(closed_desk: Desk, name: str) -> None:
    await assert_no_access(closed_desk, ROUTES[name])
