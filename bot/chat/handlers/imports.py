"""Files that an owner sends: described first, imported after a tap."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Final

from telegram import Document, Message, Update
from telegram.error import TelegramError

from bot.chat.access import OWNERS, require_role
from bot.chat.cards.card import Card, quoted
from bot.chat.cards.import_card import import_card
from bot.chat.locale import Catalog
from bot.chat.pending_files import PendingFile, PendingFiles
from bot.chat.services import Context, Services
from bot.chat.taps import Tap
from bot.chat.transport.downloads import LocalFileError
from bot.errors import TapwiseError
from bot.formats.conversion import BadRows, accepted_items
from bot.formats.file_names import safe_name
from bot.formats.file_options import options_from_words
from bot.formats.own_names import with_own_names
from bot.formats.reading import FileReading
from bot.formats.registry import FORMS
from bot.formats.report import FileReport

log = logging.getLogger(__name__)

# Telegram's limit for what a bot may download.
MAX_DOWNLOAD: Final = 20 * 2**20
# Bytes that a compressed file may inflate to; `tapwise import` has no such limit.
MAX_INFLATED: Final = 256 * 2**20
MAX_ERRORS_SHOWN: Final = 5


class ImportHandlers:
    """/import, documents and their buttons; one file is read at a time."""

    def __init__(self, services: Services):
        self._campaign = services.campaign
        self._outbox = services.outbox
        self._delivery = services.outbox.delivery
        self._access = services.outbox.access
        self._downloads = services.downloads
        self._redactor = services.redactor
        self._pending = PendingFiles()
        self._reading = asyncio.Lock()

    async def on_import(self, update: Update, context: Context) -> None:
        """Explain how to import."""
        owner = await self._access.annotator(update)
        texts = self._access.texts(update, owner)
        await self._outbox.reply(update, texts.how_to_import(FORMS.readable))

    async def on_document(self, update: Update, context: Context) -> None:
        """Describe a file that an owner sent."""
        owner = await self._access.annotator(update)
        texts = self._access.texts(update, owner)
        if update.message is not None and update.message.document is not None:
            self._outbox.in_background(
                self._describe(update.message, update.message.document, texts)
            )

    async def on_import_tap(self, tap: Tap) -> None:
        """Import a described file, or forget it."""
        require_role(tap.annotator, OWNERS)
        file = self._pending.pop(tap.button.target)
        if file is None:  # also a second tap, whose first one is being done
            toast = self._outbox.show_toast(tap.query, tap.texts.file_is_gone(), alert=True)
            self._outbox.in_background(toast)
            return
        self._outbox.in_background(self._outbox.show_toast(tap.query))
        if tap.button.value != "yes":
            file.remove()
            self._outbox.edit_message(tap.query, Card(tap.texts.not_imported()))
        else:
            self._outbox.in_background(self._import_file(tap, file))

    async def _describe(self, message: Message, document: Document, texts: Catalog) -> None:
        """Download a file; one message reports the start and is then edited to the card."""
        chat_id = message.chat_id
        if (document.file_size or 0) > MAX_DOWNLOAD:
            await self._delivery.send_message(chat_id, Card(texts.too_large()))
            return
        status = await self._delivery.send_message(chat_id, Card(texts.reading()))
        caption = message.caption or ""
        card = await self._in_sentences(lambda: self._found(document, caption, texts), texts)
        card = await self._delivery.with_way_back(chat_id, card)
        try:
            if status is not None:
                await status.edit_text(card.text, parse_mode="HTML", reply_markup=card.keyboard)
                return
        except TelegramError as error:
            log.info("a status message was not edited: %s", error.message)
        await self._delivery.send_message(chat_id, card)

    async def _found(self, document: Document, caption: str, texts: Catalog) -> Card:
        """Download a file, read it once, and describe it."""
        options, replace_labels = options_from_words(caption)
        names = self._campaign.label_names.current
        options = replace(options, words=with_own_names(options.words, names))
        path = self._pending.new_folder() / storable_name(document.file_name or "")
        file = PendingFile(path, options, replace_labels)
        try:
            await self._downloads.fetch(document.file_id, file.path)
            reports = await asyncio.to_thread(_reports_on, file)
        except BaseException:
            file.remove()
            raise
        number = self._pending.add(file)
        return import_card(reports, number, texts, self._redactor)

    async def _import_file(self, tap: Tap, file: PendingFile) -> None:
        try:
            card = await self._in_sentences(lambda: self._imported(file, tap.texts), tap.texts)
        finally:
            file.remove()
        self._outbox.edit_message(tap.query, card)

    async def _imported(self, file: PendingFile, texts: Catalog) -> Card:
        bad = BadRows()
        features_before = self._campaign.reports.features
        rows = FileReading(file.path, file.options, max_inflated=MAX_INFLATED).rows()
        imported = await self._campaign.add_items(
            accepted_items(rows, bad), [file.path.name], replace_labels=file.replace_labels
        )
        shown = bad.first[:MAX_ERRORS_SHOWN]
        notes = [quoted(f"{row.where}: {texts.found(row.reason)}") for row in shown]
        features = self._campaign.reports.features
        if features and features != features_before:
            notes.append(texts.features(features))
        return Card(texts.imported(imported, bad.count, notes))

    async def _in_sentences(self, work: Callable[[], Awaitable[Card]], texts: Catalog) -> Card:
        """The card that this work makes, or one that says why it makes none."""
        try:
            async with self._reading:  # several files at once would all be held in memory
                return await work()
        except LocalFileError:
            return Card(texts.local_server())
        except TapwiseError as error:
            return Card(quoted(texts.error(error)))
        except TelegramError as error:
            log.warning("a file could not be downloaded: %s", error.message)
            return Card(texts.download_failed())
        except OSError as error:
            log.error("a file could not be stored: %s", error.strerror)
            return Card(texts.internal_error())
        except Exception:
            log.exception("a file could not be imported")
            return Card(texts.internal_error())


def _reports_on(file: PendingFile) -> list[FileReport]:
    reading = FileReading(file.path, file.options, max_inflated=MAX_INFLATED)
    for _ in reading.rows():
        pass
    return reading.reports


def storable_name(name: str) -> str:
    """A file name that every system can store: no folder, no control character, 200 bytes.

    The end of the name is kept, as it says what the file contains.
    """
    plain = re.sub(r"[\x00-\x1f\x7f\ud800-\udfff]", "_", safe_name(name)).lstrip(".")
    return plain.encode()[-200:].decode(errors="ignore") or "file.txt"
