"""Exports in the chat, to an owner."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path
from tempfile import TemporaryDirectory

from telegram import Update
from telegram.error import TelegramError

from bot.chat.access import user_of
from bot.chat.cards.card import Card
from bot.chat.locale import Catalog
from bot.chat.services import Context, Services
from bot.chat.transport.retry import was_not_executed
from bot.formats.conversion import export_rows
from bot.formats.writing import write, write_lines

log = logging.getLogger(__name__)


class FileHandlers:
    """/export."""

    def __init__(self, services: Services):
        self._campaign = services.campaign
        self._outbox = services.outbox
        self._delivery = services.outbox.delivery
        self._access = services.outbox.access

    async def on_export(self, update: Update, context: Context) -> None:
        """Send the labelled set as files."""
        owner = await self._access.annotator(update)
        texts = self._access.texts(update, owner)
        chat = user_of(update).id
        self._outbox.enqueue(chat, "export", lambda: self._export_labels(chat, texts), queue="file")

    async def _export_labels(self, chat_id: int, texts: Catalog) -> None:
        """Send the labelled set: a table of everything, and the texts of each label."""
        items = await self._campaign.reports.labelled_items()
        if not items:
            await self._delivery.send_message(chat_id, Card(texts.nothing_to_export()))
            return
        with TemporaryDirectory(prefix="tapwise-") as folder:
            paths = [Path(folder) / name for name in ("labels.csv", "spam.txt", "no_spam.txt")]
            rows = list(export_rows(items))
            await asyncio.to_thread(write, paths[0], rows)
            written = await asyncio.to_thread(
                write_lines, rows, unlabelled=None, spam=paths[1], no_spam=paths[2]
            )
            counts = (len(rows), written.spam, written.no_spam)
            for path, n_labels in zip(paths, counts, strict=True):
                if n_labels:
                    await self._send(chat_id, path, texts, n_labels)

    async def _send(self, chat_id: int, path: Path, texts: Catalog, n_labels: int) -> None:
        bot, caption = self._outbox.bot, texts.exported(n_labels)
        try:
            await self._delivery.retrier.call(
                lambda: bot.send_document(chat_id, path, caption=caption), was_not_executed
            )
        except TelegramError as error:
            log.warning("an export was not sent: %s", error.message)
            await self._delivery.send_message(chat_id, Card(texts.upload_failed(path.name)))
