"""`tapwise model`: the learnt model as a file for scikit-learn, with its card."""

from __future__ import annotations

import asyncio
import time
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, TextIO

import typer

from bot.cli.console import DatabaseOption, print_line
from bot.cli.pool_setting import report_features_made_here
from bot.errors import TransferError
from bot.formats.atomic_files import open_atomically
from bot.settings import Settings, load_classifier, read_settings
from storage import Store

if TYPE_CHECKING:
    from bot.campaign.learnt_model import LearntModel
    from bot.models.spam_filter import SpamFilter

ENDING: Final = ".skops"

# One answer that is not spam supports 0.9.
_NO_SHARE: Final = 0.95

FlagAtMostOption = Annotated[
    float | None,
    typer.Option(
        min=0.0,
        max=1.0,
        help="Flag at most this share of ham, as far as the exam proves it: 0.05 is 5 %. "
        "Without it, what scores above 0.5 is flagged.",
        metavar="SHARE",
    ),
]

ModelOption = Annotated[
    Path | None,
    typer.Option(
        help="A file that tapwise model wrote; without it, what the campaign has learnt.",
        metavar="FILE",
    ),
]


def export_model(
    file: Annotated[
        Path, typer.Argument(help="A file that ends in .skops; its card ends in .skops.md.")
    ],
    flag_at_most: FlagAtMostOption = None,
    licence: Annotated[
        str, typer.Option(help="The licence for the card, such as CC-BY-4.0.", metavar="NAME")
    ] = "",
    language: Annotated[
        list[str] | None,
        typer.Option(help="A language of the messages for the card, such as en.", metavar="CODE"),
    ] = None,
    database: DatabaseOption = None,
) -> None:
    """Write what was learnt as a model with its card.

    Example: tapwise model filter.skops --flag-at-most 0.05
    """
    from bot.models.model_card import CardOptions  # scikit-learn takes a second to load

    if file.suffix.lower() != ENDING:
        raise TransferError(f"{file} would hold a model of skops: name a file that ends in .skops.")
    share = target_share(flag_at_most)
    learnt = asyncio.run(_learnt(read_settings(database=database)))
    found = learnt.file(file.name, share, CardOptions(tuple(language or ()), licence))
    card = file.with_name(f"{file.name}.md")
    with open_atomically([file, card]) as [model_file, card_file]:
        _write_bytes(model_file, found.content)
        card_file.write(found.card)
    print_line(f"{file}: the model, {len(found.content):,} bytes; {card}: its card")
    if share is None:
        print_line(_advice(learnt.least_share))


def _advice(least_share: float) -> str:
    """What a model whose threshold is 0.5 promises, and what the exam supports instead."""
    promise = "It flags above 0.5, about which nothing is promised"
    if least_share > _NO_SHARE:
        return f"{promise}: the exam has no answer yet that is not spam."
    return f"{promise}; the exam supports --flag-at-most {ceil(100 * least_share) / 100} and more."


def read_filter(
    model: Path | None, flag_at_most: float | None, database: Path | None
) -> SpamFilter:
    """The filter in a file of `--model`, or what the campaign has learnt; with its threshold.

    Errors: TransferError, NoModelError, NotProvenError.
    """
    from bot.campaign.learnt_model import with_threshold
    from bot.models.spam_filter import SpamFilter

    share = target_share(flag_at_most)
    if model is not None:
        return with_threshold(SpamFilter.read(model), share)
    return asyncio.run(_learnt(read_settings(database=database))).spam_filter(share)


def target_share(flag_at_most: float | None) -> float | None:
    """The share of `--flag-at-most`; errors: TransferError for one that is none."""
    if flag_at_most is not None and not 0 < flag_at_most < 1:
        raise TransferError("--flag-at-most is a share between 0 and 1, such as 0.05 for 5 %.")
    return flag_at_most


async def _learnt(settings: Settings) -> LearntModel:
    async with await Store.open(settings.database, create=False) as store:
        return await learnt_model(store, settings)


async def learnt_model(store: Store, settings: Settings) -> LearntModel:
    """The model that a running bot has now, or would have."""
    from bot.campaign.explanations import current_model
    from bot.campaign.learnt_model import LearntModel

    report_features_made_here(settings)
    estimator = load_classifier(settings.model)
    current = current_model(store, settings.features, settings.balance, estimator, settings.policy)
    async with current as (trainer, trained):
        return await LearntModel.of(store, trainer, trained, time.time())


def _write_bytes(file: TextIO, content: bytes) -> None:
    file.buffer.write(content)
