"""Votes of simulated annotators, and a pool they can be compared on."""

import numpy as np
from numpy.random import Generator, default_rng
from scipy.sparse import csr_array

from bot.learning.annotators.vote_rows import Votes
from bot.learning.arrays import Mask, Matrix


def random_votes(
    rng: Generator, people: list[float], n_items: int, chance: float
) -> tuple[Votes, Mask]:
    """Votes of annotators with these accuracies, each on any item with this chance; the truth."""
    truth = rng.random(n_items) < 0.5
    items, annotators = np.nonzero(rng.random((n_items, len(people))) < chance)
    right = rng.random(len(items)) < np.array(people)[annotators]
    return Votes(items, annotators, truth[items] == right), truth


def two_topics(n_items: int) -> tuple[Matrix, Mask]:
    """Rows of norm 1 in two topics that share some terms, and which of them is spam."""
    rng = default_rng(0)
    truth = rng.random(n_items) < 0.5
    truth[:2] = True, False
    terms = rng.random((n_items, 12)) * (rng.random((n_items, 12)) < 0.5)
    terms[:, :4] += truth[:, None]
    terms[:, 4:8] += ~truth[:, None]
    terms /= np.linalg.norm(terms, axis=1, keepdims=True)
    return csr_array(terms.astype(np.float32)), truth
