"""`tapwise explain`: why a text has its score."""

from __future__ import annotations

import asyncio
from textwrap import shorten
from typing import TYPE_CHECKING, Annotated, Final

import typer
from rich.text import Text

from bot.cli.console import DatabaseOption, harmless, out, print_line
from bot.cli.pool_setting import report_features_made_here
from bot.errors import TapwiseError
from bot.settings import Settings, load_classifier, read_settings
from storage import Store

if TYPE_CHECKING:
    from bot.campaign.explanations import Explained, ExplainedMeaning


_SHOWN: Final = 80  # characters of a message that is near in meaning


def explain(
    text: Annotated[str, typer.Argument(help="Any text.")],
    database: DatabaseOption = None,
) -> None:
    """Show which parts of a text move its score.

    Example: tapwise explain "You won a prize"
    """
    settings = read_settings(database=database)
    report_features_made_here(settings)
    found = asyncio.run(_explain(settings, text))
    line = Text(f"score {found.score:.3f}  ")
    for segment, weight in found.segments:
        line.append(
            harmless(segment), style="red bold" if weight > 0 else "green bold" if weight else ""
        )
    out.print(line)
    for segment, weight in sorted(found.segments, key=lambda part: -abs(part[1])):
        if weight:
            print_line(f"{weight:+.2f}  {segment!r}")
    if found.meaning is not None:
        print_line(_meaning_line(found.meaning))
    for near in found.nearest:
        print_line(f"{near.similarity:.2f}  {near.label}  {near.text!r}")


def _meaning_line(meaning: ExplainedMeaning) -> str:
    """What the meaning adds, and the labelled messages nearest in it, on one line."""
    shown = [f"{near.label} {shorten(near.text, _SHOWN)!r}" for near in meaning.nearest]
    return f"{meaning.weight:+.2f}  meaning, like {' and '.join(shown) or 'no labelled message'}"


async def _explain(settings: Settings, text: str) -> Explained:
    from bot.campaign.explanations import (  # the libraries take a second to load
        current_model,
        explain_score,
        is_unlabelled_item,
    )

    async with await Store.open(settings.database, create=False) as store:
        estimator = load_classifier(settings.model)
        current = current_model(
            store, settings.features, settings.balance, estimator, settings.policy
        )
        async with current as (trainer, trained):
            if await is_unlabelled_item(store, trainer, trained, text):
                raise TapwiseError(
                    "Nobody has labelled this message yet, or one almost like it, and an "
                    "explanation would influence the annotators. Label it first."
                )
            found = await explain_score(store, trainer, trained, text)
    if found is None:
        raise TapwiseError(
            f"There is no model in {settings.database} yet: it needs three labels of each class."
        )
    return found
