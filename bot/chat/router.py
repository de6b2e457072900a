"""Which handler each update goes to, and the reply to an error."""

from __future__ import annotations

import html
import logging
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from telegram import CallbackQuery, Update
from telegram.constants import ChatType
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    MessageHandler,
    filters,
)

from bot.campaign.campaign import Campaign
from bot.campaign.members import NotInvitedError
from bot.campaign.watcher import WatchHandlers
from bot.chat.access import CURATORS, OWNERS, OnlyOwnerError
from bot.chat.card_sender import CardSender
from bot.chat.cards.buttons import decode
from bot.chat.cards.redaction import NO_REDACTION, Redactor
from bot.chat.command_table import COMMANDS, OPEN_TAPS, READ_FIRST, TAPS, Command, Handlers
from bot.chat.locale import Catalog
from bot.chat.membership import MembershipChecker
from bot.chat.services import Context, Handler, Services
from bot.chat.strangers import StrangerLimit
from bot.chat.taps import Tap
from bot.chat.transport.delivery import Delivery
from bot.chat.transport.downloads import Downloads
from bot.chat.transport.outbox import Outbox
from bot.chat.transport.retry import RetryPolicy
from bot.chat.transport.shown_buttons import ShownButtons
from bot.chat.written import HandledMessages, is_copied, start_token
from bot.errors import StoreError, TapwiseError, TryLaterError

log = logging.getLogger(__name__)


class Router:
    """Registers every handler of one bot, and replies to errors."""

    def __init__(
        self,
        campaign: Campaign,
        application: Application[Any, Any, Any, Any, Any, Any],
        retry_policy: RetryPolicy,
        strangers: StrangerLimit,
        redactor: Redactor = NO_REDACTION,
        *,
        clock: Callable[[], float] = time.time,
        protect: bool = False,
        double_tap_seconds: float = 0.0,
        local_files: Path | None = None,
    ):
        """protect: whether messages with items can be neither forwarded nor copied.

        double_tap_seconds: so soon after a question appears, a tap on it does not count.
        local_files: the folder of a Bot API server that was started with --local.
        """
        self._application = application
        self._shown = ShownButtons(clock, double_tap_seconds)
        self._delivery = Delivery(
            application.bot, campaign, retry_policy, self._shown, protect=protect
        )
        self._outbox = outbox = Outbox(campaign, application, self._delivery, protect=protect)
        self._access = outbox.access
        self._strangers = strangers
        membership = MembershipChecker(campaign, outbox, clock)
        cards = CardSender(campaign, outbox, membership, redactor, retry_policy.card_timeout)
        downloads = Downloads(application.bot, self._delivery.retrier, local_files)
        self._handlers = Handlers(
            Services(campaign, outbox, membership, cards, downloads, redactor, clock, protect)
        )
        self._handled = HandledMessages()
        self._register()

    def watch_handlers(self) -> WatchHandlers:
        """What to do about events that no update brings."""
        handlers = self._handlers
        return WatchHandlers(
            handlers.labelling.on_new_work,
            handlers.labelling.on_news,
            handlers.stats.on_stop_advice,
            handlers.review.on_excluded,
            handlers.preferences.on_reminder,
            handlers.review.on_doubtful,
            handlers.review.on_dominant,
            handlers.review.on_alike,
            handlers.proving.on_proof_end,
        )

    async def reshow_open_cards(self) -> None:
        """After a start, show the open questions, as the bot may have ended before it did."""
        await self._handlers.labelling.reshow_open_cards()

    async def post_missing_buttons(self) -> None:
        """After a start, post the buttons and notices of groups that Telegram refused before."""
        await self._handlers.groups.post_missing_buttons()
        await self._handlers.watched.post_missing_notices()

    async def set_menus(self) -> None:
        """Set the command menu of each role in each language."""
        await self._handlers.menus.set_menus()

    def stop(self) -> None:
        """End all waits for Telegram's limits, as the bot is to end."""
        self._delivery.retrier.stop()

    async def finish(self) -> None:
        """Wait until the work in the background is done."""
        await self._outbox.finish()

    async def on_tap(self, update: Update, context: Context) -> None:
        """Decode a button and call its handler."""
        query = update.callback_query
        if query is None:
            return
        button = decode(query.data or "")
        if button is not None and button.action in OPEN_TAPS:
            open_handler = OPEN_TAPS[button.action](self._handlers)
            await open_handler(query, button, await self._access.anybodys_texts(update))
            return
        if button is not None and button.action == "forget":  # also after their access has ended
            annotator = await self._access.identified(update)
        else:
            annotator = await self._access.annotator(update)
        texts = self._access.texts(update, annotator)
        if button is None or not (button.action == "group" or _is_in_private(query)):
            self._outbox.in_background(self._outbox.show_toast(query, texts.old_button()))
        elif button.action in READ_FIRST and self._has_just_appeared(query):
            self._outbox.in_background(self._outbox.show_toast(query, texts.too_early()))
        else:
            handler = TAPS[button.action](self._handlers)
            await handler(Tap(query, button, annotator, texts, context))

    async def on_message(self, update: Update, context: Context) -> None:
        """A file, an invite that was pasted, a forward, or something else that is no command.

        An album gets one reply at most; each file that an owner sends is imported.
        """
        message, handlers = update.effective_message, self._handlers
        if message is None:
            return
        self._handled.is_new_text(message)
        is_file = message.document is not None and message.animation is None
        if is_file and await self._access.has_role(update, OWNERS):
            await handlers.imports.on_document(update, context)
        elif not self._handled.is_first_of_album(message):
            return
        elif is_file:
            await self._access.require(update, OWNERS)
        elif (token := start_token(message.text or "", context.bot.username)) is not None:
            await handlers.joining.start(update, context, token)
        elif is_copied(message) and (message.text or "").startswith("/"):
            await handlers.menus.on_copied_command(update, context)
        elif message.forward_origin is not None and await self._access.has_role(update, CURATORS):
            await handlers.checking.on_forward(update, context)
        else:
            await handlers.labelling.on_text(update, context)

    async def on_bot_membership(self, update: Update, context: Context) -> None:
        """The bot was blocked or unblocked, or added to a group or removed from it."""
        change = update.my_chat_member
        if change is not None and change.chat.type == ChatType.PRIVATE:
            await self._handlers.joining.on_block(update, context)
        else:
            await self._handlers.groups.on_bot_membership(update, context)

    async def on_error(self, update: object, context: Context) -> None:
        """Reply to an error with a sentence, and log a bug with its traceback."""
        error = context.error
        _log(error)
        if not isinstance(update, Update) or update.effective_user is None:
            return
        replies = True
        if isinstance(error, NotInvitedError):
            replies = self._strangers.count_refusal(update.effective_user.id)
        texts = await self._access.anybodys_texts(update)
        sentence = _sentence(texts, error)
        if update.callback_query is not None:
            toast = self._outbox.show_toast(update.callback_query, sentence, alert=True)
            self._outbox.in_background(toast)
        elif update.effective_message is not None and replies:
            reply = html.escape(sentence, quote=False)
            if type(error) is NotInvitedError:  # not of its subclasses: they are no owners
                reply = f"{reply}\n\n{texts.own_number(update.effective_user.id)}"
            await self._outbox.reply(update, reply)

    def _has_just_appeared(self, query: CallbackQuery) -> bool:
        """Whether nobody can have read yet what the tapped button is about."""
        message_id = query.message.message_id if query.message else 0
        return self._shown.has_just_appeared(query.from_user.id, message_id, query.data or "")

    def _register(self) -> None:
        handlers, add = self._handlers, self._application.add_handler
        private = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
        group = filters.ChatType.GROUPS & filters.UpdateType.MESSAGE
        places = {"private": filters.ChatType.PRIVATE, "group": filters.ChatType.GROUPS}
        written = filters.UpdateType.MESSAGES & ~filters.FORWARDED & ~filters.VIA_BOT
        for command in COMMANDS:
            place = places[command.place] & written
            add(CommandHandler(command.name, self._restricted(command), filters=place))
        status = filters.StatusUpdate
        reopened = status.FORUM_TOPIC_REOPENED | status.GENERAL_FORUM_TOPIC_UNHIDDEN
        add(MessageHandler(group & status.LEFT_CHAT_MEMBER, handlers.groups.on_left))
        add(MessageHandler(group & status.MIGRATE, handlers.groups.on_migration))
        add(MessageHandler(group & reopened, handlers.groups.on_topic_reopened))
        add(MessageHandler(group & (filters.TEXT | filters.CAPTION), handlers.watched.on_message))
        add(ChatMemberHandler(handlers.groups.on_membership, ChatMemberHandler.CHAT_MEMBER))
        add(CallbackQueryHandler(self.on_tap))
        add(ChatMemberHandler(self.on_bot_membership, ChatMemberHandler.MY_CHAT_MEMBER))
        # Everything else in private is a service message: a pin, a timer, a gift.
        add(MessageHandler(private & (filters.TEXT | filters.ATTACHMENT), self.on_message))
        self._application.add_error_handler(self.on_error)

    def _restricted(self, command: Command) -> Handler:
        """The handler, for the command's roles only; in a group nobody else gets a reply.

        A command that was corrected is carried out, too.
        """
        handler = command.handler(self._handlers)

        async def check_role(update: Update, context: Context) -> None:
            message = update.effective_message
            if message is None or not self._handled.is_new_text(message):
                return
            if command.place == "private":
                if not command.for_strangers:
                    await self._access.require(update, command.roles)
            elif command.checks_itself:
                pass
            elif message.sender_chat is not None:
                await self._handlers.groups.on_anonymous(update, command.name)
                return
            elif not await self._access.has_role(update, command.roles):
                return
            await handler(update, context)

        return check_role


def _log(error: Exception | None) -> None:
    """Log a bug with its traceback and a database error in a line; a user's mistake is no log."""
    if not isinstance(error, TapwiseError):
        log.error("an update could not be handled", exc_info=error)
    elif isinstance(error, StoreError):
        log.error("an update could not be stored: %s", error)


def _sentence(texts: Catalog, error: Exception | None) -> str:
    if isinstance(error, OnlyOwnerError):
        return texts.only_owner(error.roles)
    if isinstance(error, TryLaterError):
        return texts.try_later()
    if isinstance(error, StoreError):  # it names files of the machine the bot runs on
        return texts.internal_error()
    return texts.refusal(error) if isinstance(error, TapwiseError) else texts.internal_error()


def _is_in_private(query: CallbackQuery) -> bool:
    """Whether the button is in a private chat; ours in groups are links and the owner's."""
    return query.message is not None and query.message.chat.type == ChatType.PRIVATE
