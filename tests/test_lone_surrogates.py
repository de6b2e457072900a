"""Half of a character (a lone surrogate), which JSON's escapes can carry, in all that comes in."""

from __future__ import annotations

import pytest

from bot.demo.scripted_annotators import next_card
from tests.support.desk import Desk, LoggedErrors, says, taps
from tests.support.steps import import_file, reply_text

HALF = "\ud800"
COMMANDS = (
    *("start", "label", "undo", "stats", "help", "privacy", "settings", "history", "why", "gold"),
    *("invite", "invites", "revoke", "restore", "team", "disputes", "open", "import", "export"),
    *("pause", "forgetme", HALF),
)


async def test_a_text_with_half_a_character_is_answered_by_every_command(desk: Desk) -> None:
    owner = desk.telegram.person(1, f"Olga {HALF}")
    owner.start(f"{HALF}x")
    card = await next_card(owner)
    await taps(owner, card, "spam")
    await next_card(owner, card)

    for command in COMMANDS:
        assert HALF not in await reply_text(owner, f"/{command} {HALF}x 5")
    assert await reply_text(owner, f"hello {HALF}")


async def test_an_invite_with_half_a_character_is_unknown(desk: Desk) -> None:
    stranger = desk.telegram.person(9, f"Sid {HALF}")

    assert "You need an invite" in await reply_text(stranger, f"/start {HALF}x")


async def test_a_tap_with_half_a_character_is_an_old_button(desk: Desk) -> None:
    ann = await desk.annotator()
    card = await next_card(ann)

    toast = await ann.toast(ann.tap_data(f"s:{card.message_id}:{HALF}", card.message_id))

    assert "This button no longer works" in toast["text"]


@pytest.mark.parametrize("name", [f"a{HALF}b.txt", f"spam{HALF}.txt", f"{HALF}.csv"])
async def test_a_file_with_half_a_character_in_its_name_is_read(desk: Desk, name: str) -> None:
    owner = await desk.owner()

    result = await import_file(owner, name, b"text\nof its own\n", HALF)

    assert "new message" in result["text"]


async def test_a_file_that_meets_a_bug_is_not_read_for_ever(
    desk: Desk, logged_errors: LoggedErrors
) -> None:
    logged_errors.expect("a file could not be imported")
    owner = await desk.owner()

    owner.send_file(f"a.{HALF}", b"one\n")  # a path from which no URL can be made

    await says(owner, "Something went wrong")


async def test_half_a_character_in_a_groups_name_is_nothing_to_the_bot(desk: Desk) -> None:
    owner = await desk.owner()
    group = desk.telegram.group(-100_1, f"Neighbours {HALF}", owner)

    group.add_bot(owner)

    await group.sees(lambda m: "Help to keep spam out" in m.get("text", ""))
