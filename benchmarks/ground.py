"""What benchmarks share: the split of a file, a database, names of taps, what labels are worth."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from sklearn.metrics import f1_score

from bot.chat.cards.buttons import decode
from bot.chat.cards.card import SHORT
from bot.chat.cards.visible_text import make_visible, shorten
from bot.chat.taps import tap_key
from bot.formats.reading import read
from bot.formats.rows import Row
from bot.learning.arrays import Floats
from bot.learning.features import FEATURES
from bot.learning.fitting import fit_model
from storage import Store
from storage.records import AnswerEvent, NewItem, SelectedQuestion, Trust

TOKEN = "1000000001:benchmark-token-of-the-stand-in-for-telegram"

# Why an item may be put to a second person although it stands.
MEANT = ("second", "gold", "undo")


def fact(query: str, data: str) -> str:
    """What the database calls a tap, by Telegram's number of it and the data of its button."""
    button = decode(data)
    if button is None:
        raise ValueError(f"{data!r} is none of our buttons")
    return tap_key(query, button.target)


def labelled_rows(file: Path) -> list[Row]:
    """The rows of a file that have a label."""
    return [row for row in read(file) if isinstance(row, Row) and row.label]


def split(rows: list[Row], seed: int) -> tuple[list[Row], list[Row]]:
    """70 % pool, 30 % kept out; a text that occurs twice stands on one side only."""
    unique = list({row.text: row for row in rows}.values())
    order = np.random.default_rng(seed).permutation(len(unique))
    cut = round(0.7 * len(unique))
    return [unique[i] for i in order[:cut]], [unique[i] for i in order[cut:]]


@asynccontextmanager
async def filled(pool: list[Row], seed: int) -> AsyncIterator[Store]:
    """A database of its own with these messages; its campaign draws by this seed."""
    with TemporaryDirectory(prefix="tapwise-benchmark-") as folder:
        async with await Store.open(Path(folder) / "tapwise.db") as store:
            await store.items.add(NewItem(row.text, None, row.where) for row in pool)
            await store._database.execute(
                "UPDATE campaign SET seed = ?", (seed,)
            )  # the seed is drawn at creation
            yield store


async def unintended(store: Store) -> int:
    """Questions that put an item to somebody although it stood, or was being asked elsewhere.

    Second opinions, known answers and undoing are meant so, and so is asking again what only
    people said whose answers no longer counted. Reckoned from the times in the log, not from what
    the bot says it had heard when it chose.
    """
    asked = await store.questions.asked()
    trust = await store.trust_log.trust_after(0)
    said: defaultdict[int, list[AnswerEvent]] = defaultdict(list)
    for word in await store.questions.answer_log():
        said[word.question_id].append(word)
    of_item: defaultdict[int, list[SelectedQuestion]] = defaultdict(list)
    for question in asked:
        of_item[question.item_id].append(question)
    return sum(
        any(
            _held(other, question) or _stood(other, said[other.id], trust, question)
            for other in of_item[question.item_id]
            if other.id < question.id and other.annotator_id != question.annotator_id
        )
        for question in asked
        if question.why not in MEANT
    )


def _held(other: SelectedQuestion, question: SelectedQuestion) -> bool:
    """Whether the other question on the item was open when this one was asked."""
    now = question.asked_at
    closed = other.closed_at is not None and other.closed_at <= now
    return other.asked_at <= now < other.expires_at and not closed


def _stood(
    other: SelectedQuestion,
    words: list[AnswerEvent],
    trust: list[Trust],
    question: SelectedQuestion,
) -> bool:
    """Whether the other question had a label that counted when this one was asked."""
    choices = [word.choice for word in words if word.answered_at <= question.asked_at]
    counts = [
        word.counts
        for word in trust
        if word.annotator_id == other.annotator_id and word.id <= question.trust_known
    ]
    return choices[-1:] in (["spam"], ["no_spam"]) and counts[-1:] != [False]


def seen_as(text: str) -> str:
    """What the card shows of a text, by which the scripted person knows it again."""
    return shorten(make_visible(text), SHORT)[0].strip()


def quality(
    pool: list[Row],
    rest: list[Row],
    labels: dict[str, bool],
    features: str,
    trust: dict[str, float] | None = None,
) -> float:
    """F1 of spam, on what was kept out, of the bot's model with the bot's features.

    labels: text -> whether it is spam; trust: text -> how much its label counts, None for all
    alike.
    """
    made = FEATURES[features]()
    matrix = made.fit_transform([row.text for row in pool])
    rows = np.array([i for i, row in enumerate(pool) if row.text in labels])
    spam = np.array([labels[pool[i].text] for i in rows])
    weights: Floats | None = None
    if trust is not None:
        weights = np.array([trust[pool[i].text] for i in rows], dtype=np.float64)
    model = fit_model(matrix, rows, spam, sample_weight=weights)
    scores = model.proba(made.transform([row.text for row in rest]))
    return float(f1_score([row.label == "spam" for row in rest], scores > 0.5))
