"""What all handlers share, and the types of handlers."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any

from telegram import CallbackQuery, Update
from telegram.ext import ContextTypes

from bot.campaign.campaign import Campaign
from bot.chat.card_sender import CardSender
from bot.chat.cards.buttons import Button
from bot.chat.cards.redaction import Redactor
from bot.chat.locale import Catalog
from bot.chat.membership import MembershipChecker
from bot.chat.taps import Tap
from bot.chat.transport.downloads import Downloads
from bot.chat.transport.outbox import Outbox

Context = ContextTypes.DEFAULT_TYPE
Handler = Callable[[Update, Context], Coroutine[Any, Any, None]]
TapHandler = Callable[[Tap], Coroutine[Any, Any, None]]
OpenTapHandler = Callable[[CallbackQuery, Button, Catalog], Coroutine[Any, Any, None]]


@dataclass(frozen=True)
class Services:
    """What every handler may use.

    redactor: hides parts of items from annotators. clock: the campaign's. protect: whether messages
    with items can be neither forwarded nor copied.
    """

    campaign: Campaign
    outbox: Outbox
    membership: MembershipChecker
    cards: CardSender
    downloads: Downloads
    redactor: Redactor
    clock: Callable[[], float]
    protect: bool
