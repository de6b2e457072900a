"""The owner's own names for the labels on the command line: status, export, import."""

from __future__ import annotations

import asyncio
import csv
import json
from pathlib import Path

from bot.formats.own_names import names_from_words
from storage import Store
from tests.support.cli_campaigns import labels, put
from tests.support.terminal import tapwise


def set_names(written: str) -> None:
    async def write() -> None:
        async with await Store.open(Path("tapwise.db")) as store:
            await store.label_name_log.add(names_from_words(written), 1.0)

    asyncio.run(write())


def test_an_export_with_own_names_is_read_by_an_import_of_the_campaign() -> None:
    put("labels.csv", "text,label\nbuy gold,spam\nhello you,ham\n")
    tapwise("import", "labels.csv")
    without = tapwise("export", "own.csv", "--label-names", "own")
    assert (without.code, Path("own.csv").exists()) == (1, False)
    assert "The labels have no names of your own" in without.err
    set_names("🚫 Scam | ✅ Fine")

    tapwise("export", "own.csv", "--label-names", "own")
    tapwise("export", "plain.csv")
    put("more.csv", "text,label\nmore gold,SCAM\nbye you,✅ Fine\n")
    came = tapwise("import", "own.csv", "more.csv")

    assert label_column("own.csv") == ["Scam", "Fine"]
    assert label_column("plain.csv") == ["spam", "no_spam"]
    assert "2 new messages, 2 new labels, 2 already known." in came.out
    assert (labels()["more gold"], labels()["bye you"]) == ("spam", "no_spam")
    folder = tapwise("export", "out", "--form", "tg-spam", "--label-names", "own")
    assert (folder.code, "tg-spam has labels of its own" in folder.err) == (1, True)


def test_the_status_names_the_labels() -> None:
    put("labels.csv", "text,label\nbuy gold,spam\n")
    tapwise("import", "labels.csv")
    assert "label" not in json.loads(tapwise("status", "--json", "-").out)

    set_names("🚫 Scam | ✅ Fine")

    assert json.loads(tapwise("status", "--json", "-").out)["label_names"] == "🚫 Scam | ✅ Fine"
    shown = next(line for line in tapwise("status").out.splitlines() if "label names" in line)
    assert shown.split("names")[1].strip() == "🚫 Scam | ✅ Fine"


def label_column(file: str) -> list[str]:
    with Path(file).open(encoding="utf-8", newline="") as rows:
        return [row["label"] for row in csv.DictReader(rows)]
