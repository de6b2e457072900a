"""Who can join, and the reply to everyone else."""

from __future__ import annotations

import pytest

from bot.chat.strangers import MAX_REPLIES, MINUTE
from bot.demo.scripted_annotators import next_card, read_card
from tests.support.desk import MESSAGES, OWNER, Desk, cards_of, says, taps, texts_of
from tests.support.steps import button_texts, tap_button


def commands(desk: Desk, number: int) -> set[str]:
    return {one["command"] for one in desk.telegram.commands(desk.telegram.person(number, "x"))}


async def test_start_with_a_valid_invite_welcomes_and_shows_a_first_question(desk: Desk) -> None:
    ann = desk.telegram.person(2, "Ann")

    ann.start(await desk.create_invite())

    card = await next_card(ann)
    assert card.text is not None
    assert "Welcome" in texts_of(ann)[0]


async def test_an_owner_from_the_settings_needs_no_invite(desk: Desk) -> None:
    owner = desk.telegram.person(OWNER, "Olga")

    owner.start()

    assert (await next_card(owner)).text is not None


async def test_without_a_valid_invite_the_reply_says_so_and_shows_no_item(desk: Desk) -> None:
    for number, payload in enumerate(["", "forged", "x" * 64, "' OR 1=1 --", "ünï©ode", "\x00"]):
        stranger = desk.telegram.person(100 + number, "Sid")

        stranger.start(payload)

        await says(stranger, "You need an invite")
        assert (cards_of(stranger), await desk.count_claims()) == ([], 0)


async def test_a_used_up_invite_admits_nobody_else(desk: Desk) -> None:
    token = await desk.create_invite(uses=1)
    first, second = desk.telegram.person(2, "Ann"), desk.telegram.person(3, "Sid")
    first.start(token)
    await next_card(first)

    second.start(token)

    await says(second, "used up or expired")
    assert cards_of(second) == []


async def test_an_expired_invite_admits_nobody(desk: Desk) -> None:
    token = await desk.create_invite(seconds=60)
    desk.clock.now += 61

    late = desk.telegram.person(2, "Ann")
    late.start(token)

    await says(late, "used up or expired")


async def test_an_annotator_can_reuse_their_own_used_up_invite(desk: Desk) -> None:
    token = await desk.create_invite(uses=1)
    ann = desk.telegram.person(2, "Ann")
    ann.start(token)
    first = await next_card(ann)

    ann.start(token)

    second = await ann.sees(
        lambda m: read_card(m) is not None and m["message_id"] != first.message_id
    )
    assert second["text"].splitlines()[1] == first.text
    assert len(await desk.store.people.annotators()) == 2


async def test_a_stranger_can_use_no_command(desk: Desk) -> None:
    stranger = desk.telegram.person(3, "Sid")
    commands = ["label", "undo", "stats", "help", "pause", "settings", "invite", "import", "export"]

    for number, command in enumerate(commands, 1):
        desk.clock.now += MINUTE / MAX_REPLIES  # more often they get no reply
        stranger.send(f"/{command}")
        await says(stranger, "You need an invite", times=number)

    assert all(text.startswith("You need an invite") for text in texts_of(stranger))


async def test_a_stranger_can_read_what_is_stored_before_joining(desk: Desk) -> None:
    stranger = desk.telegram.person(3, "Sid")

    stranger.send("/privacy")

    await says(stranger, "What I store about you")


async def test_help_has_the_commands_of_the_role_and_telegrams_menu_is_short(desk: Desk) -> None:
    ann = await desk.annotator()
    owner = await desk.owner()
    owner.send("/help")
    await says(owner, "/invite")
    ann.send("/help")

    reply = await says(ann, "/undo")
    await desk.wait_for_call("setMyCommands", 200, times=2)  # the default menu, and the owner's

    assert "/invite" not in reply["text"]
    assert commands(desk, ann.id) == commands(desk, OWNER) == {"label", "undo", "menu", "help"}


async def test_an_owner_has_a_welcome_of_their_own(desk_without_messages: Desk) -> None:
    desk = desk_without_messages
    async with desk.bot():
        owner = desk.telegram.person(OWNER, "Olga")
        owner.start()
        card = await owner.sees(lambda m: "There are no messages yet" in m["text"], 10.0)

        welcome = await says(owner, "This bot is yours")
        assert "Send me a file" in card["text"]
        assert button_texts(welcome)[:2] == ["🎟 Invite", "☰ Menu"]
        await tap_button(owner, welcome, "Invite")
        await says(owner, "A link for 50 people")
        await tap_button(owner, welcome, "Menu")
        await owner.sees(
            lambda m: m["message_id"] == welcome["message_id"] and m["text"] == "Menu", 10.0
        )


async def test_a_message_that_is_no_command_is_answered_with_what_to_do(desk: Desk) -> None:
    ann = await desk.annotator()

    ann.send("is this thing on?")

    await says(ann, "/label shows a message")


async def test_the_welcome_explains_the_task_and_the_use_of_answers_and_gives_an_example(
    desk: Desk,
) -> None:
    ann = await desk.annotator()

    welcome, card = texts_of(ann)
    what, used, example = welcome.split("\n\n")
    assert "you tap whether each is spam" in what
    assert used.startswith("Your answers train a spam filter")
    assert "“You won a prize, click here” is spam" in example
    assert card.startswith("Is this message spam?")


@pytest.mark.parametrize(
    ("number", "name"),
    [(2**32 + 7, "Ann"), (2**51 + 1, "Ann"), (2, "\u0301" * 60), (2, "\u200b"), (2, "a" * 64)],
)
async def test_people_with_any_name_and_number_can_label(
    desk: Desk, number: int, name: str
) -> None:
    person = desk.telegram.person(number, name, language_code="xx")
    person.start(await desk.create_invite())
    card = await next_card(person)

    await taps(person, card, "spam")

    assert (await next_card(person, card)).text in MESSAGES
    assert len(await desk.answers()) == 1


async def test_pressing_start_on_two_devices_uses_one_invite_and_shows_one_question(
    desk: Desk,
) -> None:
    token = await desk.create_invite(uses=1)
    ann = desk.telegram.person(2, "Ann")

    ann.start(token)
    ann.start(token)
    await says(ann, "Welcome", times=2)
    card = await next_card(ann)
    await taps(ann, card, "spam")
    await next_card(ann, card)

    assert len(await desk.answers()) == 1
    assert await desk.count_claims() == 1
