"""How far the campaign is."""

from __future__ import annotations

import asyncio
import logging

from telegram import Update
from telegram.error import TelegramError

from bot.campaign.checkpoints import QualityReport
from bot.campaign.proof_sentences import statement_sentences
from bot.campaign.reports import History, Progress
from bot.campaign.score_sentences import score_figures
from bot.campaign.types import Annotator
from bot.chat.access import CURATORS, user_of
from bot.chat.cards.card import Card
from bot.chat.cards.proof_cards import settled_card
from bot.chat.locale import Catalog
from bot.chat.services import Context, Services
from bot.chat.transport.retry import was_not_executed

log = logging.getLogger(__name__)


class StatsHandlers:
    """/stats, and the advice to stop."""

    def __init__(self, services: Services):
        self._campaign = services.campaign
        self._outbox = services.outbox
        self._access = services.outbox.access

    async def on_stats(self, update: Update, context: Context) -> None:
        """Send the campaign's progress; to owners with a picture.

        Annotators get only what tells nothing about the kinds of their questions.
        """
        annotator = await self._access.annotator(update)
        texts = self._access.texts(update, annotator)
        self._outbox.enqueue(
            user_of(update).id, "stats", lambda: self._send_stats(annotator, texts)
        )

    async def on_stop_advice(self, report: QualityReport) -> bool:
        """Ask the owners what to do with a settled model; whether there was an owner to ask.

        Not while a proof is running: that is what one could choose.
        """
        proofs = self._campaign.proofs
        if proofs.running is not None:
            return False
        proven = any(each.outcome == "stands" and each.is_current for each in proofs.statements())
        return await self._outbox.notify_owners(
            lambda texts: settled_card(report, texts, proven=proven)
        )

    async def _send_stats(self, annotator: Annotator, texts: Catalog) -> None:
        chat_id = annotator.telegram_id or 0
        if annotator.role not in CURATORS:
            shared = self._campaign.reports.shared_progress(annotator.id)
            await self._outbox.delivery.send_message(chat_id, Card(texts.shared_stats(shared)))
            return
        progress = await self._campaign.reports.progress(annotator.id)
        proofs = self._campaign.proofs
        settled = progress.quality.advice is not None
        running = proofs.running.goal if proofs.running else None
        statements = list(
            statement_sentences(
                settled=settled,
                statements=proofs.statements(),
                running=running,
                language=texts.words,
            )
        )
        stats = texts.stats(progress, statements)
        if annotator.role == "owner" and (fit := self._campaign.reports.features):
            features = texts.features(fit, self._campaign.reports.meaning_progress)
            stats = f"{stats}\n\n{features}"
        await self._outbox.delivery.send_message(chat_id, Card(stats))
        if annotator.role == "owner":
            history = await self._campaign.reports.history()
            await self._send_picture(chat_id, progress, history, texts)

    async def _send_picture(
        self, chat_id: int, progress: Progress, history: History, texts: Catalog
    ) -> None:
        """Send the campaign as a picture without words; the caption says what it shows."""
        image = await asyncio.to_thread(_draw, progress, history)
        caption = texts.picture_caption(progress, history.annotators)
        shown = await self._outbox.delivery.with_way_back(chat_id, Card(caption))
        try:
            await self._outbox.delivery.retrier.call(
                lambda: self._outbox.bot.send_photo(
                    chat_id, image, caption=caption, reply_markup=shown.keyboard
                ),
                was_not_executed,
            )
        except TelegramError as error:
            log.warning("a picture was not sent: %s", error.message)


def _draw(progress: Progress, history: History) -> bytes:
    """PNG; in a thread, as the first import of matplotlib is slow."""
    from bot.plots.campaign_overview import (
        CampaignOverview,
        LookPoint,
        MeasureFigure,
        draw_overview,
    )

    standing = progress.quality.standing
    overview = CampaignOverview(
        figures=tuple(MeasureFigure(each.value, each.detail) for each in score_figures(standing)),
        looks=tuple(
            LookPoint(each.look, each.measures.precision, each.measures.missed)
            for each in history.looks
        ),
        spam=progress.counts.spam,
        no_spam=progress.counts.no_spam,
        days=history.days,
        annotators=history.annotators,
    )
    return draw_overview(overview)
