"""Files in the chat: imports from an owner, exports to an owner."""

from __future__ import annotations

import asyncio
import html
import logging
import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from telegram import Document, Message, Update
from telegram.error import TelegramError

from bot.chat.access import user_of
from bot.chat.cards.card import Card, quoted
from bot.chat.locale import Catalog
from bot.chat.services import Context, Services
from bot.chat.transport.downloads import LocalFileError
from bot.chat.transport.retry import was_not_executed
from bot.errors import TapwiseError
from bot.formats.conversion import BadRows, accepted_items, export_rows
from bot.formats.file_names import label_from_name, safe_name
from bot.formats.reading import read
from bot.formats.registry import FORMS
from bot.formats.writing import write, write_lines

log = logging.getLogger(__name__)

# Telegram's limit for what a bot may download.
MAX_DOWNLOAD: Final = 20 * 2**20
# Bytes that a compressed file may inflate to; `tapwise import` has no such limit.
MAX_INFLATED: Final = 256 * 2**20
MAX_ERRORS_SHOWN: Final = 5


class FileHandlers:
    """/import, /export and documents; one import at a time."""

    def __init__(self, services: Services):
        self._campaign = services.campaign
        self._outbox = services.outbox
        self._delivery = services.outbox.delivery
        self._access = services.outbox.access
        self._downloads = services.downloads
        self._importing = asyncio.Lock()

    async def on_import(self, update: Update, context: Context) -> None:
        """Explain how to import."""
        owner = await self._access.annotator(update)
        texts = self._access.texts(update, owner)
        await self._outbox.reply(update, texts.how_to_import(FORMS.readable))

    async def on_document(self, update: Update, context: Context) -> None:
        """Import a file that an owner sent."""
        owner = await self._access.annotator(update)
        texts = self._access.texts(update, owner)
        if update.message is not None and update.message.document is not None:
            self._outbox.in_background(
                self._import_document(update.message, update.message.document, texts)
            )

    async def on_export(self, update: Update, context: Context) -> None:
        """Send the labelled set as files."""
        owner = await self._access.annotator(update)
        texts = self._access.texts(update, owner)
        chat = user_of(update).id
        self._outbox.enqueue(chat, "export", lambda: self._export_labels(chat, texts), queue="file")

    async def _import_document(self, message: Message, document: Document, texts: Catalog) -> None:
        """Import a document; one message reports the start and is then edited to the result."""
        chat_id = message.chat_id
        if (document.file_size or 0) > MAX_DOWNLOAD:
            await self._delivery.send_message(chat_id, Card(texts.too_large()))
            return
        status = await self._delivery.send_message(chat_id, Card(texts.reading()))
        try:
            async with self._importing:  # several files at once would all be held in memory
                result = await self._import(document, texts)
        except LocalFileError:
            result = texts.local_server()
        except TapwiseError as error:
            result = quoted(str(error))
        except TelegramError as error:
            log.warning("a file could not be downloaded: %s", error.message)
            result = texts.download_failed()
        except OSError as error:
            log.error("a file could not be stored: %s", error.strerror)
            result = texts.internal_error()
        except Exception:
            log.exception("a file could not be imported")
            result = texts.internal_error()
        await self._report(status, chat_id, result)

    async def _import(self, document: Document, texts: Catalog) -> str:
        """Download and import a document; the result as HTML."""
        name = storable_name(document.file_name or "")
        bad = BadRows()
        features_before = self._campaign.reports.features
        with TemporaryDirectory(prefix="tapwise-") as folder:
            path = Path(folder) / name
            await self._downloads.fetch(document.file_id, path)
            rows = read(path, label_from_name(name), max_inflated=MAX_INFLATED)
            imported = await self._campaign.add_items(accepted_items(rows, bad))
        notes = [quoted(f"{row.where}: {row.reason}") for row in bad.first[:MAX_ERRORS_SHOWN]]
        features = self._campaign.reports.features
        if features and features != features_before:
            notes.append(html.escape(texts.features(features)))
        return texts.imported(imported, bad.count, notes)

    async def _report(self, status: Message | None, chat_id: int, result: str) -> None:
        try:
            if status is not None:
                await status.edit_text(result, parse_mode="HTML")
                return
        except TelegramError as error:
            log.info("a status message was not edited: %s", error.message)
        await self._delivery.send_message(chat_id, Card(result))

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


def storable_name(name: str) -> str:
    """A file name that every system can store: no folder, no control character, 200 bytes.

    The end of the name is kept, as it says what the file contains.
    """
    plain = re.sub(r"[\x00-\x1f\x7f\ud800-\udfff]", "_", safe_name(name)).lstrip(".")
    return plain.encode()[-200:].decode(errors="ignore") or "file.txt"
