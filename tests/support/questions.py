"""A question as the mind would have chosen it, for tests that only care what becomes of it."""

from storage.records import AnnotatorId, ItemId, NewQuestion, Why

# What every question refers to; `Store.trainer.add_feature_fit` makes it in a new store.
FIRST_FEATURES = 1


def new_question(
    item: int,
    annotator: AnnotatorId,
    *,
    asked_at: float,
    expires_at: float,
    why: Why = "uncertainty",
    score: float | None = None,
) -> NewQuestion:
    return NewQuestion(
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
        asked_at=asked_at,
        expires_at=expires_at,
    )
