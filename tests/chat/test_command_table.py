"""One row adds a command: menu, help and handler follow from it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

import pytest
from telegram import Update

from bot.campaign.types import Role
from bot.chat.access import ANNOTATORS, CURATORS, OWNERS
from bot.chat.cards.buttons import Action
from bot.chat.command_table import (
    COMMANDS,
    OPEN_TAPS,
    TAPS,
    TELEGRAM_MENU,
    Command,
    menu_sections,
)
from bot.chat.locale import CATALOGS, Catalog
from bot.chat.services import Context
from bot.wording.installed_languages import ENGLISH, FOLDER, LANGUAGES
from bot.wording.language import Language
from tests.support.chat_commands import listed_commands
from tests.support.desk import Desk
from tests.support.steps import reply_text

ADDED = "addedbyatest"


async def reply_without_a_check(update: Update, context: Context) -> None:
    assert update.message is not None
    await update.message.reply_text("A test added me.")


@pytest.fixture(params=[CURATORS])
def added_command(request: pytest.FixtureRequest) -> Iterator[None]:
    """One more command for these roles: a row, and its words in a catalog."""
    command = Command(ADDED, request.param, lambda handlers: reply_without_a_check, section="own")
    before = dict(CATALOGS)
    COMMANDS.append(command)
    for code in CATALOGS:
        source = (FOLDER / f"{code}.ftl").read_text("utf-8")
        words = Language(code, f"{source}\ncommand-{ADDED} = what this is\n", ENGLISH)
        CATALOGS[code] = Catalog(words)
    yield
    CATALOGS.update(before)
    COMMANDS.remove(command)


async def test_a_row_and_its_words_put_a_command_in_menu_and_help_and_make_it_work(
    closed_desk: Desk, added_command: None
) -> None:
    async with closed_desk.bot():
        owner, ann = await closed_desk.owner(), await closed_desk.annotator()

        assert f"/{ADDED} – what this is" in await reply_text(owner, "/help")
        assert await reply_text(owner, f"/{ADDED}") == "A test added me."
        assert f"/{ADDED}" not in await reply_text(ann, "/help")
        assert "Only owners and curators" in await reply_text(ann, f"/{ADDED}")


@pytest.mark.parametrize("added_command", [ANNOTATORS, CURATORS, OWNERS], indirect=True)
async def test_strangers_are_refused_a_command_whose_handler_checks_nobody(
    closed_desk: Desk, added_command: None
) -> None:
    async with closed_desk.bot():
        stranger = closed_desk.telegram.person(66, "Eve")

        assert "You need an invite" in await reply_text(stranger, f"/{ADDED}")


def test_three_commands_are_open_to_people_who_may_not_label() -> None:
    assert {c.name for c in COMMANDS if c.for_strangers} == {"start", "privacy", "forgetme"}


@pytest.mark.parametrize("language", CATALOGS)
def test_every_listed_command_has_words_in_every_language_and_no_other_has(language: str) -> None:
    listed = {name for role in get_args(Role) for name in listed_commands(role)}

    described = {
        name.removeprefix("command-")
        for name in LANGUAGES[language].names
        if name.startswith("command-")
    }
    assert described - listed == set(), "these are no listed commands"
    assert listed - {name.removeprefix("command-") for name in ENGLISH.names} == set(), (
        "these have no words in en.ftl"
    )
    assert all(map(CATALOGS[language].command_words, listed))


def test_every_private_command_but_start_close_and_restore_is_listed() -> None:
    private = {command.name for command in COMMANDS if command.place == "private"}

    assert private == {"start", "close", "restore", *listed_commands("owner")}


@pytest.mark.parametrize("role", get_args(Role))
def test_every_listed_command_is_in_one_section_of_the_menu(role: Role) -> None:
    placed = [name for names in menu_sections(role).values() for name in names]

    assert placed == listed_commands(role), "give each command a section, next to its like"


def test_telegrams_own_menu_has_four_commands_that_everybody_may_use() -> None:
    assert len(TELEGRAM_MENU) == 4
    assert set(TELEGRAM_MENU) <= set(listed_commands("annotator"))


def test_every_action_of_a_button_has_a_handler() -> None:
    assert set(TAPS) | set(OPEN_TAPS) == set(get_args(Action))
    assert not TAPS.keys() & OPEN_TAPS.keys()


@pytest.mark.parametrize("role", get_args(Role))
def test_the_help_of_a_role_lists_its_menu(role: Role) -> None:
    lines = CATALOGS["en"].help(menu_sections(role)).splitlines()

    assert [line.split()[0][1:] for line in lines if line.startswith("/")] == listed_commands(role)


async def test_a_command_is_refused_to_other_roles(desk: Desk) -> None:
    ann = await desk.annotator()

    for command in COMMANDS:
        if command.place == "private" and "annotator" not in command.roles:
            who = "owners and curators" if "curator" in command.roles else "an owner"
            assert f"Only {who} may do that" in await reply_text(ann, f"/{command.name}")
