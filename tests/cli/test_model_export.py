"""`tapwise model`."""

from __future__ import annotations

import asyncio
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from bot.campaign.campaign import Campaign
from bot.models.spam_filter import SpamFilter
from storage import Store
from tests.support.cli_campaigns import OWNER, alternating_lines, answer_all, label_by_word, put
from tests.support.terminal import tapwise


@pytest.fixture
def labelled_campaign() -> None:
    """Forty messages labelled by a person, and 60 by files; words as features."""
    put("dataset.txt", alternating_lines(100))
    tapwise("import", "dataset.txt")
    answer_all(label_by_word, most=60)


@pytest.mark.usefixtures("labelled_campaign")
def test_a_model_is_written_with_its_card_beside_it() -> None:
    done = tapwise("model", "filter.skops", "--licence", "MIT", "--language", "en")

    assert (done.code, done.err) == (0, "")
    written, advice = done.out.splitlines()
    assert re.fullmatch(
        r"filter.skops: the model, [\d,]+ bytes; filter.skops.md: its card", written
    )
    supported = re.search(r"the exam supports --flag-at-most (0\.\d+) and more", advice)
    assert supported, advice
    assert tapwise("model", "other.skops", "--flag-at-most", supported[1]).code == 0
    less = float(supported[1]) - 0.02
    assert tapwise("model", "other.skops", "--flag-at-most", less).code == 1
    assert sorted(path.name for path in Path().glob("filter*")) == [
        "filter.skops",
        "filter.skops.md",
    ]
    card = Path("filter.skops.md").read_text("utf-8")
    assert 'license: "mit"' in card
    assert "200 messages" in card
    assert "by 1 person" in card
    scores = SpamFilter.read(Path("filter.skops")).scores(["hi there", "win now"])
    assert scores[0] < 0.5 < scores[1]


@pytest.mark.usefixtures("labelled_campaign")
def test_the_lines_of_the_card_work_as_they_stand() -> None:
    tapwise("model", "filter.skops")
    code = re.findall(r"```python\n(.*?)```", Path("filter.skops.md").read_text("utf-8"), re.S)
    blocked = "import sys; sys.modules['bot'] = sys.modules['storage'] = None\n"

    done = subprocess.run(
        [sys.executable, "-I", "-W", "error", "-c", blocked + code[0] + "\nprint(scores)"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stderr == ""
    assert re.fullmatch(r"\[0\.\d+\]\n", done.stdout)


@pytest.mark.usefixtures("labelled_campaign")
def test_the_file_has_the_scores_of_the_running_bot_and_writes_nothing_of_its_own() -> None:
    async def score() -> None:
        async with (
            await Store.open(Path("tapwise.db")) as store,
            Campaign.open(store, owners=(OWNER,), features="words") as campaign,
        ):
            before = await store.data_version()
            done = await asyncio.to_thread(tapwise, "model", "filter.skops")
            assert (done.code, done.err) == (0, "")
            assert await store.data_version() == before
            texts = [item.text for item in await store.items.after(0)]
            trained = await campaign.training.current()
            assert trained.model is not None
            scores = trained.model.proba64(trained.pool[np.arange(len(texts))])
            found = SpamFilter.read(Path("filter.skops"))
            assert np.abs(found.scores(texts) - scores).max() < 1e-6

    asyncio.run(score())


@pytest.mark.usefixtures("labelled_campaign")
def test_a_share_that_the_exam_cannot_support_is_refused_with_what_is_missing() -> None:
    done = tapwise("model", "filter.skops", "--flag-at-most", "0.01")

    assert "1 % yet: that needs 230 exam answers that are not spam, and there are" in done.error
    assert re.search(r"so 2\d\d are missing", done.error)
    assert not Path("filter.skops").exists()


@pytest.mark.usefixtures("labelled_campaign")
def test_a_share_that_the_exam_supports_sets_the_threshold_of_the_file() -> None:
    done = tapwise("model", "filter.skops", "--flag-at-most", "0.9")

    assert done.code == 0
    found = SpamFilter.read(Path("filter.skops"))
    assert found.threshold != 0.5
    ham = found.exam.scores[~found.exam.spam]
    assert 0 < len(ham) < 22
    assert found.threshold > ham.min()
    assert f"from a score of {found.threshold:.4f} on" in Path("filter.skops.md").read_text("utf-8")


@pytest.mark.parametrize("share", ["0", "1"])
def test_a_share_outside_is_refused(share: str) -> None:
    done = tapwise("model", "filter.skops", "--flag-at-most", share)

    assert done.error == "--flag-at-most is a share between 0 and 1, such as 0.05 for 5 %."


def test_a_file_of_another_ending_is_refused() -> None:
    assert "ends in .skops" in tapwise("model", "filter.pickle").error


def test_without_exam_answers_nothing_is_promised() -> None:
    put("spam.txt", "win cash now\nfree prize\nurgent prize\n")
    put("no_spam.txt", "see you\nlunch at noon\nthanks a lot\n")
    tapwise("import", "spam.txt", "no_spam.txt")

    out = tapwise("model", "filter.skops").out

    assert "nothing is promised: the exam has no answer yet that is not spam." in out


def test_without_labels_there_is_no_model() -> None:
    put("dataset.txt", "one\ntwo\n")
    tapwise("import", "dataset.txt")

    assert "needs 3 labels of each class" in tapwise("model", "filter.skops").error
    assert list(Path().glob("filter*")) == []
