"""A pool on a Dask cluster, in two processes: the questions are those of the local pool."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import dask
import numpy as np
import pytest

from bot.campaign.campaign import Campaign
from bot.campaign.ingest import Reading
from bot.campaign.replay import replay
from bot.campaign.selection import SelectionRules
from bot.learning.fitting import fit_model
from bot.pool.cluster.cluster_loader import ClusterLoader
from bot.pool.cluster.cluster_pool import ClusterPool
from bot.pool.cluster.dask_cluster import START_SECONDS, Hosts
from bot.pool.cost import pool_cost
from bot.pool.feature_store import FeatureStore, recipe
from bot.pool.manifest import folder_of
from bot.pool.pool import Pool, PoolRows
from bot.pool.pool_loader import LOCAL, PoolLoader
from storage import Store
from storage.records import Choice, NewItem, Question
from tests.support.draws import fix_draws

Asked = list[tuple[int, str, float | None]]

WORDS = ["apple", "river", "stone", "cloud", "tiger", "lemon", "paper", "window", "garden"]


async def test_the_questions_are_those_of_the_local_pool(
    tmp_path: Path, loader: ClusterLoader, caplog: pytest.LogCaptureFixture
) -> None:
    """Warm, after an import, after a worker was killed, and after a restart with a bad shard."""
    caplog.set_level("INFO", "bot.pool.cluster.shard_map")
    here, there = tmp_path / "here.db", tmp_path / "there.db"
    async with await Store.open(here) as store:
        await fix_draws(store)
        await store.items.add(NewItem(text, None, "first") for text in messages(0, 3_000))
    shutil.copy(here, there)

    expected = await questions(here, LOCAL, 24, later=messages(3_000, 4_500))
    found = await questions(there, loader, 24, later=messages(3_000, 4_500), kill=True)
    damage(there)
    expected += await questions(here, LOCAL, 6)
    found += await questions(there, loader, 6)

    cost = pool_cost(folder_of(there) / "cluster")
    async with await Store.open(there) as store:
        replayed = await replay(store, "weights", SelectionRules())

    assert found == expected
    assert (replayed.questions, replayed.differences) == (30, ())
    assert (cost["pool_items"], cost["pool_shards"]) == (4_500, 3)
    assert cost["pool_bytes_on_workers"] > 4_500 * 50
    assert min(cost["pool_workers"], cost["pool_scored_ms"], cost["step_ms"]) > 0
    assert [why for _, why, _ in found].count("uncertainty") > 10
    assert "a worker of the Dask cluster is gone" in caplog.text
    assert "of shard 0 are made again" in caplog.text


async def test_the_questions_by_meaning_are_those_of_the_local_pool(
    tmp_path: Path, loader: ClusterLoader
) -> None:
    here, there = tmp_path / "here.db", tmp_path / "there.db"
    async with await Store.open(here) as store:
        await fix_draws(store)
        await store.items.add(NewItem(text, None, "first") for text in messages(0, 80))
    shutil.copy(here, there)
    later = messages(80, 100)

    expected = await questions(here, LOCAL, 18, features="views+meaning", later=later)
    found = await questions(there, loader, 18, features="views+meaning", later=later)
    async with await Store.open(there) as store:
        fits = await store.model_log.feature_fits()

    assert found == expected
    assert [why for _, why, _ in found].count("uncertainty") > 5
    assert (fits[0].features, fits[-1].features) == ("views", "views+meaning")


def test_every_answer_of_the_shards_is_that_of_the_local_pool(
    tmp_path: Path, loader: ClusterLoader
) -> None:
    """Thousands of messages without a term in common have the same score: the first one is next."""
    texts = [*messages(0, 400), *(f"unlike{number} other{number}" for number in range(4_000))]
    local, shards = pools(loader, tmp_path, texts)
    rows, spam = np.arange(0, 60), np.arange(0, 60) % 4 == 0
    allowed = np.random.default_rng(1).random(len(texts)) < 0.5
    models = [fit_model(local, rows[:size], spam[:size]) for size in (40, 60)]
    kept = np.array([7, 300, 4_100])

    here = [local.score(model, kept) for model in models]
    there = [shards.score(model, kept) for model in models]
    row = local[np.array([5])]

    assert abs(shards[rows] - local[rows]).sum() == 0
    assert there[1].most_uncertain(allowed) == here[1].most_uncertain(allowed)
    assert there[0].most_uncertain(~allowed) == here[0].most_uncertain(~allowed)
    assert there[1].any_within(allowed, 0.1) == here[1].any_within(allowed, 0.1)
    assert (there[1].log_odds == here[1].log_odds).all()
    for some in (kept, np.array([4_000, 3, 3])):
        assert (there[1].above(some, 0.5) == here[1].above(some, 0.5)).all()
        assert (there[1].above(some, 0.0) == here[1].above(some, 0.0)).all()
    now, before = there[1].predictions, there[0].predictions
    expected = here[1].predictions.changes(here[0].predictions)
    assert now.share_of_spam() == here[1].predictions.share_of_spam()
    assert now.changes(before) == expected  # as the workers count them
    before.keep()
    now.keep()
    assert before.changes(now) == now.changes(before) == expected
    assert (shards.most_similar(row, 50) == local.most_similar(row, 50)).all()


def test_a_worker_that_hangs_is_left_out_until_it_is_heard_again(
    tmp_path: Path, loader: ClusterLoader, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("WARNING")
    texts, before = messages(0, 4_400), loader.cluster.silent_seconds
    local, shards = pools(loader, tmp_path, texts)
    rows, allowed = np.arange(0, 60), np.ones(len(texts), dtype=np.bool_)
    allowed[rows] = False
    models = [fit_model(local, rows[:size], rows[:size] % 4 == 0) for size in (40, 60)]
    scores = shards.score(models[0], rows)
    hung = multiprocessing.active_children()[0].pid or 0

    os.kill(hung, signal.SIGSTOP)
    loader.cluster.silent_seconds = 1.0
    try:
        picks = [scores.most_uncertain(allowed)]
        picks.append(shards.score(models[1], rows).most_uncertain(allowed))
        left = loader.cluster.workers()
    finally:
        os.kill(hung, signal.SIGCONT)
        loader.cluster.silent_seconds = before

    assert picks == [local.score(model, rows).most_uncertain(allowed) for model in models]
    assert len(left) == 1
    assert "a worker of the Dask cluster is gone" in caplog.text


def test_a_worker_that_dask_has_given_up_is_started_again(loader: ClusterLoader) -> None:
    client = loader.cluster.client()
    client.wait_for_workers(2, timeout=START_SECONDS)
    killed, before = multiprocessing.active_children()[0], set(loader.cluster.workers())
    with dask.config.set({"distributed.deploy.lost-worker-timeout": "100ms"}):
        killed.kill()
        killed.join()
        for _ in range(100):
            if len(now := set(loader.cluster.workers())) == 2 and now != before:
                break
            with suppress(TimeoutError):
                client.wait_for_workers(2, timeout=0.5)

    assert len(now) == 2
    assert now != before


def test_a_loss_that_dask_reports_twice_does_no_harm(loader: ClusterLoader) -> None:
    before = loader.cluster.workers()

    loader.cluster._cluster._update_worker_status("remove", "tcp://127.0.0.1:1")

    assert loader.cluster.workers() == before


def pools(loader: ClusterLoader, folder: Path, texts: Sequence[str]) -> tuple[PoolRows, PoolRows]:
    """The rows of the same texts, here and in shards."""
    made, there, hosts = recipe("words", len(texts)), folder / "shards", Hosts(loader.cluster)
    hosts.live(START_SECONDS)
    local: Pool = FeatureStore(folder / "local", "words", len(texts))
    shards: Pool = ClusterPool.new(
        hosts,
        there,
        there,
        made,
        lambda start, count: (texts[start : start + count], None),
        size=len(texts),
    )
    for pool in (local, shards):
        pool.partial_fit(texts)
        pool.finish()
        pool.append(texts)
        pool.commit(b"all")
    assert (shards.cue_scores(len(texts)) == local.cue_scores(len(texts))).all()
    return local.first(len(texts)), shards.first(len(texts))


async def questions(
    path: Path,
    loader: PoolLoader,
    count: int,
    *,
    later: Sequence[str] = (),
    kill: bool = False,
    features: str = "words",
) -> Asked:
    """What is asked, with its scores, in a third before an import and in a third after a kill."""
    asked: Asked = []
    async with (
        await Store.open(path) as store,
        Campaign.open(
            store, owners=(1,), features=features, reading=Reading(loader=loader)
        ) as campaign,
    ):
        await answer(campaign, count // 3, asked)
        if later:
            await campaign.meaning.wait()
            await campaign.add_items(NewItem(text, None, "later") for text in later)
            await campaign.meaning.wait()
            await campaign.refresh()
        await answer(campaign, count // 3, asked)
        if kill:
            os.kill(multiprocessing.active_children()[0].pid or 0, signal.SIGKILL)
        await answer(campaign, count - 2 * (count // 3), asked)
    return asked


async def answer(campaign: Campaign, count: int, asked: Asked) -> None:
    """Answer so many questions: what has a prize is spam."""
    owner = (await campaign.members.require(1)).id
    for _ in range(count):
        question = await campaign.next_question(owner)
        assert isinstance(question, Question)
        asked.append((question.item_id, question.why, question.score))
        choice: Choice = "spam" if "prize" in question.text else "no_spam"
        await campaign.answer(owner, question.id, choice, f"tap {question.id}")


def damage(path: Path) -> None:
    """Change a byte of the first shard's rows."""
    [file] = path.with_name(f"{path.name}.pool").glob("cluster/*/000000/*.data")
    raw = bytearray(file.read_bytes())
    raw[100] ^= 1
    file.write_bytes(raw)


def messages(start: int, end: int) -> list[str]:
    """Texts of some words each, all different; every fourth has numbers, and is spam."""
    texts = []
    for number in range(start, end):
        words = [WORDS[number // 9**power % 9] for power in range(4)]
        words += ["win", str(number % 97), "prize"] if number % 4 == 0 else ["see", "you"]
        texts.append(" ".join([*words, f"w{number % 61}" if number % 4 else f"w{number % 7}"]))
    return texts
