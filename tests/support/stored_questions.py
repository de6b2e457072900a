"""Questions that are asked and answered in a store."""

from storage import Store
from storage.records import AnnotatorId, Choice, Question, QuestionId, Why
from tests.support.questions import ask_question

NOW = 1_000.0
CLAIM = 10.0
ANN, BOB = AnnotatorId(1), AnnotatorId(2)


async def ask(
    store: Store,
    item: int,
    *,
    annotator: AnnotatorId = ANN,
    now: float = NOW,
    score: float | None = None,
    cold: bool = False,
) -> QuestionId:
    why: Why = "cold_start" if cold else "uncertainty"
    return await ask_question(
        store, item, annotator, asked_at=now, expires_at=now + CLAIM, why=why, score=score
    )


async def answered(store: Store, item: int, *, annotator: AnnotatorId = ANN) -> QuestionId:
    question = await ask(store, item, annotator=annotator)
    await store.questions.answer(question, "spam", None, NOW)
    return question


async def get(store: Store, number: QuestionId) -> Question:
    question = await store.questions.get(number)
    assert question is not None
    return question


async def choices(store: Store) -> dict[QuestionId, Choice]:
    return {fact.question_id: fact.choice for fact in await store.questions.current_answers()}
