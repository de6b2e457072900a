"""The delivered set with its certificate, its check, and the log of answers as a file."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from bot.cli.console import print_line, report_line, write_json
from bot.errors import TransferError
from bot.formats.conversion import MAX_REPORTED, answer_rows, delivered_rows
from bot.formats.rows import ExportRow
from bot.settings import Settings, load_classifier
from storage import Store
from storage.model_log import FeatureFit

if TYPE_CHECKING:
    from bot.campaign.trainer import Trainer

RowWriter: TypeAlias = Callable[[Path, Iterable[ExportRow]], int]
"""Writes rows to a file and returns their number."""


async def export_all(
    settings: Settings, file: Path, write_rows: RowWriter, max_error: float | None
) -> None:
    """Write every message with a label, and the certificate beside it."""
    from bot.campaign.certificate import (  # the machine-learning libraries take a second to load
        certificate_path,
        certify,
        file_digest,
        sentence,
    )
    from bot.campaign.delivered_set import Moment, delivered_items

    async with await Store.open(settings.database, create=False) as store:
        moment = await Moment.now(store)
        async with _trainer(store, settings, None, moment.marks.items) as trainer:
            delivered, numbers = await certify(store, trainer, moment, max_error)
        items = await delivered_items(store, delivered, moment)
    written = write_rows(file, delivered_rows(items))
    write_json(numbers | {"file_sha256": file_digest(file)}, str(certificate_path(file)))
    of, left = numbers["messages"], numbers["messages"]["left_out"]
    print_line(
        f"{file}: {written:,} messages: {of['person']:,} answered, {of['inherited']:,} inherited, "
        f"{of['known']:,} known, {of['machine']:,} by machine"
        + (f", {left:,} left out" if left else "")
    )
    print_line(f"{certificate_path(file)}: the certificate")
    print_line(sentence(numbers))


async def export_answers(database: Path, file: Path, write_rows: RowWriter) -> None:
    """Write every single answer."""
    async with await Store.open(database, create=False) as store:
        answers = await store.exports.every_answer()
    written = write_rows(file, answer_rows(answers))
    print_line(f"{file}: {written:,} entries: answers given, skips, corrections and undone ones")


async def check_certificate(settings: Settings, path: Path) -> bool:
    """Compute a certificate again and report what differs; whether nothing does."""
    from bot.campaign.certificate import certified_file, differences, file_digest, moment_of

    numbers = _read(path)
    stated = numbers.pop("file_sha256", None)
    async with await Store.open(settings.database, create=False) as store:
        moment = await moment_of(store, numbers)
        fit = await _feature_fit(store, numbers)
        async with _trainer(store, settings, fit, moment.marks.items) as trainer:
            wrong = await differences(store, trainer, moment, numbers)
    file = certified_file(path)
    if file is None or not file.exists():
        print_line(f"{path}: the file that it belongs to is not beside it and was not checked.")
    elif file_digest(file) != stated:
        wrong.append(f"{file} is not the file that was certified.")
    for each in wrong[:MAX_REPORTED]:
        report_line(f"{path}: {each}")
    if not wrong:
        print_line(f"{path}: every number follows from the log.")
        print_line(str(numbers["sentence"]))
    return not wrong


@asynccontextmanager
async def _trainer(
    store: Store, settings: Settings, fit: FeatureFit | None, size: int
) -> AsyncIterator[Trainer]:
    from bot.campaign.explanations import past_trainer

    estimator = load_classifier(settings.model)
    opening = past_trainer(
        *(store, settings.features, settings.balance, estimator, settings.policy),
        fit=fit,
        size=size,
    )
    async with opening as trainer:
        yield trainer


async def _feature_fit(store: Store, numbers: dict[str, Any]) -> FeatureFit | None:
    settings = numbers.get("settings")
    number = settings.get("features") if isinstance(settings, dict) else None
    fits = {fit.id: fit for fit in await store.model_log.feature_fits()}
    return fits.get(number) if isinstance(number, int) else None


def _read(path: Path) -> dict[str, Any]:
    """Errors: TransferError for a file that is no certificate."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise TransferError(f"{path} cannot be read as a certificate: {error}.") from None
    if not isinstance(found, dict):
        raise TransferError(f"{path} is no certificate.")
    return found
