"""The numbers that decide which messages of a stream are kept."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from typing import Final

import numpy as np

from bot.learning.arrays import Floats

# A float has 53 significant bits.
_BITS: Final = 53


def draws_of(digests: Sequence[bytes], key: bytes) -> Floats:
    """(n, 2) numbers in [0, 1) that follow from each text and a secret key.

    digests: of the texts. So a text that comes again, or an update that is delivered twice, gets
    the same numbers; each different text has the same chance, however often it is posted.
    """
    numbers = [
        blake2b(digest, key=key, digest_size=16, person=b"stream").digest() for digest in digests
    ]
    words = np.frombuffer(b"".join(numbers), dtype=">u8").reshape(-1, 2)
    return np.asarray((words >> np.uint64(64 - _BITS)) / 2.0**_BITS)
