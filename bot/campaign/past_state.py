"""The state of the pool at an earlier moment, built again from the store."""

from __future__ import annotations

import math

from bot.campaign.duplicate_rows import representatives
from bot.campaign.state import PoolState
from storage import Store


async def state_at(
    store: Store,
    size: int,
    answers: int,
    given: float,
    trust: int | None = None,
    questions: float = math.inf,
    *,
    exam: bool | None = None,
) -> PoolState:
    """The state with this many items, and these as the newest answer, known label and decision.

    trust: None for the decisions that an estimate of these answers led to. questions: the newest
    one that was asked by then. exam: whether the exam had not ended; None for now.
    """
    state = PoolState()
    state.exam.certificate_questions = set(await store.exam_log.certificate_questions())
    state.exam.first_chosen = await store.watched.first_chosen()
    for drawn in await store.exam_log.draws():
        if drawn.question_id <= questions:
            state.exam.record(drawn)
    state.owners = frozenset(await store.people.owner_ids())
    state.add_items(size, await representatives(store, size))
    ended = (await store.items.campaign()).exam_ended is not None
    if exam or (exam is None and not ended):
        reserve = await store.model_log.exam_items()
        state.reserve(item.item_id for item in reserve if item.pool_size <= size)
    labels = await store.items.given_after(0)
    state.add_known_labels(label for label in labels if label.id <= given)
    for event in await store.questions.answer_log():
        if event.answer_id <= answers:
            state.add_answer(event)
    for decision in await store.trust_log.trust_after(0):
        known = decision.answers_learnt <= answers if trust is None else decision.id <= trust
        if known:
            state.set_trust(decision)
    return state
