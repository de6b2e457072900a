"""What of a group's message may become an item: its text, and nothing about its sender."""

from __future__ import annotations

from telegram import Message, MessageEntity, MessageOriginUser

from bot.formats.row_checks import checked_row
from bot.formats.rows import Row


def text_to_keep(message: Message, bot_id: int) -> str | None:
    """The text or caption that a member wrote or forwarded; None if the message is left out.

    Left out are commands, messages of bots and those sent via one, forwarded cards of this bot, and
    what is written as the group or as a channel: nobody could object to it.
    """
    sender = message.from_user
    if sender is None or sender.is_bot or message.sender_chat or message.via_bot:
        return None
    origin = message.forward_origin
    if isinstance(origin, MessageOriginUser) and origin.sender_user.id == bot_id:
        return None
    if any(e.type == MessageEntity.BOT_COMMAND and e.offset == 0 for e in message.entities):
        return None
    row = checked_row(message.text or message.caption or "", None, None, "")
    return row.text if isinstance(row, Row) else None
