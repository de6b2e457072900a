"""Which campaign a dashboard shows, and the bot's settings that its numbers depend on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.campaign.aggregation import Policy


@dataclass(frozen=True)
class DashboardOptions:
    """database: its path. The others: as in the settings of the bot."""

    database: str
    balance: str
    policy: Policy
    majority: int
    model: str
    mask: Sequence[str]
    hasty_seconds: float
