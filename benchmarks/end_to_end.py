"""Five people label a file through the whole bot: how good is the model after so many labels?

    python benchmarks/end_to_end.py FILE [--labels 200] [--people 5] [--seeds 5] [--json -]

The file is a labelled one (JSONL, CSV …). 30 % of it is kept out of the pool; five scripted people
give true labels over HTTP and the stand-in for Telegram; the real store, campaign and chat answer.
F1 of spam is measured on the 30 % that nobody saw, with the campaign's own features and model;
the exam's answers count as labels given, and train nothing.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import time
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from sklearn.metrics import f1_score

from bot.app import polling
from bot.campaign import Campaign
from bot.chat.cards import SHORT, shorten, visible
from bot.demo.crowd import label, next_card
from bot.demo.serving import serve
from bot.demo.telegram import Telegram
from bot.learning.features import FEATURES
from bot.learning.model import fit
from bot.settings import read_settings
from bot.transfer.reading import read
from bot.transfer.rows import Row
from storage import Store
from storage.records import NewItem

TOKEN = "1000000001:benchmark-token-of-the-stand-in-for-telegram"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--labels", type=int, default=200)
    parser.add_argument("--people", type=int, default=5)
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--features", default="views")
    parser.add_argument("--json", default=None)
    given = parser.parse_args()
    rows = [row for row in read(given.file) if isinstance(row, Row) and row.label]
    runs = [asyncio.run(one_run(rows, given, seed)) for seed in range(given.seeds)]
    result = {
        "file": given.file.name,
        "features": given.features,
        "labels": given.labels,
        "people": given.people,
        "f1": [round(run["f1"], 4) for run in runs],
        "f1_mean": round(mean(run["f1"] for run in runs), 4),
        "asked_twice": sum(run["asked_twice"] for run in runs),
        "answers_lost": sum(run["answers_lost"] for run in runs),
        "taps_per_second": round(mean(run["taps_per_second"] for run in runs), 1),
    }
    if given.json:
        text = json.dumps(result, indent=2) + "\n"
        sys.stdout.write(text) if given.json == "-" else Path(given.json).write_text(text)
        return
    for name, value in result.items():
        print(f"{name:16} {value}")


async def one_run(rows: list[Row], given: argparse.Namespace, seed: int) -> dict[str, Any]:
    pool, rest = split(rows, seed)
    truth = {seen_as(row.text): row.label for row in pool}
    with TemporaryDirectory() as folder:
        async with await Store.open(Path(folder) / "tapwise.db") as store:
            await store.items.add(NewItem(row.text, None, row.where) for row in pool)
            async with store._database.write() as connection:  # the seed is drawn at creation
                await connection.execute("UPDATE campaign SET seed = ?", (seed,))
            started = time.perf_counter()
            async with Campaign.open(store, owners=(1,), features=given.features) as campaign:
                taps = await label_over_http(campaign, truth, given)
            seconds = time.perf_counter() - started
            exam = {item.item_id for item in await store.mind.exam_items()}
            items = {item.id: item.text for item in await store.items.after(0)}
            standing = await store.questions.standing()
    asked = [answer.item_id for answer in standing]
    learnt = {items[a.item_id]: a.choice == "spam" for a in standing if a.item_id not in exam}
    return {
        "f1": quality(pool, rest, learnt, given.features),
        "asked_twice": len(asked) - len(set(asked)),
        "answers_lost": taps - len(asked),
        "taps_per_second": taps / seconds,
    }


async def label_over_http(
    campaign: Campaign, truth: dict[str, Any], given: argparse.Namespace
) -> int:
    telegram = Telegram(TOKEN)
    async with serve(telegram.app) as url:
        settings = read_settings(token=TOKEN, api_base=url, owners="1")
        async with polling(settings, TOKEN, campaign):
            people = [telegram.person(1, "Owner")]
            people[0].start()
            await next_card(people[0])
            people[0].send("/invite")
            said = await people[0].sees(lambda m: "start=" in m.get("text", ""))
            token = said["text"].rpartition("start=")[2].strip()
            for number in range(2, given.people + 1):
                person = telegram.person(number, f"Person {number}")
                person.start(token)
                people.append(person)
            share = -(-given.labels // given.people)
            counts = [min(share, given.labels - share * i) for i in range(given.people)]
            tapped = [
                label(person, lambda text: truth[text.strip()], count)
                for person, count in zip(people, counts, strict=True)
            ]
            return sum(await asyncio.gather(*tapped))


def split(rows: list[Row], seed: int) -> tuple[list[Row], list[Row]]:
    """70 % pool, 30 % kept out; a text that occurs twice stands on one side only."""
    unique = list({row.text: row for row in rows}.values())
    order = np.random.default_rng(seed).permutation(len(unique))
    cut = round(0.7 * len(unique))
    return [unique[i] for i in order[:cut]], [unique[i] for i in order[cut:]]


def seen_as(text: str) -> str:
    """What the card shows of a text, by which the scripted person knows it again."""
    return shorten(visible(text), SHORT)[0].strip()


def quality(pool: list[Row], rest: list[Row], labels: dict[str, bool], features: str) -> float:
    made = FEATURES[features]()
    matrix = made.fit_transform([row.text for row in pool])
    rows = np.array([i for i, row in enumerate(pool) if row.text in labels])
    spam = np.array([labels[pool[i].text] for i in rows])
    model = fit(matrix, rows, spam)
    scores = model.scores(made.transform([row.text for row in rest]))
    return float(f1_score([row.label == "spam" for row in rest], scores > 0.5))


if __name__ == "__main__":
    main()
