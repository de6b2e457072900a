"""A campaign in the current folder, for tests of the command line."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from bot.campaign.campaign import Campaign, Nothing
from bot.campaign.selection import SelectionRules
from bot.campaign.types import Choice
from storage import Store
from tests.support.campaigns import texts
from tests.support.draws import fix_draws
from tests.support.terminal import tapwise
from tests.support.words import own

TOKEN = "1000000001:terminal-token-of-the-stand-in-for-telegram"
OWNER = 1


def put(name: str, content: str) -> None:
    """Write a file as a person's editor would."""
    Path(name).write_text(content, encoding="utf-8", newline="")


def alternating_lines(count: int) -> str:
    """Lines of which every other one is spam."""
    return "".join(f"{word} {own(number)}\n" for number in range(count) for word in ("hi", "win"))


def label_by_word(text: str) -> str:
    return "spam" if "win" in text else "no_spam"


def labels(database: str = "tapwise.db") -> dict[str, str]:
    """Every label that stands."""

    async def read() -> dict[str, str]:
        async with await Store.open(Path(database), create=False) as store:
            return {item.text: str(item.label) for item in await store.items.labelled()}

    return asyncio.run(read())


def unlabelled(database: str = "tapwise.db") -> list[str]:
    """Every text that has none, in order."""

    async def read() -> list[str]:
        async with await Store.open(Path(database), create=False) as store:
            return [item.text for item in await store.items.unlabelled()]

    return asyncio.run(read())


def table_rows(database: Path) -> list[str]:
    """Every row of every table."""
    with sqlite3.connect(database) as file:
        dump = list(file.iterdump())
    file.close()
    return dump


@asynccontextmanager
async def drawn(store: Store) -> AsyncIterator[Campaign]:
    """A campaign whose blind questions are the same in each run of a test."""
    await fix_draws(store)
    async with Campaign.open(store, owners=(OWNER,), features="words") as campaign:
        yield campaign


def answer_all(decide: Callable[[str], str], most: int = 1_000) -> None:
    """The owner answers what the campaign asks, as the bot would let them."""

    async def answer() -> None:
        async with await Store.open(Path("tapwise.db")) as store, drawn(store) as campaign:
            who = (await campaign.members.require(OWNER)).id
            for _ in range(most):
                question = await campaign.next_question(who)
                if isinstance(question, Nothing):
                    return
                choice: Choice = "spam" if decide(question.text) == "spam" else "no_spam"
                await campaign.answer(who, question.id, choice, None)

    asyncio.run(answer())


def labelled_by(*people: int) -> None:
    """A campaign in which an owner invited these, and each gave six answers."""
    put("dataset.txt", "".join(f"{text}\n" for text in texts(40)))
    tapwise("import", "dataset.txt")

    async def work() -> None:
        async with (
            await Store.open(Path("tapwise.db")) as store,
            Campaign.open(store, owners=[OWNER]) as campaign,
        ):
            invitation = await campaign.invitations.create("annotator", len(people), 1_000)
            guests = [await campaign.members.join(number, invitation.token) for number in people]
            for turn in range(6):
                for guest in guests:
                    question = await campaign.next_question(guest.id)
                    assert not isinstance(question, Nothing)
                    choice: Choice = "spam" if turn % 2 else "no_spam"
                    await campaign.answer(guest.id, question.id, choice, None)
            await campaign.reports.progress(guests[0].id)

    asyncio.run(work())


def answered_alike(*people: int, answers: int) -> None:
    """An owner invites these, and each says "not spam"; half of the questions are of the exam."""

    async def work() -> None:
        async with await Store.open(Path("tapwise.db")) as store:
            await fix_draws(store)
            rules = SelectionRules(exam_every=2)
            async with Campaign.open(store, owners=[OWNER], rules=rules) as campaign:
                await answer_alike(campaign)

    async def answer_alike(campaign: Campaign) -> None:
        invitation = await campaign.invitations.create("annotator", len(people), 1_000)
        guests = [await campaign.members.join(number, invitation.token) for number in people]
        for guest in guests * answers:
            question = await campaign.next_question(guest.id)
            if not isinstance(question, Nothing):
                await campaign.answer(guest.id, question.id, "no_spam", None)
        await campaign.reports.progress(guests[0].id)

    asyncio.run(work())
