"""Exports in the chat, to an owner."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path
from tempfile import TemporaryDirectory

from telegram import Update
from telegram.error import TelegramError

from bot.campaign.certificate import (
    BeingImportedError,
    certificate_file,
    certificate_path,
    sentence,
)
from bot.chat.access import OWNERS, require_role, user_of
from bot.chat.cards.card import Card
from bot.chat.cards.export import every_message_card
from bot.chat.locale import Catalog
from bot.chat.services import Context, Services
from bot.chat.taps import Tap
from bot.chat.transport.retry import was_not_executed
from bot.formats.conversion import delivered_rows, export_rows
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
                    await self._send(chat_id, path, texts, texts.exported(n_labels))
        await self._delivery.send_message(chat_id, every_message_card(texts))

    async def on_every_tap(self, tap: Tap) -> None:
        """Send every message with a label, and the certificate."""
        require_role(tap.annotator, OWNERS)
        self._outbox.in_background(self._outbox.show_toast(tap.query))
        chat = tap.query.from_user.id
        self._outbox.enqueue(
            chat, "every", lambda: self._export_every(chat, tap.texts), queue="file"
        )

    async def _export_every(self, chat_id: int, texts: Catalog) -> None:
        try:
            items, certificate = await self._campaign.deliver()
        except BeingImportedError:
            await self._delivery.send_message(chat_id, Card(texts.being_imported()))
            return
        with TemporaryDirectory(prefix="tapwise-") as folder:
            path = Path(folder) / "every.csv"
            await asyncio.to_thread(write, path, delivered_rows(items))
            content = await asyncio.to_thread(certificate_file, certificate, path)
            await self._send(chat_id, path, texts, texts.every_message(len(items)))
            beside = certificate_path(path)
            beside.write_text(content, encoding="utf-8")
            await self._send(chat_id, beside, texts, sentence(certificate, texts.words))

    async def _send(self, chat_id: int, path: Path, texts: Catalog, caption: str) -> None:
        bot = self._outbox.bot
        try:
            await self._delivery.retrier.call(
                lambda: bot.send_document(chat_id, path, caption=caption), was_not_executed
            )
        except TelegramError as error:
            log.warning("an export was not sent: %s", error.message)
            await self._delivery.send_message(chat_id, Card(texts.upload_failed(path.name)))
