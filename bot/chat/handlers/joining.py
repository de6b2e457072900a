"""Join by a link, and block or unblock the bot."""

from __future__ import annotations

from telegram import ChatMember, Update

from bot.campaign.members import RevokedError
from bot.campaign.types import Annotator, AnnotatorId
from bot.chat.access import user_of
from bot.chat.cards.card import Card
from bot.chat.cards.settings_menu import welcome_card
from bot.chat.handlers.menus import MenuHandlers
from bot.chat.locale import Catalog
from bot.chat.membership import GROUP_LINK
from bot.chat.services import Context, Services
from bot.chat.written import start_token
from bot.errors import TapwiseError


class JoiningHandlers:
    """/start with an invite or a group's link."""

    def __init__(self, services: Services, menus: MenuHandlers):
        self._campaign = services.campaign
        self._outbox = services.outbox
        self._access = services.outbox.access
        self._membership = services.membership
        self._cards = services.cards
        self._menus = menus
        self._joining: set[int] = set()
        self._reported: set[AnnotatorId] = set()

    async def on_start(self, update: Update, context: Context) -> None:
        """Press "Start", perhaps by a link, or write /start with a link or its token."""
        written = context.args[0] if context.args else ""
        await self.start(update, context, start_token(written, context.bot.username) or written)

    async def start(self, update: Update, context: Context, token: str) -> None:
        """Let an invited user join, and show the first question."""
        if token.startswith(GROUP_LINK):
            self._outbox.in_background(self._join_as_member(update, context, token))
            return
        try:
            joined = await self._campaign.members.join(user_of(update).id, token)
        except RevokedError as error:
            await self._report_revoked(error.annotator, token)
            raise
        annotator = await self._access.met(update, joined)
        if annotator.paused:
            await self._campaign.members.resume(annotator.id)
        texts = self._access.texts(update, annotator)
        self._outbox.enqueue(
            user_of(update).id, "welcome", lambda: self._welcome(annotator, texts), queue="card"
        )

    async def on_block(self, update: Update, context: Context) -> None:
        """Pause an annotator who blocked the bot; show a question to one who unblocked it."""
        change = update.my_chat_member
        if change is None:
            return
        if change.new_chat_member.status in (ChatMember.BANNED, ChatMember.LEFT):
            annotator = await self._access.annotator(update)
            await self._campaign.members.pause_unreachable(annotator.id)
        elif change.new_chat_member.status == ChatMember.MEMBER:
            annotator = await self._access.annotator(update)
            await self._campaign.members.resume(annotator.id)
            texts = self._access.texts(update, annotator)
            self._outbox.in_background(self._cards.show_next(annotator, texts))

    async def _report_revoked(self, annotator: AnnotatorId, token: str) -> None:
        """Notify the owners, once, that somebody they revoked follows a valid invite."""
        if annotator not in self._reported and await self._campaign.invitations.is_valid(token):
            self._reported.add(annotator)
            self._outbox.in_background(
                self._outbox.notify_owners(lambda texts: Card(texts.revoked_was_invited(annotator)))
            )

    async def _join_as_member(self, update: Update, context: Context, link: str) -> None:
        """As `on_start`, for a member of a group; once, however often they tap the link."""
        user_id = user_of(update).id
        if user_id in self._joining:
            return
        self._joining.add(user_id)
        try:
            annotator = await self._access.met(update, await self._membership.join(user_id, link))
            await self._campaign.members.resume(annotator.id)
            await self._welcome(annotator, self._access.texts(update, annotator))
        except TapwiseError as error:  # outside of a handler the library has no update to reply to
            await context.application.process_error(update, error)
        finally:
            self._joining.discard(user_id)

    async def _welcome(self, annotator: Annotator, texts: Catalog) -> None:
        chat_id = annotator.telegram_id or 0
        card = welcome_card(annotator.role, texts)
        await self._outbox.delivery.send_message(chat_id, card)
        await self._cards.send_next(annotator, texts)
        await self._menus.set_menus_of(annotator)
