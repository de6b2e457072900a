"""`tapwise invite`, `invites` and `revoke`."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import pytest

from storage import Store
from storage.records import Invite
from tests.support.cli_campaigns import (
    TOKEN,
    labelled_by,
)
from tests.support.terminal import tapwise


@pytest.mark.usefixtures("on_telegram")
def test_an_invite_is_a_link_for_a_number_of_people() -> None:
    tapwise("init")

    done = tapwise("invite", "--people", 10, "--days", 3)

    link = re.fullmatch(r"https://t\.me/tapwise_demo_bot\?start=([\w-]{1,64})\n", done.out)
    assert link is not None
    assert done.err == ""
    found = invite_for(link[1])
    assert found is not None
    assert (found.role, found.uses, found.used) == ("annotator", 10, 0)


@pytest.mark.usefixtures("on_telegram")
def test_invites_are_listed_and_closed() -> None:
    tapwise("init")
    tapwise("invite", "--people", 10)
    tapwise("invite", "--role", "curator", "--people", 1)

    listed = tapwise("invites").out.splitlines()
    ended = tapwise("invites", "--end", 1)

    assert [line.split(", until")[0] for line in listed] == [
        "1: annotator, 0 of 10 used",
        "2: curator, 0 of 1 used",
    ]
    assert ended.out.splitlines()[0] == "Invite 1 is closed. People who already joined stay."
    assert ended.out.splitlines()[1:] == listed[1:]
    assert tapwise("invites", "--end", 1).error.startswith("There is no open invite 1.")
    tapwise("invites", "--end", 2)
    assert "There is no open invite." in tapwise("invites").out


def test_an_annotator_is_revoked_and_restored() -> None:
    labelled_by(2)

    assert "2 can no longer label" in tapwise("revoke", 2).out
    assert tapwise("revoke", 2).error.startswith("2 is not an annotator who can be revoked")
    assert "2 can label again" in tapwise("revoke", 2, "--undo").out
    assert tapwise("revoke", 2, "--undo").error.startswith("2 is not revoked")
    assert tapwise("revoke", 1).error.startswith("1 is not an annotator")  # the owner


def test_an_annotator_is_forgotten_also_after_being_revoked() -> None:
    labelled_by(2)
    tapwise("revoke", 2)

    done = tapwise("forget", 2, "--yes")

    assert done.out.startswith("Annotator 2 is forgotten. The answers stay")
    assert tapwise("forget", 2, "--yes").error.startswith("There is no annotator 2 to forget")
    assert tapwise("forget", 1, "--yes").error.startswith("Annotator 1 is an owner")


def test_an_annotator_is_not_forgotten_without_confirmation() -> None:
    labelled_by(2)

    assert tapwise("forget", 2).code != 0
    assert tapwise("forget", 2, "--yes").code == 0


@pytest.mark.usefixtures("on_telegram")
def test_an_invite_needs_a_valid_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TAPWISE_TOKEN", TOKEN.replace("terminal", "another"))

    assert tapwise("invite").error.startswith("Telegram refuses the token.")
    assert not Path("tapwise.db").exists()


def invite_for(token: str) -> Invite | None:
    """What a link's token opens."""

    async def read() -> Invite | None:
        async with await Store.open(Path("tapwise.db"), create=False) as store:
            return await store.invites.by_token(token)

    return asyncio.run(read())
