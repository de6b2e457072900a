"""What was known when: the board of an earlier moment, made again from the log."""

from __future__ import annotations

from bot.campaign.grouping import kept
from bot.campaign.state import PoolState
from storage import Store


async def recalled(store: Store, size: int, answers: int, given: float) -> PoolState:
    """The board when the pool had so many items, and these were the newest facts."""
    state = PoolState()
    state.grow(size, await kept(store, size))
    if not (await store.items.campaign()).exam_ended:
        state.reserve(item.item_id for item in await store.model_log.exam_items())
    state.give(label for label in await store.items.given_after(0) if label.id <= given)
    for said in await store.questions.answer_log():
        if said.answer_id <= answers:
            state.say(said)
    for word in await store.trust_log.trust_after(0):
        if word.answers_learnt <= answers:
            state.believe(word)
    return state
