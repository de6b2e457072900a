"""The array types of the learner, each named once: what it holds, and how precisely."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

Floats: TypeAlias = NDArray[np.float64]
"""Real numbers."""
Rows: TypeAlias = NDArray[np.intp]
"""Row numbers of items, from 0."""
Mask: TypeAlias = NDArray[np.bool_]
"""(n_items,) True for the items that are meant."""
Scores: TypeAlias = NDArray[np.float32]
"""(n_items,) probability of spam in [0, 1]."""
LogOdds: TypeAlias = NDArray[np.float32]
"""(n_items,) log(score / (1 - score)): the decision function."""
Matrix: TypeAlias = csr_array[np.float32, tuple[int, int]]
"""(n_items, n_features) features, as the pool keeps them."""
Matrix64: TypeAlias = csr_array[np.float64, tuple[int, int]]
"""(n_labelled, n_features) features of labelled items, as a fit takes them."""
Cues: TypeAlias = NDArray[np.uint16]
"""(n_items, 6) counts of what spam often has."""
