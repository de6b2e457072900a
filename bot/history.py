"""What was known when: the board of an earlier moment, made again from the log."""

from __future__ import annotations

from bot.board import Board
from bot.grouping import kept
from storage import Store


async def recalled(store: Store, size: int, answers: int, given: float) -> Board:
    """The board when the pool had so many items, and these were the newest facts."""
    board = Board()
    board.grow(size, await kept(store, size))
    if not (await store.items.campaign()).exam_ended:
        board.reserve(item.item_id for item in await store.mind.exam_items())
    board.give(label for label in await store.items.given_after(0) if label.id <= given)
    for said in await store.questions.log():
        if said.answer_id <= answers:
            board.say(said)
    for word in await store.crowd.trust_after(0):
        if word.answers_learnt <= answers:
            board.believe(word)
    return board
