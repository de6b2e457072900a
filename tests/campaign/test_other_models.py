"""A campaign whose model is another scikit-learn classifier."""

from pathlib import Path

import pytest

from bot.campaign.campaign import Campaign
from bot.campaign.explanations import current_model, explain_score
from bot.campaign.replay import replay
from bot.campaign.selection import SelectionRules
from bot.settings import load_classifier
from storage import Store
from tests.support.campaigns import Clock, items, label, people_of, texts

NAMES = ["sklearn.linear_model.LogisticRegression", "sklearn.naive_bayes.MultinomialNB"]
NAMES += ["sklearn.tree.DecisionTreeClassifier"]


@pytest.mark.parametrize("name", NAMES)
async def test_another_model_selects_and_replays_the_same_questions(
    name: str, tmp_path: Path
) -> None:
    estimator, rules = load_classifier(name), SelectionRules()
    async with await Store.open(tmp_path / "tapwise.db") as store:
        await store.items.add(items(texts(120)))
        opening = Campaign.open(
            store,
            owners=(100,),
            features="views",
            estimator=estimator,
            rules=rules,
            clock=Clock(),
        )
        async with opening as campaign:
            await label(campaign, (await people_of(campaign))[0], 40)

        whys = {question.why for question in await store.questions.asked()}
        found = await replay(store, "weights", rules, estimator=estimator)
        async with current_model(store, "views", "weights", estimator) as (trainer, trained):
            reasons = await explain_score(store, trainer, trained, "win a free prize")

    assert "uncertainty" in whys
    assert found.differences == ()
    assert reasons is not None
    assert 0 <= reasons.score <= 1
