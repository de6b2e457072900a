"""From an import to the first flagged message, by five people and the commands."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from sklearn.metrics import f1_score

from bot.campaign.campaign import Campaign, Nothing
from storage import Store
from tests.support.campaigns import texts, truth
from tests.support.cli_campaigns import put
from tests.support.terminal import tapwise

PEOPLE = 5
LABELS = 100

ALONE = """
import json, sys
sys.modules["bot"] = sys.modules["storage"] = None
from skops.io import load
model = load("filter.skops", trusted=["functools.partial", "operator.itemgetter"])
rows = [json.loads(line) for line in open("rest.jsonl", encoding="utf-8")]
print(json.dumps(model.predict_proba([row["text"] for row in rows])[:, 1].tolist()))
"""


def label_by_people(features: str) -> None:
    """Five people label what the campaign asks, one after the other."""

    async def work() -> None:
        async with (
            await Store.open(Path("tapwise.db")) as store,
            Campaign.open(store, owners=range(1, 1 + PEOPLE), features=features) as campaign,
        ):
            people = [person.id for person in await campaign.members.all()]
            for turn in range(LABELS):
                question = await campaign.next_question(people[turn % PEOPLE])
                assert not isinstance(question, Nothing)
                choice = truth(question.text)
                await campaign.answer(question.annotator_id, question.id, choice, None)

    asyncio.run(work())


@pytest.mark.parametrize("features", ["chars", "views"])
def test_a_hundred_labels_make_a_filter_that_flags_spam_nobody_has_seen(features: str) -> None:
    rows = [{"text": text, "label": truth(text)} for text in texts(450)]
    pool, rest = rows[:300], rows[300:]
    put("pool.jsonl", "".join(json.dumps({"text": row["text"]}) + "\n" for row in pool))
    put("rest.jsonl", "".join(json.dumps(row) + "\n" for row in rest))

    tapwise("import", "pool.jsonl")
    label_by_people(features)
    written = tapwise("model", "filter.skops")
    scored = tapwise("score", "rest.jsonl", "scored.jsonl", "--model", "filter.skops")

    assert (written.code, written.err, scored.code, scored.err) == (0, "", 0, "")
    found = [json.loads(line) for line in Path("scored.jsonl").read_text("utf-8").splitlines()]
    assert [row["text"] for row in found] == [row["text"] for row in rest]
    assert [row["given_label"] for row in found] == [row["label"] for row in rest]
    given, flagged = ([row[name] == "spam" for row in found] for name in ("given_label", "label"))
    assert f1_score(given, flagged) >= 0.9
    if features == "chars":
        alone = subprocess.run(
            [sys.executable, "-I", "-c", ALONE], capture_output=True, text=True, check=True
        )
        assert np.round(json.loads(alone.stdout), 6).tolist() == [row["score"] for row in found]
