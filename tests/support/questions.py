"""Questions that a test asks without a campaign."""

from storage import Store
from storage.records import AnnotatorId, ItemId, QuestionId, SelectedQuestion, Why

# The feature fit of every such question; `Store.model_log.add_feature_fit` makes it.
FIRST_FEATURES = 1


async def ask_question(
    store: Store,
    item: int,
    annotator: AnnotatorId,
    *,
    asked_at: float,
    expires_at: float,
    why: Why = "uncertainty",
    score: float | None = None,
) -> QuestionId:
    """Insert a question under the next id, and return the id."""
    question = SelectedQuestion(
        id=QuestionId(await store.questions.last_id() + 1),
        item_id=ItemId(item),
        annotator_id=annotator,
        why=why,
        score=score,
        probability=None,
        answers_learnt=0,
        given_learnt=0,
        trust_learnt=0,
        feature_fit_id=FIRST_FEATURES,
        answers_known=0,
        given_known=0,
        trust_known=0,
        pool_size=1,
        rules_version=1,
        asked_at=asked_at,
        expires_at=expires_at,
    )
    return (await store.questions.insert(question)).id
