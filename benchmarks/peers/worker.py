"""What all that are compared have in common: a process that takes a step for each line it reads.

    python benchmarks/peers/NAME.py POOL SEED

POOL is a folder of `bot.pool` with `spam.npy` (the truth, for the labels that a step gives) and
`texts.json` beside its files. Commands are JSON lines: {"begin": 200} makes a session of so many
labels, drawn by SEED, and lets it choose once; {"step": 200} labels what that session chose and
lets it learn and choose again, and answers with CPU and wall seconds and the row chosen. Each
answer has the most memory so far, in bytes. This file runs in the environments of the libraries: it
knows numpy and scipy only.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from scipy.sparse import csr_matrix

C = 10.0
"""As in `bot.learning.model`; both classes weigh the same there and here."""


class Session(Protocol):
    """One campaign of a library's own kind."""

    def choose(self) -> int:
        """Learn from all labels so far and name the row to be labelled next."""

    def label(self, spam: bool) -> None:
        """The label of the row that was chosen last."""


Make = Callable[[Any, list[int], list[bool]], Session]


def matrix(folder: Path) -> csr_matrix:
    """The pool's features, read into memory: float32, sorted columns, rows as the messages."""
    manifest = json.loads((folder / "manifest.json").read_bytes())
    name = manifest["name"]
    data = np.fromfile(folder / f"{name}.data", "<f4")
    indices = np.fromfile(folder / f"{name}.indices", "<i4")
    ends = np.concatenate([[0], np.cumsum(np.fromfile(folder / f"{name}.lengths", "<i4"))])
    found = csr_matrix(
        (data, indices, ends.astype(np.int32)), shape=(manifest["items"], manifest["width"])
    )
    found.has_sorted_indices = True
    return found[np.fromfile(folder / f"{name}.places", "<i4")]


def texts(folder: Path) -> list[str]:
    """The pool's messages."""
    found: list[str] = json.loads((folder / "texts.json").read_bytes())
    return found


def logistic_regression(**more: Any) -> Any:
    """The model that all libraries are given: scikit-learn's with its own solver and tolerance,
    unless others are named."""
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(C=C, class_weight="balanced", max_iter=1000, **more)


def drawn(spam: np.ndarray, labels: int, seed: int) -> tuple[list[int], list[bool]]:
    """Rows labelled before the first step: half spam, as far as there is so much of it."""
    rng = np.random.default_rng([seed, labels])
    found, others = rng.permutation(np.flatnonzero(spam)), rng.permutation(np.flatnonzero(~spam))
    half = min(labels // 2, len(found) // 2)
    rows = rng.permutation(np.concatenate([found[:half], others[: labels - half]]))
    return [int(row) for row in rows], [bool(spam[row]) for row in rows]


def serve(load: Callable[[Path], Any], make: Make) -> None:
    """Obey until the commands end."""
    # What a library prints must not pass for an answer.
    answers = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)
    folder, seed = Path(sys.argv[1]), int(sys.argv[2])
    spam, pool = np.load(folder / "spam.npy"), load(folder)
    sessions: dict[int, Session] = {}
    chosen: dict[int, int] = {}
    answers.write('{"ready": true}\n')
    for line in sys.stdin:
        [(command, labels)] = json.loads(line).items()
        response: dict[str, Any] = {}
        if command == "begin":
            session = make(pool, *drawn(spam, labels, seed))
            sessions[labels], chosen[labels] = session, session.choose()
        elif command == "step":
            response, chosen[labels] = timed(sessions[labels], bool(spam[chosen[labels]]))
        response |= {"peak": peak()}
        answers.write(json.dumps(response) + "\n")


def peak() -> int:
    """The most memory so far, mapped files included, in bytes."""
    try:
        response = Path("/proc/self/status").read_text()
        return 1024 * int(response.split("VmHWM:")[1].split()[0])
    except (OSError, IndexError):  # no Linux: there this may still be the parent's
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def timed(session: Session, spam: bool) -> tuple[dict[str, Any], int]:
    """Label in, refit, pool rescored, next item chosen; CPU time of the whole process."""
    wall, cpu = time.perf_counter(), time.process_time()
    session.label(spam)
    row = session.choose()
    return {"cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall, "row": row}, row
