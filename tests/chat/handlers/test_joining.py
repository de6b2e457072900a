"""Who is let in, and what everybody else is told."""

from __future__ import annotations

from bot.demo.scripted_annotators import next_card
from tests.support.desk import OWNER, Desk, cards_of, says, texts_of


def commands(desk: Desk, number: int) -> set[str]:
    return {one["command"] for one in desk.telegram.commands(desk.telegram.person(number, "x"))}


async def test_given_a_valid_link_start_welcomes_and_shows_a_first_message(desk: Desk) -> None:
    ann = desk.telegram.person(2, "Ann")

    ann.start(await desk.link())

    card = await next_card(ann)
    assert card.text is not None
    assert "Welcome" in texts_of(ann)[0]


async def test_the_owner_of_the_settings_needs_no_link(desk: Desk) -> None:
    owner = desk.telegram.person(OWNER, "Olga")

    owner.start()

    assert (await next_card(owner)).text is not None


async def test_without_a_valid_link_a_person_is_told_so_and_sees_no_item(desk: Desk) -> None:
    for number, payload in enumerate(["", "forged", "x" * 64, "' OR 1=1 --", "ünï©ode", "\x00"]):
        stranger = desk.telegram.person(100 + number, "Sid")

        stranger.start(payload)

        await says(stranger, "You need an invite")
        assert (cards_of(stranger), await desk.claimed()) == ([], 0)


async def test_a_used_up_link_lets_nobody_else_in(desk: Desk) -> None:
    token = await desk.link(uses=1)
    first, second = desk.telegram.person(2, "Ann"), desk.telegram.person(3, "Sid")
    first.start(token)
    await next_card(first)

    second.start(token)

    await says(second, "used up or expired")
    assert cards_of(second) == []


async def test_an_expired_link_lets_nobody_in(desk: Desk) -> None:
    token = await desk.link(seconds=60)
    desk.clock.now += 61

    late = desk.telegram.person(2, "Ann")
    late.start(token)

    await says(late, "used up or expired")


async def test_whoever_is_in_stays_in_when_the_link_is_used_up(desk: Desk) -> None:
    token = await desk.link(uses=1)
    ann = desk.telegram.person(2, "Ann")
    ann.start(token)
    first = await next_card(ann)

    ann.start(token)

    second = await ann.sees(lambda m: "reply_markup" in m and m["message_id"] != first.message_id)
    assert second["text"].splitlines()[1] == first.text
    assert len(await desk.store.people.annotators()) == 2


async def test_a_stranger_gets_no_command_done(desk: Desk) -> None:
    stranger = desk.telegram.person(3, "Sid")
    commands = ["label", "undo", "stats", "help", "pause", "settings", "invite", "import", "export"]

    for command in commands:
        stranger.send(f"/{command}")
    await says(stranger, "You need an invite", times=len(commands))

    assert all(text.startswith("You need an invite") for text in texts_of(stranger))


async def test_a_stranger_may_read_what_is_kept_before_joining(desk: Desk) -> None:
    stranger = desk.telegram.person(3, "Sid")

    stranger.send("/privacy")

    await says(stranger, "What I store about you")


async def test_each_role_has_its_command_menu(desk: Desk) -> None:
    ann = await desk.annotator()
    owner = await desk.owner()
    owner.send("/help")
    await says(owner, "/invite")
    ann.send("/help")

    said = await says(ann, "/undo")

    assert "/invite" not in said["text"]
    assert commands(desk, ann.id) >= {"label", "undo", "stats", "pause", "settings", "privacy"}
    assert commands(desk, ann.id).isdisjoint({"invite", "import", "export"})
    assert commands(desk, OWNER) >= commands(desk, ann.id) | {"invite", "import", "export"}


async def test_an_owner_who_opens_the_chat_after_the_start_has_the_owners_menu(desk: Desk) -> None:
    assert "invite" not in commands(desk, OWNER)

    await desk.owner()

    seen = desk.telegram.person(OWNER, "Olga")
    seen.send("/help")
    await says(seen, "/invite")
    assert "invite" in commands(desk, OWNER)


async def test_what_only_the_owner_may_do_is_refused_to_annotators(desk: Desk) -> None:
    ann = await desk.annotator()

    for command in ("/invite", "/import", "/export"):
        ann.send(command)

    await says(ann, "Only the owner of this bot may do that.", times=3)


async def test_the_owner_gets_links_that_let_people_in(desk: Desk) -> None:
    owner = await desk.owner()
    wanted = {"/invite": (50, 7), "/invite 3": (3, 7), "/invite 1 30": (1, 30)}

    for number, (written, (people, days)) in enumerate(wanted.items(), start=2):
        owner.send(written)
        said = await says(owner, f"A link for {people} p")
        token = said["text"].rpartition("start=")[2].strip()

        invite = await desk.store.people.invite_for(token)
        assert invite is not None
        left = round((invite.expires_at - desk.clock()) / 86_400)
        assert (invite.uses, left) == (people, days)
        ann = desk.telegram.person(number, "Ann")
        ann.start(token)
        assert (await next_card(ann)).text is not None


async def test_an_invitation_with_senseless_numbers_is_explained(desk: Desk) -> None:
    owner = await desk.owner()
    wrong = ["0", "-1", "x", "10001", "1 0", "1 366", "1 2 3", "1e3", "٣", "9" * 40]

    for number in wrong:
        owner.send(f"/invite {number}")

    await owner.sees(
        lambda _: sum("10 people and 3 days" in t for t in texts_of(owner)) == len(wrong)
    )


async def test_anything_else_that_is_written_is_answered_with_the_way_on(desk: Desk) -> None:
    ann = await desk.annotator()

    ann.send("is this thing on?")

    await says(ann, "/label shows a message")
