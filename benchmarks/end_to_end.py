"""Measures the F1 after n labels when five people label a file through the real bot.

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
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks.support import (
    TOKEN,
    card_text,
    database_with,
    f1_of_labels,
    labelled_rows,
    overlapping_questions,
    split,
)
from bot.app import on_telegram
from bot.campaign.campaign import Campaign
from bot.demo.scripted_annotators import label_cards, next_card
from bot.emulator.emulator import TelegramEmulator
from bot.emulator.serving import serve
from bot.formats.rows import Row
from bot.settings import read_settings


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--labels", type=int, default=200)
    parser.add_argument("--people", type=int, default=5)
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--features", default="views")
    parser.add_argument("--json", default=None)
    given = parser.parse_args()
    rows = labelled_rows(given.file)
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
    truth = {card_text(row.text): row.label for row in pool}
    async with database_with(pool, seed) as store:
        started = time.perf_counter()
        async with Campaign.open(store, owners=(1,), features=given.features) as campaign:
            taps = await label_over_http(campaign, truth, given)
        seconds = time.perf_counter() - started
        exam = {item.item_id for item in await store.model_log.exam_items()}
        items = {item.id: item.text for item in await store.items.after(0)}
        standing = await store.questions.current_answers()
        asked_twice = await overlapping_questions(store)
    learnt = {items[a.item_id]: a.choice == "spam" for a in standing if a.item_id not in exam}
    return {
        "f1": f1_of_labels(pool, rest, learnt, given.features),
        "asked_twice": asked_twice,
        "answers_lost": taps - len(standing),
        "taps_per_second": taps / seconds,
    }


async def label_over_http(
    campaign: Campaign, truth: dict[str, Any], given: argparse.Namespace, owners: int = 1
) -> int:
    """The first `owners` of the people are owners; the others are invited, and so are tested."""
    telegram = TelegramEmulator(TOKEN)
    async with serve(telegram.app) as url:
        settings = read_settings(
            token=TOKEN, api_base=url, owners=tuple(range(1, owners + 1)), double_tap_seconds=0
        )
        async with on_telegram(settings, TOKEN, campaign):
            people = [telegram.person(1, "Owner")]
            people[0].start()
            await next_card(people[0])
            people[0].send("/invite")
            said = await people[0].sees(lambda m: "start=" in m.get("text", ""))
            token = said["text"].rpartition("start=")[2].strip()
            for number in range(2, given.people + 1):
                person = telegram.person(number, f"Person {number}")
                person.start("" if number <= owners else token)
                people.append(person)
            share = -(-given.labels // given.people)
            counts = [min(share, given.labels - share * i) for i in range(given.people)]
            tapped = [
                label_cards(person, lambda text: truth[text.strip()], count)
                for person, count in zip(people, counts, strict=True)
            ]
            return sum(await asyncio.gather(*tapped))


if __name__ == "__main__":
    main()
