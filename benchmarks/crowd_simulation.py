"""Simulates unreliable annotators who label a file, without Telegram or a database.

    python benchmarks/crowd_simulation.py FILE [--seeds 10] [--first-seed 0] [--answers 400]

70 % of the file is the pool, 30 % test what was learnt. A person drawn at random answers next and
errs at their rate. Printed of each crowd and way: F1 of spam on the test, how many of the labels
are right, the lowest estimate of anybody's reliability, how many questions were second opinions.
"""

from __future__ import annotations

import argparse
import json
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import mean
from typing import Any, Final

import numpy as np
from numpy.random import default_rng

from bot.cli.simulate.runs import start_worker
from bot.formats.reading import read
from bot.formats.rows import Row
from bot.learning.annotators import second_opinions
from bot.learning.annotators.dawid_skene import aggregate_votes
from bot.learning.annotators.model_chain import ModelChain, VoteTable
from bot.learning.annotators.second_opinions import VoteCounts
from bot.learning.annotators.vote_rows import Posterior, Votes
from bot.learning.arrays import Floats, Mask, Rows
from bot.learning.classifier import Classifier
from bot.learning.cold_start import cold_start_pick, is_cold
from bot.learning.fitting import fit_model
from bot.learning.simulation.experiment import Experiment
from bot.learning.simulation.loop import f1
from bot.learning.simulation.splits import Split, make_split
from bot.learning.strategies import TIE, most_uncertain

CROWDS: Final = {
    "one saboteur in six": (0.98, 0.95, 0.9, 0.8, 0.7, 0.2),
    "five good": (0.95,) * 5,
    "five perfect": (1.0,) * 5,
}


@dataclass(frozen=True)
class Way:
    """How answers are asked for and made into labels."""

    policy: str
    most: int
    aggregated: bool


WAYS: Final = {
    "single, raw": Way("single", 1, aggregated=False),
    "majority of 3": Way("majority", 3, aggregated=False),
    "adaptive, weighed": Way("adaptive", second_opinions.MAX_ANSWERS, aggregated=True),
}


@dataclass(frozen=True, eq=False)
class Learnt:
    """What follows from the answers so far. rows: (n_labels,) of the pool."""

    rows: Rows
    standing: VoteCounts
    value: Floats
    model: Classifier | None

    @property
    def voted(self) -> Mask:
        """(n_labels,) the rows with a vote that counts."""
        return np.asarray(self.standing.spam + self.standing.no_spam > 0)

    @property
    def spam(self) -> Mask:
        """The label of each of these rows."""
        return np.asarray(self.standing.posterior[self.voted] >= 0.5)


class Campaign:
    """People answer in random order; what is asked next is a pure function of what was answered."""

    def __init__(self, ground: Split, people: tuple[float, ...], way: Way, seed: int) -> None:
        chance = default_rng([seed, 3])
        n_items = ground.pool.shape[0]
        self._ground, self._way = ground, way
        self._rng = default_rng([seed, 2])
        self._errs = chance.random((n_items, len(people))) >= np.array(people)
        self._turns = chance.integers(len(people), size=100_000)
        self._said: list[tuple[int, int, bool]] = []
        self._seen = np.zeros((n_items, len(people)), dtype=np.bool_)
        self.again = 0
        self.counted = np.ones(len(people), dtype=np.bool_)
        self.learnt = self._learn(None)

    def ask(self) -> None:
        """One question to whoever comes next, and its answer."""
        person = int(self._turns[len(self._said)])
        row, again = self._choose(person)
        self.again += again
        spam = bool(self._ground.oracle_labels[row] ^ self._errs[row, person])
        self._seen[row, person] = True
        self._said.append((row, person, spam))
        self.learnt = self._learn(self.learnt.model)

    def measure(self) -> dict[str, float]:
        """What the labels are worth."""
        ground, learnt = self._ground, self.learnt
        labelled, said = learnt.voted, learnt.spam
        scores = learnt.model.proba(ground.test) if learnt.model else np.zeros(len(ground.truth))
        return {
            "f1": f1(np.asarray(scores, dtype=np.float32), ground.truth),
            "labels_right": float((said == ground.oracle_labels[learnt.rows[labelled]]).mean()),
            "labels": int(labelled.sum()),
            "again": self.again / len(self._said),
            "lowest": float(learnt.value.min()),
            "stopped": int((~self.counted).sum()),
        }

    def _choose(self, person: int) -> tuple[int, bool]:
        """A second opinion where one pays and is due, else the item the model is least sure of."""
        learnt, seen = self.learnt, self._seen[:, person]
        if self.counted[person] and self._may_ask_again():
            wanted = second_opinions.needs_second_opinion(
                learnt.standing, self._way.policy, self._way.most
            )
            row = least_certain(learnt.standing, wanted & ~seen[learnt.rows])
            if row is not None:
                return int(learnt.rows[row]), True
        new = ~seen
        new[learnt.rows[learnt.standing.answers > 0]] = False
        pool, model = self._ground.pool, learnt.model
        if model is None:
            cues, turn = self._ground.cue_scores, len(self._said)
            pick = cold_start_pick(cues, new, turn, learnt.spam, self._rng)
        else:
            pick = most_uncertain(pool, model, model.decision_function(pool), new)
        if pick is None:
            raise SystemExit("The file is too small for so many answers: ask for fewer.")
        return pick.row, False

    def _may_ask_again(self) -> bool:
        if self._way.policy != "adaptive":
            return True
        in_doubt = second_opinions.any_doubtful(self.reliability, self.counted)
        return second_opinions.may_ask_second_opinion(len(self._said), self.again, in_doubt)

    def _learn(self, before: Classifier | None) -> Learnt:
        rows, votes = self._votes()
        found = self._judge(rows, votes)
        self.reliability = found.reliability
        if self._way.aggregated:
            stops = second_opinions.uninformative(found.reliability) & self.counted
            if stops.any():
                self.counted = self.counted & ~stops
                found = self._judge(rows, votes)
        standing = self._standing(votes, found.posterior)
        model = self._fit(rows, standing, found.weights, before)
        return Learnt(rows, standing, found.reliability.value, model)

    def _votes(self) -> tuple[Rows, Votes]:
        table = np.array(self._said, dtype=np.intp).reshape(-1, 3)
        rows, items = np.unique(table[:, 0], return_inverse=True)
        return rows, Votes(items, table[:, 1], table[:, 2] == 1)

    def _judge(self, rows: Rows, votes: Votes) -> Posterior:
        people = len(self.counted)
        if self._way.aggregated:
            exam = np.zeros(len(rows), dtype=np.bool_)
            table = VoteTable(
                votes,
                people,
                self._ground.pool,
                rows,
                exam,
                np.full(len(rows), np.nan),
                self.counted,
                np.zeros(people, dtype=np.bool_),
            )
            return ModelChain.fit(table).aggregate(table)
        share = np.bincount(votes.items, votes.spam, len(rows)) / np.bincount(votes.items)
        found = aggregate_votes(votes, len(rows), people)
        return replace(found, posterior=share, weights=np.ones(len(rows)), vote_posterior=share)

    def _standing(self, votes: Votes, posterior: Floats) -> VoteCounts:
        counts, n_items = self.counted[votes.annotators], len(posterior)
        spam = np.bincount(votes.items[counts & votes.spam], minlength=n_items)
        no_spam = np.bincount(votes.items[counts & ~votes.spam], minlength=n_items)
        return VoteCounts(posterior, spam, no_spam, np.zeros(n_items, dtype=np.intp))

    def _fit(
        self, rows: Rows, standing: VoteCounts, weights: Floats, before: Classifier | None
    ) -> Classifier | None:
        labelled: Mask = standing.spam + standing.no_spam > 0
        posterior = standing.posterior[labelled]
        spam = posterior >= 0.5
        if is_cold(spam):
            return None
        sample_weight = weights[labelled] if self._way.aggregated else None
        return fit_model(
            self._ground.pool, rows[labelled], spam, start=before, sample_weight=sample_weight
        )


def least_certain(counts: VoteCounts, allowed: Mask) -> int | None:
    """The allowed item whose label is the least certain, the lowest row of equals; None if none."""
    if not allowed.any():
        return None
    certainty = np.where(allowed, counts.certainty, np.inf)
    return int(np.argmax(certainty <= certainty.min() + TIE))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument("--first-seed", type=int, default=0)
    parser.add_argument("--answers", type=int, default=400)
    parser.add_argument("--features", default="views")
    parser.add_argument("--json", default=None)
    given = parser.parse_args()
    seeds = range(given.first_seed, given.first_seed + given.seeds)
    with ProcessPoolExecutor(2, initializer=start_worker) as processes:
        runs = list(processes.map(one, [given] * given.seeds, seeds))
    result = {
        name: {way: summed([run[name][way] for run in runs]) for way in WAYS} for name in CROWDS
    }
    if given.json:
        text = json.dumps({"file": given.file.name, "answers": given.answers, "crowds": result})
        sys.stdout.write(text + "\n") if given.json == "-" else Path(given.json).write_text(text)
    else:
        show(result)


def one(given: argparse.Namespace, seed: int) -> dict[str, dict[str, dict[str, float]]]:
    """Every crowd in every way on the split of this seed."""
    texts = {row.text: row.label == "spam" for row in read(given.file) if isinstance(row, Row)}
    spam = np.array(list(texts.values()), dtype=np.bool_)
    ground = make_split(Experiment(list(texts), spam, given.answers), given.features, seed)
    return {
        name: {way: labelled(ground, people, WAYS[way], seed, given.answers) for way in WAYS}
        for name, people in CROWDS.items()
    }


def labelled(
    ground: Split, people: tuple[float, ...], way: Way, seed: int, answers: int
) -> dict[str, float]:
    campaign = Campaign(ground, people, way, seed)
    for _ in range(answers):
        campaign.ask()
    return campaign.measure()


def summed(runs: list[dict[str, float]]) -> dict[str, Any]:
    return {measure: round(mean(run[measure] for run in runs), 4) for measure in runs[0]}


def show(result: dict[str, dict[str, dict[str, float]]]) -> None:
    print(
        f"{'':22}{'':20}{'F1':>8}{'right':>8}{'labels':>8}{'again':>8}{'lowest':>8}{'stopped':>8}"
    )
    for name, ways in result.items():
        for way, found in ways.items():
            numbers = "".join(
                f"{found[m]:8.3f}"
                for m in ("f1", "labels_right", "labels", "again", "lowest", "stopped")
            )
            print(f"{name:22}{way:20}{numbers}")


if __name__ == "__main__":
    main()
