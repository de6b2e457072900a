"""Exclusions leave a majority of the voters, and many accounts are no majority."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from bot.campaign.reliability import NEWCOMER_VOTES
from tests.support.campaigns import Clock
from tests.support.crowds import open_crowd


@pytest.mark.parametrize(
    ("votes", "excluded", "may"),
    [
        ([30, 30, 30, 30, 30], [], True),
        ([30, 30, 30, 30, 30], [1], True),
        ([30, 30, 30, 30, 30], [1, 2], False),
        ([30, 30, 30, 30], [1], False),
        ([30, 30], [], False),
        ([12, 30, 30, 30, 12, 12, 12, 12], [4, 5, 6, 7], True),  # newcomers, three others remain
        ([12, 30, 30, 12, 12, 12], [3, 4, 5], False),
        ([30, 30, 30, 30, 12, 12, 12, 12], [1, 4, 5, 6, 7], False),  # accounts do not count
        ([300, 5, 5, 5, 5], [], True),
    ],
)
async def test_the_first_voter_is_excluded_only_if_a_majority_stays(
    filled: Path, clock: Clock, votes: list[int], excluded: list[int], may: bool
) -> None:
    async with open_crowd(filled, clock, len(votes)) as (campaign, people):
        for number in excluded:
            await campaign.annotators.set_trust(people[number], counts=False)
        voters = np.repeat(np.array(people), votes)

        assert campaign.annotators._leaves_a_majority(people[0], voters) is may


def test_a_newcomer_has_fewer_votes_than_the_established() -> None:
    assert 12 < NEWCOMER_VOTES < 30
