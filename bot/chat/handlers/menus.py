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
from bot.chat.locale import CATALOGS
from bot.chat.services import Context, Services

log = logging.getLogger(__name__)


class MenuHandlers:
    """What each role can use, as a menu and as a help text."""

    def __init__(self, services: Services, listed_commands: Callable[[Role], Sequence[str]]):
        self._campaign = services.campaign
        self._outbox = services.outbox
        self._access = services.outbox.access
        self._listed_commands = listed_commands

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
        """Set the command menu of each role in each language."""
        await self._set_menu(BotCommandScopeAllPrivateChats(), "annotator")
        for annotator in await self._campaign.members.all():
            await self.set_own_menu(annotator)

    async def set_own_menu(self, annotator: Annotator) -> None:
        """Set the menu of an owner or curator, who have more commands than the others."""
        if annotator.telegram_id is not None and annotator.role != "annotator":
            await self._set_menu(BotCommandScopeChat(annotator.telegram_id), annotator.role)

    async def _set_menu(self, scope: BotCommandScope, role: Role) -> None:
        for code, texts in CATALOGS.items():
            names = self._listed_commands(role)
            menu = [BotCommand(name, texts.command_words(name)) for name in names]
            language = None if code == "en" else code
            try:
                await self._outbox.bot.set_my_commands(menu, scope, language)
            except TelegramError as error:  # an owner who never opened the chat gets it at /start
                log.info("a command menu was not set: %s", error.message)
