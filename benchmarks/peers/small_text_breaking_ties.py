"""small-text: the same, breaking ties."""

from __future__ import annotations

from small_text import BreakingTies
from small_text_least_confidence import SmallText
from worker import matrix, serve


class SmallTextBreakingTies(SmallText):
    STRATEGY = BreakingTies


if __name__ == "__main__":
    serve(matrix, SmallTextBreakingTies)
