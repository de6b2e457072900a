"""Telegram in, one call on the campaign, Telegram out."""

from __future__ import annotations

import html
import logging
import time
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any, Final, Literal

from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    CallbackQuery,
    ChatMember,
    Update,
)
from telegram.constants import ChatType
from telegram.error import TelegramError
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from bot.campaign.campaign import Campaign, Nothing, Receipt
from bot.campaign.checkpoints import Flips, QualityReport
from bot.campaign.types import Annotator, AnnotatorId, Choice, Question, QuestionId, Role
from bot.chat.access import CURATORS, EVERYONE, OWNERS, OnlyOwnerError, user_of
from bot.chat.cards.answer_history import PAGE_SIZE, history_card
from bot.chat.cards.buttons import Action, decode
from bot.chat.cards.card import LONG, Card, excerpt
from bot.chat.cards.explanation import explanation_card
from bot.chat.cards.question import nothing_card, paused_card, question_card
from bot.chat.cards.redaction import NO_REDACTION, Redactor
from bot.chat.handlers.files import Files
from bot.chat.handlers.invites import GROUP_LINK, InviteHandlers
from bot.chat.handlers.preferences import PreferenceHandlers
from bot.chat.handlers.review import ReviewHandlers
from bot.chat.locale import CATALOGS, Catalog, texts_for
from bot.chat.taps import Tap
from bot.chat.transport.delivery import Delivery
from bot.chat.transport.outbox import Outbox
from bot.chat.transport.request import RetryPolicy
from bot.errors import StoreError, TapwiseError, TryLaterError
from bot.formats.registry import FORMS

log = logging.getLogger(__name__)

Context = ContextTypes.DEFAULT_TYPE
Handler = Callable[[Update, Context], Coroutine[Any, Any, None]]
OnTap = Callable[[Tap], Coroutine[Any, Any, None]]

_CHOICES: Final[dict[Action, Choice]] = {
    "spam": "spam",
    "no_spam": "no_spam",
    "unsure": "unsure",
    "skip": "skip",
}
MILESTONES: Final = frozenset({10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000})


class Router:
    """The face: cards, taps and commands of one bot."""

    def __init__(
        self,
        campaign: Campaign,
        application: Application[Any, Any, Any, Any, Any, Any],
        retry_policy: RetryPolicy,
        mask: Redactor = NO_REDACTION,
        *,
        clock: Callable[[], float] = time.time,
        protect: bool = False,
    ):
        """mask: what of a message people do not see. protect: messages cannot be passed on."""
        self._campaign = campaign
        self._application = application
        self._mask = mask
        self._protect = protect
        self._delivery = Delivery(application.bot, campaign, retry_policy, protect=protect)
        self._outbox = Outbox(campaign, application, self._delivery, protect=protect)
        self._access = self._outbox.access
        self._files = Files(campaign, self._delivery, mask, protect=protect)
        self.review = ReviewHandlers(campaign, self._outbox, mask)
        self.invites = InviteHandlers(campaign, self._outbox, clock)
        self.preferences = PreferenceHandlers(campaign, self._outbox, clock)
        self._coming: set[int] = set()
        self.doubt_came, self.remind = self.review.doubt_came, self.preferences.remind
        self._register()

    async def work_came(self, annotator_id: AnnotatorId) -> None:
        """Whoever saw "nothing left" gets the next card, without having asked."""
        annotator = await self._campaign.members.get(annotator_id)
        if annotator and not annotator.paused:
            self._outbox.in_background(self._show_next(annotator, texts_for(annotator.language)))

    async def advice_came(self, quality: QualityReport) -> bool:
        """The owners are told, once, that stopping is sensible; whether there was one to tell."""
        return await self._outbox.notify_owners(lambda texts: Card(texts.advice_for_owner(quality)))

    async def put_again(self) -> None:
        """After a start: show what was asked, in case the end came before it was shown.

        Whose card shows it already notices nothing. Who has no card is owed one; but owners are
        known before they ever opened the chat, and then they are not.
        """
        for annotator in await self._campaign.assignments.owed_a_card():
            await self.work_came(annotator)

    async def set_menus(self) -> None:
        """The command menu of each role, in each language there is."""
        await self._set_menu(BotCommandScopeAllPrivateChats(), "annotator")
        for annotator in await self._campaign.members.all():
            await self._set_own_menu(annotator)

    def stop(self) -> None:
        """Wait for no limit any longer: the bot is to end."""
        self._delivery.stop()

    async def finish(self) -> None:
        """Until all that was put off is said."""
        await self._outbox.finish()

    # Commands

    async def on_start(self, update: Update, context: Context) -> None:
        """Let an invited person in, and show the first message."""
        token = context.args[0] if context.args else ""
        if token.startswith(GROUP_LINK):
            self._outbox.in_background(self._let_member_in(update, token))
            return
        annotator = await self._campaign.members.join(user_of(update).id, token)
        await self._campaign.members.resume(annotator.id)
        texts = self._access.texts(update, annotator)
        self._outbox.in_background(self._welcome(annotator, texts))
        self._outbox.in_background(self._set_own_menu(annotator))

    async def on_label(self, update: Update, context: Context) -> None:
        """A new card at the end of the chat; ends a pause."""
        annotator = await self._access.annotator(update)
        await self._campaign.members.resume(annotator.id)
        self._outbox.in_background(
            self._send_next(annotator, self._access.texts(update, annotator))
        )

    async def on_undo(self, update: Update, context: Context) -> None:
        """Take back the last answer, and show its message again as a new card."""
        annotator = await self._access.annotator(update)
        texts = self._access.texts(update, annotator)
        question = await self._campaign.undo(annotator.id, _written(update, annotator))
        if question is None:
            await self._outbox.reply(update, texts.nothing_to_undo())
        else:
            self._outbox.in_background(self._send(annotator, self._question_card(question, texts)))

    async def on_stats(self, update: Update, context: Context) -> None:
        """Where the campaign stands; for the owner with a picture."""
        annotator = await self._access.annotator(update)
        self._outbox.in_background(
            self._tell_stats(annotator, self._access.texts(update, annotator))
        )

    async def on_help(self, update: Update, context: Context) -> None:
        annotator = await self._access.annotator(update)
        texts = self._access.texts(update, annotator)
        await self._outbox.reply(update, texts.help(listed_commands(annotator.role)))

    async def on_pause(self, update: Update, context: Context) -> None:
        """No more questions; the card says so."""
        annotator = await self._access.annotator(update)
        await self._campaign.members.pause(annotator.id)
        card = paused_card(self._access.texts(update, annotator))
        self._outbox.in_background(self._delivery.send_card(annotator, card))

    async def on_privacy(self, update: Update, context: Context) -> None:
        """What is kept: told to everybody who asks, before joining too."""
        told = self._access.texts(update).privacy(self._mask.kinds, protected=self._protect)
        await self._outbox.reply(update, told)

    async def on_history(self, update: Update, context: Context) -> None:
        """The last answers, each to be changed."""
        annotator = await self._access.annotator(update)
        texts = self._access.texts(update, annotator)
        self._outbox.in_background(self._tell_history(annotator, texts))

    async def on_why(self, update: Update, context: Context) -> None:
        """For the owner: what moved a score; never of a message that nobody has labelled."""
        owner = await self._access.annotator(update)
        texts = self._access.texts(update, owner)
        text = _rest(update)
        if not text and (question := await self._campaign.reports.last_answered(owner.id)):
            text = question.text
        if not text:
            await self._outbox.reply(update, texts.why_usage())
            return
        why = await self._campaign.reports.explain(text)
        self._outbox.send_protected(
            owner, explanation_card(why, texts, self._mask) if why else Card(texts.why_not_yet())
        )

    async def on_import(self, update: Update, context: Context) -> None:
        owner = await self._access.annotator(update)
        texts = self._access.texts(update, owner)
        await self._outbox.reply(update, texts.how_to_import(FORMS.readable))

    async def on_file(self, update: Update, context: Context) -> None:
        """A file from the owner: its messages join the pool."""
        owner = await self._access.require(update, OWNERS)
        if update.message is not None:
            texts = self._access.texts(update, owner)
            self._outbox.in_background(self._files.take_in(update.message, texts))

    async def on_export(self, update: Update, context: Context) -> None:
        owner = await self._access.annotator(update)
        texts = self._access.texts(update, owner)
        self._outbox.in_background(self._files.hand_out(user_of(update).id, context.bot, texts))

    async def on_other(self, update: Update, context: Context) -> None:
        """Anything that is neither a command nor a file.

        Whoever could not be reached is paused without having asked for it: they get a way back.
        """
        annotator = await self._access.annotator(update)
        texts = self._access.texts(update, annotator)
        if annotator.paused:
            self._outbox.in_background(self._delivery.send_card(annotator, paused_card(texts)))
        else:
            await self._outbox.reply(update, texts.not_a_command())

    # Taps

    async def on_tap(self, update: Update, context: Context) -> None:
        """A button: keep what it says, then tell; nothing slow in here."""
        query = update.callback_query
        if query is None:
            return
        annotator = await self._access.annotator(update)
        texts = self._access.texts(update, annotator)
        button = decode(query.data or "")
        if button is None or not _in_private(query):
            self._outbox.in_background(self._outbox.show_toast(query, texts.old_button()))
        else:
            await TAPS[button.action](self)(Tap(query, button, annotator, texts))

    async def on_membership(self, update: Update, context: Context) -> None:
        """Somebody blocked the bot: their message goes back to the others. Unblocked: a card."""
        change = update.my_chat_member
        if change is None or change.chat.type != ChatType.PRIVATE:
            await self.invites.on_own_membership(update, context)
            return
        if change.new_chat_member.status in (ChatMember.BANNED, ChatMember.LEFT):
            annotator = await self._access.annotator(update)
            await self._campaign.members.pause(annotator.id)
        elif change.new_chat_member.status == ChatMember.MEMBER:
            annotator = await self._access.annotator(update)
            await self._campaign.members.resume(annotator.id)
            self._outbox.in_background(
                self._show_next(annotator, self._access.texts(update, annotator))
            )

    async def on_error(self, update: object, context: Context) -> None:
        """The one place where a complaint becomes a sentence, and a bug a log entry."""
        error = context.error
        _log(error)
        if not isinstance(update, Update) or update.effective_user is None:
            return
        sentence = self._sentence(update, error)
        if update.callback_query is not None:
            self._outbox.in_background(
                self._outbox.show_toast(update.callback_query, sentence, alert=True)
            )
        elif update.message is not None:
            await self._outbox.reply(update, html.escape(sentence, quote=False))

    # What they share

    def _register(self) -> None:
        private = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
        groups = filters.ChatType.GROUPS & filters.UpdateType.MESSAGE
        add = self._application.add_handler
        for command in COMMANDS:
            accepted = groups if command.place == "group" else private
            add(CommandHandler(command.name, self._restricted(command), filters=accepted))
        add(MessageHandler(groups & filters.StatusUpdate.LEFT_CHAT_MEMBER, self.invites.on_left))
        add(MessageHandler(groups & filters.StatusUpdate.MIGRATE, self.invites.on_migration))
        add(ChatMemberHandler(self.invites.on_membership, ChatMemberHandler.CHAT_MEMBER))
        add(CallbackQueryHandler(self.on_tap))
        add(ChatMemberHandler(self.on_membership, ChatMemberHandler.MY_CHAT_MEMBER))
        add(MessageHandler(private & filters.Document.ALL, self.on_file))
        add(MessageHandler(private, self.on_other))
        self._application.add_error_handler(self.on_error)

    def _restricted(self, command: Command) -> Handler:
        """The handler, for the command's roles only; in a group nobody else gets a reply."""
        handler = command.handler(self)
        if command.roles == EVERYONE:
            return handler

        async def check_role(update: Update, context: Context) -> None:
            if command.place == "private":
                await self._access.require(update, command.roles)
            elif not await self._access.has_role(update, command.roles):
                return
            await handler(update, context)

        return check_role

    async def answer(self, tap: Tap) -> None:
        choice, annotator = _CHOICES[tap.button.action], tap.annotator
        question = QuestionId(tap.button.target)
        receipt = await self._campaign.answer(annotator.id, question, choice, tap.fact)
        await self._go_on(annotator)
        note = _note(receipt, annotator, tap.texts)
        self._outbox.in_background(self._outbox.show_toast(tap.query, note, alert=receipt.hurried))
        self._outbox.in_background(self._show_next(annotator, tap.texts, tap.message))

    async def undo(self, tap: Tap) -> None:
        question = await self._campaign.undo(tap.annotator.id, tap.fact)
        if question is None:
            self._outbox.in_background(
                self._outbox.show_toast(tap.query, tap.texts.nothing_to_undo())
            )
            return
        await self._go_on(tap.annotator)
        self._outbox.in_background(self._outbox.show_toast(tap.query, tap.texts.undone()))
        self._outbox.in_background(self._show(tap, self._question_card(question, tap.texts)))

    async def next(self, tap: Tap) -> None:
        await self._go_on(tap.annotator)
        self._outbox.in_background(self._outbox.show_toast(tap.query))
        self._outbox.in_background(self._show_next(tap.annotator, tap.texts, tap.message))

    async def show_all(self, tap: Tap) -> None:
        """The whole message: on the card, or as a file where it is longer than a card can be."""
        number = QuestionId(tap.button.target)
        question = await self._campaign.assignments.question(tap.annotator.id, number)
        self._outbox.in_background(self._outbox.show_toast(tap.query))
        if question.open:
            self._outbox.in_background(self._show_whole(tap, question))
        else:
            self._outbox.in_background(self._show_next(tap.annotator, tap.texts, tap.message))

    async def _show_whole(self, tap: Tap, question: Question) -> None:
        if not await self.invites.may_see(tap.annotator):
            return
        card = self._question_card(question, tap.texts, whole=True)
        await self._delivery.show_card(tap.annotator, card, tap.message)
        if excerpt(question.text, LONG)[1]:
            await self._files.send_text(
                tap.query.get_bot(), tap.query.from_user.id, question, tap.texts
            )

    async def change(self, tap: Tap) -> None:
        """A message answered before, to be answered anew."""
        number = QuestionId(tap.button.target)
        question = await self._campaign.assignments.question(tap.annotator.id, number)
        self._outbox.in_background(
            self._outbox.show_toast(tap.query, tap.texts.previous_answer(question.answer))
        )
        self._outbox.in_background(self._edit(tap, self._question_card(question, tap.texts)))

    async def turn_page(self, tap: Tap) -> None:
        """Another page of one's own answers."""
        card = await self._history(tap.annotator, tap.number, tap.texts)
        self._outbox.in_background(self._outbox.show_toast(tap.query))
        self._outbox.in_background(self._edit(tap, card))

    async def _tell_history(self, annotator: Annotator, texts: Catalog) -> None:
        if await self.invites.may_see(annotator):
            self._outbox.send_protected(annotator, await self._history(annotator, 0, texts))

    async def _history(self, annotator: Annotator, skip: int, texts: Catalog) -> Card:
        recent = await self._campaign.reports.recent_answers(annotator.id, PAGE_SIZE + 1, skip)
        return history_card(
            recent[:PAGE_SIZE], skip, texts, self._mask, has_older=len(recent) > PAGE_SIZE
        )

    async def _tell_stats(self, annotator: Annotator, texts: Catalog) -> None:
        chat = annotator.telegram_id or 0
        progress = await self._campaign.progress(annotator.id)
        told = texts.stats(progress)
        if annotator.role == "owner" and (fit := self._campaign.reports.features):
            told = f"{told}\n\n{html.escape(texts.features(fit), quote=False)}"
        await self._delivery.send_message(chat, Card(told))
        if annotator.role == "owner":
            history = await self._campaign.reports.history()
            await self._files.send_picture(self._application.bot, chat, progress, history)

    async def _let_member_in(self, update: Update, link: str) -> None:
        """As `on_start`, for whoever is a member of a group; once, however often they tap."""
        user = user_of(update).id
        if user in self._coming:
            return
        self._coming.add(user)
        try:
            annotator = await self.invites.join(user, link)
            await self._campaign.members.resume(annotator.id)
            await self._welcome(annotator, self._access.texts(update, annotator))
            await self._set_own_menu(annotator)
        except TapwiseError as error:
            _log(error)
            told = html.escape(self._sentence(update, error), quote=False)
            await self._delivery.send_message(user, Card(told))
        finally:
            self._coming.discard(user)

    async def _welcome(self, annotator: Annotator, texts: Catalog) -> None:
        await self._delivery.send_message(annotator.telegram_id or 0, Card(texts.welcome()))
        await self._send_next(annotator, texts)

    async def _send_next(self, annotator: Annotator, texts: Catalog) -> None:
        card = await self._next_card(annotator, texts)
        known = await self._campaign.members.get(annotator.id)
        if known is not None and known.paused:  # they wrote /pause right behind /label
            await self._campaign.assignments.release(annotator.id)
        elif card is not None:
            await self._delivery.send_card(annotator, card)

    async def _show_next(
        self, annotator: Annotator, texts: Catalog, tapped: int | None = None
    ) -> None:
        if card := await self._next_card(annotator, texts):
            await self._delivery.show_card(annotator, card, tapped)

    async def _show(self, tap: Tap, card: Card) -> None:
        """A card in the message that was tapped, for whoever may still see one."""
        if await self.invites.may_see(tap.annotator):
            await self._delivery.show_card(tap.annotator, card, tap.message)

    async def _edit(self, tap: Tap, card: Card) -> None:
        """The tapped message changed, and no card of it, for whoever may still see items."""
        if await self.invites.may_see(tap.annotator):
            await self._outbox.edit_message(tap.query, card)

    async def _send(self, annotator: Annotator, card: Card) -> None:
        """A card below all others, for whoever may still see one."""
        if await self.invites.may_see(annotator):
            await self._delivery.send_card(annotator, card)

    async def _next_card(self, annotator: Annotator, texts: Catalog) -> Card | None:
        """What they are asked now; None for whoever has gone while it was chosen."""
        if not await self.invites.still_member(annotator):
            return None
        following = await self._campaign.next_question(annotator.id)
        known = await self._campaign.members.get(annotator.id)
        if known is None:
            await self._campaign.assignments.release(annotator.id)
            return None
        if isinstance(following, Nothing):
            return nothing_card(following, texts)
        cheered = annotator.cheer and not annotator.quiet
        flips = self._campaign.reports.newest_flips if cheered else None
        return self._question_card(following, texts, flips=flips)

    def _question_card(
        self,
        question: Question,
        texts: Catalog,
        *,
        whole: bool = False,
        flips: Flips | None = None,
    ) -> Card:
        return question_card(question, texts, self._mask, full=whole, flips=flips)

    async def _go_on(self, annotator: Annotator) -> None:
        """Who taps has ended the pause, or has unblocked the bot."""
        if annotator.paused:
            await self._campaign.members.resume(annotator.id)

    def _sentence(self, update: Update, error: Exception | None) -> str:
        texts = self._access.texts(update)
        if isinstance(error, OnlyOwnerError):
            return texts.only_owner()
        if isinstance(error, TryLaterError):
            return texts.try_later()
        if isinstance(error, StoreError):  # for whoever runs the bot: it names files of theirs
            return texts.internal_error()
        return texts.refusal(error) if isinstance(error, TapwiseError) else texts.internal_error()

    async def _set_own_menu(self, annotator: Annotator) -> None:
        """Owners and curators have commands that nobody else has."""
        if annotator.telegram_id is not None and annotator.role != "annotator":
            await self._set_menu(BotCommandScopeChat(annotator.telegram_id), annotator.role)

    async def _set_menu(self, scope: BotCommandScope, role: Role) -> None:
        for code, texts in CATALOGS.items():
            menu = [BotCommand(name, texts.commands[name]) for name in listed_commands(role)]
            language = None if code == "en" else code
            try:
                await self._application.bot.set_my_commands(menu, scope, language)
            except TelegramError as error:  # an owner who never opened the chat gets it at /start
                log.info("a command menu was not set: %s", error.message)


@dataclass(frozen=True)
class Command:
    """A chat command: who may use it, where, and its handler. Its words are in the catalogs.

    listed: whether it is in the menu and the help of its roles; in private chats only.
    """

    name: str
    roles: tuple[Role, ...]
    handler: Callable[[Router], Handler]
    place: Literal["private", "group"] = "private"
    listed: bool = True

    def is_listed_for(self, role: Role) -> bool:
        return self.listed and self.place == "private" and role in self.roles


COMMANDS: Final = [
    Command("start", EVERYONE, lambda chat: chat.on_start, listed=False),
    Command("label", EVERYONE, lambda chat: chat.on_label),
    Command("undo", EVERYONE, lambda chat: chat.on_undo),
    Command("history", EVERYONE, lambda chat: chat.on_history),
    Command("stats", EVERYONE, lambda chat: chat.on_stats),
    Command("pause", EVERYONE, lambda chat: chat.on_pause),
    Command("settings", EVERYONE, lambda chat: chat.preferences.on_settings),
    Command("privacy", EVERYONE, lambda chat: chat.on_privacy),
    Command("forgetme", EVERYONE, lambda chat: chat.invites.on_forgetme),
    Command("help", EVERYONE, lambda chat: chat.on_help),
    Command("invite", OWNERS, lambda chat: chat.invites.on_invite),
    Command("invites", OWNERS, lambda chat: chat.invites.on_invites),
    Command("open", OWNERS, lambda chat: chat.invites.how_to_open),
    Command("open", OWNERS, lambda chat: chat.invites.on_open, place="group"),
    Command("close", OWNERS, lambda chat: chat.invites.on_close, place="group"),
    Command("team", OWNERS, lambda chat: chat.review.on_team),
    Command("disputes", CURATORS, lambda chat: chat.review.on_disputes),
    Command("gold", OWNERS, lambda chat: chat.review.on_gold),
    Command("revoke", OWNERS, lambda chat: chat.invites.on_revoke),
    Command("restore", OWNERS, lambda chat: chat.invites.on_restore),
    Command("import", OWNERS, lambda chat: chat.on_import),
    Command("export", OWNERS, lambda chat: chat.on_export),
    Command("why", OWNERS, lambda chat: chat.on_why),
]

TAPS: Final[dict[Action, Callable[[Router], OnTap]]] = {
    "spam": lambda chat: chat.answer,
    "no_spam": lambda chat: chat.answer,
    "unsure": lambda chat: chat.answer,
    "skip": lambda chat: chat.answer,
    "undo": lambda chat: chat.undo,
    "all": lambda chat: chat.show_all,
    "next": lambda chat: chat.next,
    "change": lambda chat: chat.change,
    "history": lambda chat: chat.turn_page,
    "trust": lambda chat: chat.review.trust,
    "settle": lambda chat: chat.review.settle,
    "uninvite": lambda chat: chat.invites.uninvite,
    "forget": lambda chat: chat.invites.forget,
    "language": lambda chat: chat.preferences.set_language,
    "quiet": lambda chat: chat.preferences.set_quiet,
    "cheer": lambda chat: chat.preferences.set_cheer,
    "clock": lambda chat: chat.preferences.set_clock,
    "remind": lambda chat: chat.preferences.set_reminder,
}


def listed_commands(role: Role) -> list[str]:
    """The commands in this role's menu and help, in their order."""
    return [command.name for command in COMMANDS if command.is_listed_for(role)]


def _log(error: Exception | None) -> None:
    """A bug with its traceback, a database's complaint in a line; a person's is not ours."""
    if not isinstance(error, TapwiseError):
        log.error("an update could not be handled", exc_info=error)
    elif isinstance(error, StoreError):
        log.error("an update could not be kept: %s", error)


def _note(receipt: Receipt, annotator: Annotator, texts: Catalog) -> str:
    """What a toast says after an answer; nothing where somebody wants no notes."""
    if receipt.hurried:
        return texts.hurried()
    if annotator.quiet:
        return ""
    if annotator.cheer and receipt.new and receipt.mine in MILESTONES:
        return texts.milestone(receipt.mine)
    return texts.answer_saved(receipt.choice, receipt.mine if annotator.cheer else 0)


def _in_private(query: CallbackQuery) -> bool:
    """Whether the button stood in the private chat; those in a group are links, none is ours."""
    return query.message is not None and query.message.chat.type == ChatType.PRIVATE


def _written(update: Update, annotator: Annotator) -> str | None:
    """What names a written command for good: Telegram may give the update itself a new number.

    It holds no Telegram number: whoever is forgotten is so here too.
    """
    message = update.message
    return f"message of {annotator.id}/{message.message_id}" if message else None


def _rest(update: Update) -> str:
    """What stands behind a command, as it was written."""
    text = update.message.text if update.message else None
    parts = (text or "").split(None, 1)
    return parts[1] if len(parts) > 1 else ""
