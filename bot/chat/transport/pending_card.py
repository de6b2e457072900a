"""A card that is to be delivered."""

from __future__ import annotations

from dataclasses import dataclass

from bot.chat.cards.card import Card


@dataclass(frozen=True)
class PendingCard:
    """What a chat is to show.

    message_id: the message to edit; None for the annotator's card.
    at_end: in a new message at the end of the chat.
    is_farewell: for somebody who may no longer label; it replaces any other pending card.
    """

    card: Card
    message_id: int | None = None
    at_end: bool = False
    is_farewell: bool = False
