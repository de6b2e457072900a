"""The names that people have at Telegram: read when they are shown, and never stored."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable
from typing import Final

from telegram import Bot
from telegram.error import TelegramError

from bot.chat.cards.visible_text import shorten

log = logging.getLogger(__name__)

# UTF-16 units of a name that are shown.
NAME_LENGTH: Final = 24
# Names that Telegram is asked for at once.
MAX_CALLS: Final = 4


async def names_of(bot: Bot, users: Iterable[int | None]) -> dict[int, str]:
    """The first name of each of these people whom Telegram knows, by Telegram id."""
    at_once = asyncio.Semaphore(MAX_CALLS)

    async def name_of(user: int) -> tuple[int, str]:
        async with at_once:
            return user, await _first_name(bot, user)

    found = await asyncio.gather(*(name_of(user) for user in users if user is not None))
    return {user: name for user, name in found if name}


async def _first_name(bot: Bot, user: int) -> str:
    """Empty if it is not known."""
    try:
        chat = await bot.get_chat(user)
    except (TelegramError, TypeError, KeyError) as error:  # a field that the library requires
        log.info("the name of a member is not known: %s", error)
        return ""
    name, n_cut = shorten((chat.first_name or "").strip(), NAME_LENGTH)
    return f"{name}…" if n_cut else name
