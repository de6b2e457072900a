"""How far the exam is, read from the store alone."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import exp

from bot.campaign.exam_labels import EXAM_CERTAINTY
from bot.campaign.exam_looks import ExamStanding, standing_of_exam
from bot.campaign.standing import evidence_of, standing_of
from bot.learning.annotators.reliability_estimate import INFORMATIVE
from storage import Store
from storage.records import AnnotatorId, ItemId


@dataclass(frozen=True)
class ExamProgress:
    """The exam's items and answers.

    items: in the exam; answered: those with a label by an annotator who counts; unchecked: those of
    them that no score may rest on, as far as the bot has estimated it; ended: they train the model.
    former_reserve: those that an earlier version has reserved.
    """

    items: int
    answered: int
    unchecked: int
    ended: bool
    former_reserve: int

    @property
    def counted(self) -> int:
        """Answers that a score may rest on."""
        return self.answered - self.unchecked


async def read_standing(store: Store, policy: str) -> ExamStanding:
    """The exam's newest report as the chat shows it, or why there is none."""
    progress = await read_exam_progress(store, policy)
    return standing_of_exam(
        await store.exam_log.looks(),
        reserved=0 if progress.ended else progress.items,
        answers=progress.counted,
        unchecked=progress.unchecked,
    )


async def read_exam_progress(store: Store, policy: str) -> ExamProgress:
    """The progress by the answers so far, and by what the bot estimated last.

    It follows the rule of `ExamLabels` without a fit, so that another process can read it.
    """
    gone = {each.item_id: each.withdrawn for each in await store.imports.withdrawals_after(0)}
    reserve = await store.model_log.exam_items()
    items = [item for item in reserve if not gone.get(item.item_id)]
    exam = await store.model_log.reserved_items()
    found = await store.trust_log.reliabilities()
    labels_given = {label.item_id: label.label for label in await store.items.given_after(0)}
    known = {item for item, label in labels_given.items() if label is not None}
    trust = {decision.annotator_id: decision for decision in await store.trust_log.trust_after(0)}
    vouched = set(await store.people.owner_ids())
    vouched |= {who for who, each in trust.items() if each.said_by == "owner" and each.counts}
    votes: defaultdict[ItemId, dict[AnnotatorId, bool]] = defaultdict(dict)
    for answer in await store.questions.current_answers():
        who, is_label = answer.annotator_id, answer.choice in ("spam", "no_spam")
        if answer.item_id in exam and is_label and (who not in trust or trust[who].counts):
            votes[answer.item_id][who] = answer.choice == "spam"
    unchecked = 0
    for item, labels in votes.items():
        standings = {standing_of(found.get(who), vouched=who in vouched) for who in labels}
        informative = sum(who in found and found[who].low > INFORMATIVE for who in labels)
        enough = standings != {"probation"} or informative > 1
        log_odds = sum(evidence_of(found.get(who), spam=spam) for who, spam in labels.items())
        counts = item in known or (enough and 1 / (1 + exp(-abs(log_odds))) > EXAM_CERTAINTY)
        unchecked += bool(found) and policy != "single" and not counts
    ended = (await store.items.campaign()).exam_ended is not None
    former = (await store.exam_log.goal()).former_reserve
    return ExamProgress(len(items), len(votes), unchecked, ended, former)
