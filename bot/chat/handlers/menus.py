"""The command menus and /help."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    Update,
)
from telegram.error import TelegramError

from bot.campaign.types import Annotator, Role
from bot.chat.locale import Catalog, texts_for
from bot.chat.services import Context, Services

log = logging.getLogger(__name__)


class MenuHandlers:
    """What each role can use, as a menu and as a help text."""

    def __init__(self, services: Services, listed_commands: Callable[[Role], Sequence[str]]):
        self._campaign = services.campaign
        self._outbox = services.outbox
        self._access = services.outbox.access
        self._listed_commands = listed_commands
        self._set: set[str] = set()

    async def on_help(self, update: Update, context: Context) -> None:
        """List the commands of the sender's role."""
        annotator = await self._access.annotator(update)
        texts = self._access.texts(update, annotator)
        await self._outbox.reply(update, texts.help(self._listed_commands(annotator.role)))

    async def on_copied_command(self, update: Update, context: Context) -> None:
        """A command that somebody else wrote is not carried out."""
        annotator = await self._access.annotator(update)
        await self._outbox.reply(update, self._access.texts(update, annotator).copied_command())

    async def set_menus(self) -> None:
        """Set the command menus of everybody, in their languages; English is for all others."""
        await self._set_menu(BotCommandScopeAllPrivateChats(), "annotator", texts_for())
        for annotator in await self._campaign.members.all():
            await self.set_menus_of(annotator)

    async def set_menus_of(self, annotator: Annotator) -> None:
        """Set the menu of the language of their Telegram, and their own one."""
        texts = texts_for(annotator.telegram_language)
        code = texts.words.code
        if texts is not texts_for() and code not in self._set:
            self._set.add(code)
            await self._set_menu(BotCommandScopeAllPrivateChats(), "annotator", texts, code)
        await self.set_own_menu(annotator)

    async def set_own_menu(self, annotator: Annotator) -> None:
        """Set the menu of one chat: of somebody with more commands, or with a chosen language."""
        if annotator.telegram_id is not None and (
            annotator.role != "annotator" or annotator.language
        ):
            scope = BotCommandScopeChat(annotator.telegram_id)
            await self._set_menu(scope, annotator.role, texts_for(*annotator.languages))

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
        self, scope: BotCommandScope, role: Role, texts: Catalog, language: str | None = None
    ) -> None:
        names = self._listed_commands(role)
        menu = [BotCommand(name, texts.command_words(name)) for name in names]
        try:
            await self._outbox.bot.set_my_commands(menu, scope, language)
        except TelegramError as error:  # an owner who never opened the chat gets it at /start
            log.info("a command menu was not set: %s", error.message)
