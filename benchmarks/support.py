"""What benchmarks share: splits, databases, keys of taps, and the F1 that labels reach."""

from __future__ import annotations

import socket
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from sklearn.metrics import f1_score

from bot.chat.cards.buttons import decode
from bot.chat.cards.excerpts import SHORT
from bot.chat.cards.visible_text import make_visible, shorten
from bot.chat.taps import tap_key
from bot.formats.reading import read
from bot.formats.rows import Row
from bot.learning.arrays import Floats
from bot.learning.features import FEATURES
from bot.learning.fitting import fit_model
from storage import Store
from storage.records import AnswerEvent, NewItem, SelectedQuestion, Trust

TOKEN = "1000000001:benchmark-token-for-the-emulator"

# Reasons to ask a second person about an answered item.
INTENDED_REASONS = ("second", "gold", "undo", "requested")


def tap_key_of(query: str, data: str) -> str:
    """The database's key of a tap, from the id of its callback query and the data of its button."""
    button = decode(data)
    if button is None:
        raise ValueError(f"{data!r} is no callback data of the bot")
    return tap_key(query, button.target)


def labelled_rows(file: Path) -> list[Row]:
    """The rows of a file that have a label."""
    return [row for row in read(file) if isinstance(row, Row) and row.label]


def split(rows: list[Row], seed: int) -> tuple[list[Row], list[Row]]:
    """70 % pool and 30 % test set; a duplicate text is in one of them only."""
    unique = list({row.text: row for row in rows}.values())
    order = np.random.default_rng(seed).permutation(len(unique))
    cut = round(0.7 * len(unique))
    return [unique[i] for i in order[:cut]], [unique[i] for i in order[cut:]]


@asynccontextmanager
async def database_with(pool: list[Row], seed: int, known: int = 0) -> AsyncIterator[Store]:
    """A temporary database with these messages; its campaign has this seed.

    known: the labels of this many random messages are imported with them.
    """
    labelled = set(np.random.default_rng([seed, 9]).permutation(len(pool))[:known].tolist())
    with TemporaryDirectory(prefix="tapwise-benchmark-") as folder:
        async with await Store.open(Path(folder) / "tapwise.db") as store:
            await store.items.add(
                NewItem(row.text, row.label if number in labelled else None, row.where)
                for number, row in enumerate(pool)
            )
            await store._database.execute(  # both are drawn at creation
                "UPDATE campaign SET seed = ?, blind_key = ?", (seed, seed.to_bytes(32, "big"))
            )
            yield store


async def overlapping_questions(store: Store) -> int:
    """The number of questions about an item that had a label, or an open question elsewhere.

    Second opinions, gold questions and undone answers are excluded, and so are items whose only
    answers no longer counted. Computed from the times in the log, not from what the bot recorded
    as known when it chose.
    """
    asked = await store.questions.asked()
    trust = await store.trust_log.trust_after(0)
    answers: defaultdict[int, list[AnswerEvent]] = defaultdict(list)
    for event in await store.questions.answer_log():
        answers[event.question_id].append(event)
    by_item: defaultdict[int, list[SelectedQuestion]] = defaultdict(list)
    for question in asked:
        by_item[question.item_id].append(question)
    return sum(
        any(
            _was_open(other, question) or _had_label(other, answers[other.id], trust, question)
            for other in by_item[question.item_id]
            if other.id < question.id and other.annotator_id != question.annotator_id
        )
        for question in asked
        if question.why not in INTENDED_REASONS
    )


def _was_open(other: SelectedQuestion, question: SelectedQuestion) -> bool:
    """Was the other question about the item open when this one was asked?"""
    now = question.asked_at
    closed = other.closed_at is not None and other.closed_at <= now
    return other.asked_at <= now < other.expires_at and not closed


def _had_label(
    other: SelectedQuestion,
    answers: list[AnswerEvent],
    trust: list[Trust],
    question: SelectedQuestion,
) -> bool:
    """Had the other question a label that counted when this one was asked?"""
    choices = [event.choice for event in answers if event.answered_at <= question.asked_at]
    counts = [
        change.counts
        for change in trust
        if change.annotator_id == other.annotator_id and change.id <= question.trust_known
    ]
    return choices[-1:] in (["spam"], ["no_spam"]) and counts[-1:] != [False]


def card_text(text: str) -> str:
    """The text as a card shows it, by which a scripted person recognises it."""
    return shorten(make_visible(text), SHORT)[0].strip()


def f1_of_labels(
    pool: list[Row],
    rest: list[Row],
    labels: dict[str, bool],
    features: str,
    trust: dict[str, float] | None = None,
) -> float:
    """F1 of spam on the test set, in [0, 1], of the bot's model fitted on these labels.

    pool, rest: the two parts of `split`. labels: text -> is it spam. trust: text -> the weight of
    its label; None for equal weights.
    """
    transformer = FEATURES[features]()
    matrix = transformer.fit_transform([row.text for row in pool])
    rows = np.array([i for i, row in enumerate(pool) if row.text in labels])
    spam = np.array([labels[pool[i].text] for i in rows])
    weights: Floats | None = None
    if trust is not None:
        weights = np.array([trust[pool[i].text] for i in rows], dtype=np.float64)
    model = fit_model(matrix, rows, spam, sample_weight=weights)
    scores = model.proba(transformer.transform([row.text for row in rest]))
    return float(f1_score([row.label == "spam" for row in rest], scores > 0.5))


def free_port() -> int:
    """A port of this machine at which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])
