"""When Telegram breaks while a file comes or goes: it comes once, and nobody else waits."""

from __future__ import annotations

import pytest

from bot.demo.crowd import next_card
from bot.demo.telegram import Person
from tests.desk import Desk, Json, says
from tests.test_faults import goes_on, hasty_desk, named

__all__ = ["hasty_desk"]

PASSING: list[Json] = [{"status": 429, "retry_after": 1}, {"status": 500}, {"status": 502}]
BROKEN: list[Json] = [{"kind": "drop"}, {"kind": "timeout"}, {"kind": "garbage"}]
LOST: list[Json] = [{"kind": "drop_after_success"}, {"kind": "garbage_after_success"}]
# What /export and /stats send, and what it is in the chat.
SENT = [("/export", "sendDocument", "document"), ("/stats", "sendPhoto", "photo")]


async def owner_who_labelled(desk: Desk) -> Person:
    owner = await desk.owner()
    await goes_on(owner, await next_card(owner))
    return owner


def files_of(person: Person, kind: str) -> int:
    return sum(kind in message for message in person.messages)


@pytest.mark.parametrize("how", [*PASSING, *BROKEN], ids=named)
async def test_a_file_is_fetched_though_telegram_breaks_and_others_do_not_wait(
    hasty_desk: Desk, how: Json
) -> None:
    desk = hasty_desk
    owner, bob = await desk.owner(), await desk.annotator()
    desk.order("getFile", **how)

    owner.send_file("dataset.txt", b"one more message\n")
    await goes_on(bob, await next_card(bob))

    await says(owner, "1 new messages, 0 new labels")


@pytest.mark.parametrize("how", PASSING, ids=named)
@pytest.mark.parametrize(("command", "method", "kind"), SENT)
async def test_a_file_that_telegram_did_not_send_is_sent_again_and_others_do_not_wait(
    desk: Desk, command: str, method: str, kind: str, how: Json
) -> None:
    owner, bob = await owner_who_labelled(desk), await desk.annotator()
    desk.order(method, **how)

    owner.send(command)
    await goes_on(bob, await next_card(bob))

    await desk.called(method, 200)
    assert [call.status for call in desk.calls(method, owner)][:2] == [how["status"], 200]


@pytest.mark.parametrize("how", LOST, ids=named)
@pytest.mark.parametrize(("command", "method", "kind"), SENT)
async def test_a_file_whose_answer_was_lost_is_not_sent_twice_and_can_be_asked_for_again(
    desk: Desk, command: str, method: str, kind: str, how: Json
) -> None:
    owner = await owner_who_labelled(desk)
    files = {"document": 2, "photo": 1}[kind]  # labels.csv and spam.txt, or the picture
    desk.order(method, **how)

    owner.send(command)
    await owner.sees(lambda _: files_of(owner, kind) == files, 10.0)
    owner.send(command)
    await owner.sees(lambda _: files_of(owner, kind) >= 2 * files, 10.0)

    assert len(desk.calls(method, owner)) == 2 * files
    if kind == "document":
        await says(owner, "Telegram did not take labels.csv, or did not say so")
    await goes_on(owner, await next_card(owner))
