"""/menu, /help and Telegram's own menu."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime

from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    Chat,
    Message,
    Update,
)
from telegram.error import TelegramError

from bot.campaign.types import Annotator, Role
from bot.chat.cards.menu import menu_card, section_card
from bot.chat.locale import Catalog, texts_for
from bot.chat.sections import Section
from bot.chat.services import Context, Handler, Services
from bot.chat.taps import Tap

log = logging.getLogger(__name__)


class MenuHandlers:
    """What each role can use, as a menu and as a help text."""

    def __init__(
        self,
        services: Services,
        telegram_menu: Sequence[str],
        sections: Callable[[Role], Mapping[Section, Sequence[str]]],
        handler_of: Callable[[str], Handler | None],
    ):
        """telegram_menu: commands in Telegram's own menu. sections: those of a role's /menu."""
        self._campaign = services.campaign
        self._outbox = services.outbox
        self._access = services.outbox.access
        self._telegram_menu = telegram_menu
        self._sections = sections
        self._handler_of = handler_of
        self._set: set[str] = set()

    async def on_help(self, update: Update, context: Context) -> None:
        """List the commands of the sender's role."""
        annotator = await self._access.annotator(update)
        texts = self._access.texts(update, annotator)
        await self._outbox.reply(update, texts.help(self._sections(annotator.role)))

    async def on_menu(self, update: Update, context: Context) -> None:
        """Send the menu."""
        annotator = await self._access.annotator(update)
        texts = self._access.texts(update, annotator)
        await self._outbox.reply(update, menu_card(self._sections(annotator.role), texts))

    async def on_menu_tap(self, tap: Tap) -> None:
        """Show a section of the menu in its message, or all sections."""
        self._outbox.in_background(self._outbox.show_toast(tap.query))
        sections = self._sections(tap.annotator.role)
        for section, commands in sections.items():
            if section == tap.button.value:
                self._outbox.edit_message(tap.query, section_card(section, commands, tap.texts))
                return
        self._outbox.edit_message(tap.query, menu_card(sections, tap.texts))

    async def on_run_tap(self, tap: Tap) -> None:
        """Do what a command without arguments does, as if the annotator had written it."""
        name = tap.button.value
        allowed = [each for names in self._sections(tap.annotator.role).values() for each in names]
        handler = self._handler_of(name)
        if handler is None or name not in allowed:
            toast = self._outbox.show_toast(tap.query, tap.texts.old_button())
            self._outbox.in_background(toast)
            return
        self._outbox.in_background(self._outbox.show_toast(tap.query))
        await handler(_as_command(tap, name), tap.context)

    async def on_copied_command(self, update: Update, context: Context) -> None:
        """A command that somebody else wrote is not carried out."""
        annotator = await self._access.annotator(update)
        await self._outbox.reply(update, self._access.texts(update, annotator).copied_command())

    async def set_menus(self) -> None:
        """Set the command menus of everybody, in their languages; English is for all others."""
        await self._set_menu(BotCommandScopeAllPrivateChats(), texts_for())
        for annotator in await self._campaign.members.all():
            await self.set_menus_of(annotator)

    async def set_menus_of(self, annotator: Annotator) -> None:
        """Set the menu of the language of their Telegram, and their own one."""
        texts = texts_for(annotator.telegram_language)
        code = texts.words.code
        if texts is not texts_for() and code not in self._set:
            self._set.add(code)
            await self._set_menu(BotCommandScopeAllPrivateChats(), texts, code)
        await self.set_own_menu(annotator)

    async def set_own_menu(self, annotator: Annotator) -> None:
        """Set the menu of one chat, for a chosen language.

        Owners and curators had a longer one in earlier versions, so theirs is always set.
        """
        if annotator.telegram_id is not None and (
            annotator.role != "annotator" or annotator.language
        ):
            scope = BotCommandScopeChat(annotator.telegram_id)
            await self._set_menu(scope, texts_for(*annotator.languages))

    async def remove_own_menu(self, annotator: Annotator) -> None:
        """Let an annotator have the menu of their Telegram's language again."""
        if annotator.telegram_id is None or annotator.role != "annotator":
            await self.set_own_menu(annotator)
            return
        try:
            await self._outbox.bot.delete_my_commands(BotCommandScopeChat(annotator.telegram_id))
        except TelegramError as error:
            log.info("a command menu was not removed: %s", error.message)

    async def _set_menu(
        self, scope: BotCommandScope, texts: Catalog, language: str | None = None
    ) -> None:
        menu = [BotCommand(name, texts.command_words(name)) for name in self._telegram_menu]
        try:
            await self._outbox.bot.set_my_commands(menu, scope, language)
        except TelegramError as error:  # an owner who never opened the chat gets it at /start
            log.info("a command menu was not set: %s", error.message)


def _as_command(tap: Tap, name: str) -> Update:
    """The update that Telegram sends when somebody writes a command."""
    user = tap.query.from_user
    message = Message(
        tap.message_id or 0,
        datetime.now(UTC),
        Chat(user.id, Chat.PRIVATE),
        from_user=user,
        text=f"/{name}",
    )
    return Update(0, message=message)
