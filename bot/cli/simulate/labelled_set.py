"""The labelled messages of a simulation, read from files."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final

import typer

from bot.cli.console import report_line
from bot.errors import TransferError
from bot.formats.file_names import label_from_name
from bot.formats.reading import read
from bot.formats.rows import BadRow
from storage.records import Label

if TYPE_CHECKING:  # numpy takes a moment to load
    from bot.learning.arrays import Mask

MIN_PER_CLASS: Final = 10
THINNING_SEED: Final = 0


def read_labelled_set(files: Sequence[Path], spam_share: float | None) -> tuple[list[str], Mask]:
    """Each text once, with the label that it had first; the mask is True for spam.

    spam_share: if given, spam is removed at random, with a fixed seed, until this share is left.
    """
    import numpy as np

    from bot.learning.simulation.splits import thinned

    labels = _labels_by_text(files)
    texts = list(labels)
    spam = np.array([label == "spam" for label in labels.values()], dtype=np.bool_)
    if spam_share is not None:
        try:
            kept = thinned(spam, spam_share, np.random.default_rng(THINNING_SEED))
        except ValueError as error:
            raise typer.BadParameter(f"--spam-share: {error}") from error
        texts, spam = [texts[row] for row in kept], spam[kept]
    spam_count, no_spam_count = int(spam.sum()), int((~spam).sum())
    if min(spam_count, no_spam_count) < MIN_PER_CLASS:
        raise TransferError(
            f"{', '.join(map(str, files))}: {spam_count} messages labelled spam and "
            f"{no_spam_count} labelled no_spam are too few: a simulation needs {MIN_PER_CLASS} of "
            "each."
        )
    return texts, spam


def _labels_by_text(files: Sequence[Path]) -> dict[str, Label]:
    """The label of each text; rows that are left out are reported."""
    labels: dict[str, Label] = {}
    unusable = duplicates = conflicts = 0
    for row in chain.from_iterable(read(file, label_from_name(file.name)) for file in files):
        if isinstance(row, BadRow) or row.label is None:
            unusable += 1
        elif row.text not in labels:
            labels[row.text] = row.label
        else:
            duplicates += 1
            conflicts += labels[row.text] != row.label
    if unusable:
        report_line(f"{unusable:,} rows left out: no label or no message.")
    if duplicates:
        report_line(
            f"{duplicates:,} exact duplicates left out, {conflicts:,} of them with another label."
        )
    return labels
