"""Votes with items and annotators numbered from 0, as the learner takes them."""

from __future__ import annotations

import numpy as np

from bot.campaign.snapshot import LabelSnapshot
from bot.learning.annotators.model_chain import VoteTable
from bot.learning.annotators.vote_rows import Votes
from bot.learning.arrays import Rows
from bot.learning.features.pool_matrix import FeatureRows


def number_votes(snapshot: LabelSnapshot, pool: FeatureRows) -> tuple[VoteTable, Rows]:
    """The votes of a snapshot, the oldest first, and (n_annotators,) who each annotator is.

    Annotators are numbered in the order of their first votes, so newer votes leave the numbers as
    they are.
    """
    items = rows_with_labels(snapshot)
    votes = snapshot.votes[np.argsort(snapshot.votes[:, 2], kind="stable")]
    rising, first, voters = np.unique(votes[:, 1], return_index=True, return_inverse=True)
    order = np.argsort(first)
    number = np.empty(len(order), dtype=np.intp)
    number[order] = np.arange(len(order))
    annotators = rising[order]
    gold = np.full(len(items), np.nan)
    gold[np.searchsorted(items, snapshot.known)] = snapshot.known_spam
    table = VoteTable(
        votes=Votes(
            np.searchsorted(items, votes[:, 0]), number[voters], votes[:, 3].astype(np.bool_)
        ),
        n_annotators=len(annotators),
        pool=pool,
        rows=items,
        exam=snapshot.exam[items],
        gold=gold,
        counted=~np.isin(annotators, np.array(snapshot.distrusted, dtype=np.intp)),
        vouched=np.isin(annotators, np.array(snapshot.vouched, dtype=np.intp)),
    )
    return table, annotators


def rows_with_labels(snapshot: LabelSnapshot) -> Rows:
    """The rows with a vote or a known label, rising."""
    return np.union1d(snapshot.votes[:, 0], snapshot.known)
