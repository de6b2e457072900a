"""The meaning of texts between the database, which keeps it, and the features."""

from __future__ import annotations

import io
from collections.abc import Sequence

import numpy as np

from bot.learning.features import FittedState
from bot.learning.features.quantised_rows import QuantisedRows
from storage import Store
from storage.model_log import FeatureFit


def packed_state(state: FittedState) -> bytes:
    """A transformer's state as one file of numpy, without pickles."""
    file = io.BytesIO()
    np.savez(file, allow_pickle=False, **state)
    return file.getvalue()


def unpacked_state(raw: bytes) -> FittedState:
    """The state again; errors: those of `numpy.load` when it is damaged."""
    with np.load(io.BytesIO(raw), allow_pickle=False) as state:
        return dict(state.items())


def packed_rows(rows: QuantisedRows) -> list[bytes]:
    """Each row in 132 bytes: its codes, then its scale."""
    scales = rows.scales.astype("<f4")
    return [
        code.tobytes() + scale.tobytes() for code, scale in zip(rows.codes, scales, strict=True)
    ]


def unpacked_rows(raw: Sequence[bytes]) -> QuantisedRows:
    """The rows again."""
    table = np.frombuffer(b"".join(raw), dtype=np.uint8).reshape(len(raw), -1)
    scales = np.ascontiguousarray(table[:, -4:]).view("<f4")[:, 0].astype(np.float32)
    return QuantisedRows(table[:, :-4].view(np.int8), scales)


async def state_of(store: Store, fit: FeatureFit) -> bytes:
    """The state of the meaning in these features; empty where they have none."""
    found = None if fit.meaning_fit is None else await store.meanings.fit(fit.meaning_fit)
    return (found and found.state) or b""


async def rows_of(store: Store, fit: FeatureFit, after: int, count: int) -> QuantisedRows | None:
    """The meaning of the next items; None where the features have none, or a row is missing."""
    if fit.meaning_fit is None:
        return None
    raw = await store.meanings.rows_after(fit.meaning_fit, after, count)
    return unpacked_rows(raw) if len(raw) == count else None
