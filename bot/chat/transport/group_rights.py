"""Who is an administrator of a group, and what this bot may do in it."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from telegram import Bot
from telegram.error import TelegramError

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class GroupRights:
    """administrators: their Telegram numbers. may_read: whether the bot gets every message."""

    administrators: frozenset[int]
    may_read: bool


async def rights_in(bot: Bot, group_id: int) -> GroupRights | None:
    """The rights in a group, asked of Telegram; None if it does not say."""
    try:
        members = await bot.get_chat_administrators(group_id)
        reads_all = (await bot.get_me()).can_read_all_group_messages
    except (TelegramError, TypeError, KeyError) as error:  # a field that the library requires
        log.info("the administrators of a group are not known: %s", error)
        return None
    return GroupRights(
        frozenset(each.user.id for each in members if not each.user.is_bot),
        bool(reads_all) or any(each.user.id == bot.id for each in members),
    )
