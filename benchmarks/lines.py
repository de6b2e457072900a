"""Builds a pool of any size from files of real messages, with its feature files.

Whole files in the order given until there are enough messages; of the last one as many as are
missing, drawn at random. When the files end before, messages are recombined: the first words of
one line and the last words of another with the same label, both drawn and cut at random, so that
lengths, words and their number are those of the files while the pool grows. A line without a label
counts as no spam.
"""

from __future__ import annotations

import hashlib
import json
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bot.formats.reading import read
from bot.formats.rows import Row
from bot.learning.features import FEATURES, TextTransformer
from bot.pool.feature_store import FeatureStore
from bot.pool.manifest import read_manifest

BLOCK = 20_000
Message = tuple[str, bool]


def messages(files: Sequence[Path], size: int, seed: int) -> list[Message]:
    """Texts, and whether they are spam; shuffled."""
    chance = random.Random(seed)
    found: list[Message] = []
    for file in files:
        new = [(row.text, row.label == "spam") for row in read(file) if isinstance(row, Row)]
        found += new if len(new) <= size - len(found) else chance.sample(new, size - len(found))
    if len(found) < size:
        found += recombined(found, size - len(found), chance)
    chance.shuffle(found)
    return found


def recombined(lines: Sequence[Message], size: int, chance: random.Random) -> Iterator[Message]:
    words = [(text.split(), spam) for text, spam in lines]
    alike = {wanted: [line for line, spam in words if spam is wanted] for wanted in (True, False)}
    for _ in range(size):
        first, spam = chance.choice(words)
        last = chance.choice(alike[spam])
        share = chance.random()
        cut, rest = round(share * len(first)), round(share * len(last))
        yield " ".join(first[:cut] + last[rest:]) or "-", spam


def pool_of(folder: Path, features: str, found: Sequence[Message]) -> dict[str, Any]:
    """Make the pool as the bot does, in two readings; with the texts and the truth beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    if (folder / "made.json").exists() and read_manifest(folder):
        kept: dict[str, Any] = json.loads((folder / "made.json").read_text())
        return kept
    texts = [text for text, _ in found]
    np.save(folder / "spam.npy", np.array([spam for _, spam in found]))
    (folder / "texts.json").write_text(json.dumps(texts))
    FEATURES[features]().fit_transform(["a word"])  # loads what loads late
    started = time.process_time()
    pool = FeatureStore(folder, features, len(texts))
    for block in blocks(texts):
        pool.partial_fit(block)
    pool.finish()
    for block in blocks(texts):
        pool.append(block)
    pool.commit(hashlib.blake2b(digest_size=16).digest())
    made = {
        "messages_a_second_stored": round(len(texts) / (time.process_time() - started)),
        "messages_a_second_transform": transform_rate(pool.transformer, texts[:BLOCK]),
        "columns": pool.matrix.shape[1],
        "nonzeros_a_message": round(pool.matrix.nnz / len(texts), 1),
        "bytes_of_the_matrix": pool.matrix.nbytes,
        "bytes_a_message": round(pool.matrix.nbytes / len(texts), 1),
    }
    (folder / "made.json").write_text(json.dumps(made))
    return made


def transform_rate(transformer: TextTransformer, texts: Sequence[str]) -> int:
    transformer.transform(texts[:1])  # unpacks the vocabulary, once
    started = time.process_time()
    transformer.transform(texts)
    return round(len(texts) / max(1e-9, time.process_time() - started))


def blocks(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    return (texts[start : start + BLOCK] for start in range(0, len(texts), BLOCK))


def name_of(files: Sequence[Path], size: int, features: str, seed: int) -> str:
    """The same name means the same pool."""
    facts = [(file.name, file.stat().st_size) for file in files]
    raw = json.dumps([facts, size, features, seed])
    return f"{features}-{size}-{hashlib.blake2b(raw.encode(), digest_size=6).hexdigest()}"
