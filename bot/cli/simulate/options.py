"""Options whose choices are registered by the learner, which takes a second to load."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any, Final

import typer
from typer.core import TyperCommand

IMAGE_ENDINGS: Final = (".png", ".svg")


class SimulateCommand(TyperCommand):
    """The command; its help names the registered query strategies."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        from bot.learning.strategies import STRATEGIES

        for parameter in self.params:
            if parameter.name == "strategies":
                parameter.metavar = "|".join(STRATEGIES)
        super().format_help(ctx, formatter)


def parse_strategy(name: str) -> str:
    from bot.learning.strategies import STRATEGIES

    return _one_of(name, STRATEGIES)


def parse_loop(spelled: str) -> str:
    """Check `features:strategy:balance`."""
    from bot.learning.features import FEATURES
    from bot.learning.fitting import BALANCES
    from bot.learning.strategies import STRATEGIES

    parts = spelled.split(":")
    if len(parts) != 3:
        raise typer.BadParameter(
            f"{spelled!r} is not a loop. Write FEATURES:STRATEGY:BALANCE, for example "
            "words:random:weights."
        )
    choices: tuple[Collection[str], ...] = (FEATURES, STRATEGIES, BALANCES)
    for part, known in zip(parts, choices, strict=True):
        _one_of(part, known)
    return spelled


def _one_of(name: str, known: Collection[str]) -> str:
    if name not in known:
        raise typer.BadParameter(f"{name!r} is unknown; choose one of {', '.join(known)}.")
    return name


def check_image(path: Path | None) -> Path | None:
    if path is not None and path.suffix.lower() not in IMAGE_ENDINGS:
        raise typer.BadParameter(
            f"{path} must end in {' or '.join(IMAGE_ENDINGS)}; both files are written."
        )
    return path
