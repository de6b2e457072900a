"""Files in a chat: imports from the owner, exports to the owner, texts too long for a card."""

from __future__ import annotations

import asyncio
import html
import logging
import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from telegram import Bot, Document, Message
from telegram.error import TelegramError

from bot.campaign.campaign import Campaign
from bot.campaign.reports import History, Progress
from bot.campaign.types import Imported, Question
from bot.chat.cards.card import Card, quoted
from bot.chat.cards.redaction import NO_REDACTION, Redactor
from bot.chat.locale import Catalog
from bot.chat.transport.delivery import Delivery
from bot.chat.transport.request import was_not_executed
from bot.errors import TapwiseError
from bot.formats.conversion import BadRows, accepted_items, export_rows, label_from_name, safe_name
from bot.formats.reading import read
from bot.formats.writing import write, write_lines

log = logging.getLogger(__name__)

# Telegram's limit for what a bot may download.
LARGEST: Final = 20 * 2**20
# Bytes that a packed file may inflate to; whoever runs the bot can import more.
INFLATED: Final = 256 * 2**20
COMPLAINTS_TOLD: Final = 5


class Files:
    """Documents, one import at a time."""

    def __init__(
        self,
        campaign: Campaign,
        delivery: Delivery,
        mask: Redactor = NO_REDACTION,
        *,
        protect: bool = False,
    ):
        """mask, protect: for a long message; exports go to the owner as they are."""
        self._campaign = campaign
        self._mask = mask
        self._protect = protect
        self._delivery = delivery
        self._reading = asyncio.Lock()

    async def take_in(self, message: Message, texts: Catalog) -> None:
        """Import a document; an edited line says how it went."""
        document = message.document
        if document is None:
            return
        if (document.file_size or 0) > LARGEST:
            await self._delivery.send_message(message.chat_id, Card(texts.too_large()))
            return
        line = await self._delivery.send_message(message.chat_id, Card(texts.reading()))
        try:
            async with self._reading:  # several sent at once would all be held in memory
                said = await self._import(document, texts)
        except TapwiseError as error:
            said = quoted(str(error))
        except TelegramError as error:
            log.warning("a file could not be fetched: %s", error.message)
            said = texts.download_failed()
        except OSError as error:
            log.error("a file could not be put by: %s", error.strerror)
            said = texts.internal_error()
        except Exception:
            log.exception("a file could not be taken in")
            said = texts.internal_error()
        await self._conclude(line, message.chat_id, said)

    async def hand_out(self, chat: int, bot: Bot, texts: Catalog) -> None:
        """The labelled set: a table of everything, and the article's two files."""
        items = await self._campaign.reports.labelled_items()
        if not items:
            await self._delivery.send_message(chat, Card(texts.nothing_to_export()))
            return
        with TemporaryDirectory(prefix="tapwise-") as folder:
            paths = [Path(folder) / name for name in ("labels.csv", "spam.txt", "no_spam.txt")]
            rows = list(export_rows(items))
            await asyncio.to_thread(write, paths[0], rows)
            await asyncio.to_thread(
                write_lines, rows, unlabelled=None, spam=paths[1], no_spam=paths[2]
            )
            for path in (path for path in paths if path.stat().st_size):
                await self._send(bot, chat, path, texts, len(items))

    async def send_text(self, bot: Bot, chat: int, question: Question, texts: Catalog) -> None:
        """A message that is longer than a card can be."""
        shown = (await asyncio.to_thread(self._mask, question.text)).encode()
        try:
            await self._delivery.call_with_retries(
                lambda: bot.send_document(
                    chat,
                    shown,
                    filename="message.txt",
                    caption=texts.full_text_caption(),
                    protect_content=self._protect,
                ),
                was_not_executed,
            )
        except TelegramError as error:
            log.warning("a long text was not sent: %s", error.message)

    async def send_picture(self, bot: Bot, chat: int, progress: Progress, history: History) -> None:
        """The campaign as the owner's picture, with the same in words below it."""
        image, words = await asyncio.to_thread(_drawn, progress, history)
        try:
            await self._delivery.call_with_retries(
                lambda: bot.send_photo(chat, image, caption=words), was_not_executed
            )
        except TelegramError as error:
            log.warning("a picture was not sent: %s", error.message)

    async def _import(self, document: Document, texts: Catalog) -> str:
        name = kept_name(document.file_name or "")
        bad = BadRows()
        before = self._campaign.reports.features
        with TemporaryDirectory(prefix="tapwise-") as folder:
            path = Path(folder) / name
            file = await self._delivery.call_with_retries(document.get_file)
            await self._delivery.call_with_retries(lambda: file.download_to_drive(path))
            rows = read(path, label_from_name(name), max_inflated=INFLATED)
            done: Imported = await self._campaign.add_items(accepted_items(rows, bad))
        told = [quoted(f"{row.where}: {row.reason}") for row in bad.first[:COMPLAINTS_TOLD]]
        if (chosen := self._campaign.reports.features) and chosen != before:
            told.append(html.escape(texts.features(chosen)))
        return texts.imported(done, bad.count, told)

    async def _send(self, bot: Bot, chat: int, path: Path, texts: Catalog, labels: int) -> None:
        caption = texts.exported(labels)
        try:
            await self._delivery.call_with_retries(
                lambda: bot.send_document(chat, path, caption=caption), was_not_executed
            )
        except TelegramError as error:
            log.warning("an export was not sent: %s", error.message)
            await self._delivery.send_message(chat, Card(texts.upload_failed(path.name)))

    async def _conclude(self, line: Message | None, chat: int, said: str) -> None:
        try:
            if line is not None:
                await line.edit_text(said, parse_mode="HTML")
                return
        except TelegramError as error:
            log.info("a line was not changed: %s", error.message)
        await self._delivery.send_message(chat, Card(said))


def _drawn(progress: Progress, history: History) -> tuple[bytes, str]:
    """PNG and alt text; in a thread, where the first import of matplotlib takes its time too."""
    from bot.plots.campaign_overview import Picture, describe, draw

    quality = progress.quality
    now = (quality.learnt, quality.exam.answers, quality.exam.right) if quality.learnt else None
    picture = Picture(
        points=history.checkpoints,
        now=now,
        spam=progress.counts.spam,
        no_spam=progress.counts.no_spam,
        days=history.days,
        annotators=history.annotators,
        **({} if quality.missing is not None else {"enough": 0}),
    )
    return draw(picture), describe(picture)


def kept_name(name: str) -> str:
    """A name under which any system can keep a file: no folder, no odd signs, 200 bytes.

    The end is kept, which says what is inside.
    """
    plain = re.sub(r"[\x00-\x1f\x7f\ud800-\udfff]", "_", safe_name(name)).lstrip(".")
    return plain.encode()[-200:].decode(errors="ignore") or "file.txt"
