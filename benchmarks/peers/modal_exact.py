"""modAL: the same, with a solver that ends as close to the model's optimum as ours."""

from __future__ import annotations

import numpy as np
from modal import Modal
from worker import matrix, serve


class ModalExact(Modal):
    MODEL = {"solver": "newton-cg", "tol": 1e-10}  # noqa: RUF012  (read only)
    PRECISION = np.float64


if __name__ == "__main__":
    serve(matrix, ModalExact)
