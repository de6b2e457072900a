"""Invite annotators, revoke them and readmit them."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from typing import Any, Final

from telegram import Update

from bot.campaign.types import DAY, AnnotatorId, Role
from bot.chat.access import OWNERS, require_role
from bot.chat.cards.card import Card
from bot.chat.cards.invite_list import invitation_card, invites_card
from bot.chat.cards.team_report import revoked_card
from bot.chat.locale import Catalog
from bot.chat.services import Context, Services
from bot.chat.taps import Tap
from bot.chat.written import read_annotator_id

DEFAULT_USES: Final = 50
DEFAULT_DAYS: Final = 7
ROLES: Final[dict[str, Role]] = {"curator": "curator", "annotator": "annotator"}

AccessChange = Callable[[Update, AnnotatorId, Catalog], Coroutine[Any, Any, None]]


class InviteHandlers:
    """/invite, /invites, /revoke and /readmit."""

    def __init__(self, services: Services):
        self._campaign = services.campaign
        self._outbox = services.outbox
        self._access = services.outbox.access

    async def on_invite(self, update: Update, context: Context) -> None:
        """Send a link for the owner to share: /invite [uses [days]] [curator]."""
        owner = await self._access.annotator(update)
        texts = self._access.texts(update, owner)
        arguments = _invite_arguments(context.args or [])
        if arguments is None:
            await self._outbox.reply(update, texts.invite_usage())
            return
        role, uses, days = arguments
        invitation = await self._campaign.invitations.create(role, uses, days * DAY, owner.id)
        link = f"https://t.me/{context.bot.username}?start={invitation.token}"
        card = invitation_card(invitation, link, _date(invitation.expires_at), texts)
        await self._outbox.reply(update, card)

    async def on_invites(self, update: Update, context: Context) -> None:
        """List the valid invites, with a button to close each."""
        owner = await self._access.annotator(update)
        await self._outbox.reply(update, await self._list(self._access.texts(update, owner)))

    async def on_uninvite_tap(self, tap: Tap) -> None:
        """Close an invite."""
        require_role(tap.annotator, OWNERS)
        await self._campaign.invitations.revoke(tap.button.target)
        self._outbox.in_background(self._outbox.show_toast(tap.query, tap.texts.invite_ended()))
        card = await self._list(tap.texts)
        self._outbox.edit_message(tap.query, card)

    async def on_revoke(self, update: Update, context: Context) -> None:
        """Let an annotator no longer label: /revoke 5."""
        await self._change(update, context, self._revoke)

    async def on_readmit(self, update: Update, context: Context) -> None:
        """Let a revoked annotator label again: /readmit 5."""
        await self._change(update, context, self._readmit)

    async def _change(self, update: Update, context: Context, change: AccessChange) -> None:
        owner = await self._access.annotator(update)
        texts = self._access.texts(update, owner)
        annotator_id = read_annotator_id(context.args or [])
        if annotator_id is None:
            await self._outbox.reply(update, texts.revoke_usage())
        else:
            await change(update, annotator_id, texts)

    async def _revoke(self, update: Update, annotator_id: AnnotatorId, texts: Catalog) -> None:
        annotator = await self._campaign.members.get(annotator_id)
        if not await self._campaign.members.revoke(annotator_id):
            await self._outbox.reply(update, texts.not_revoked(annotator_id))
            return
        await self._outbox.reply(update, revoked_card(annotator_id, texts))
        if annotator is not None:
            self._outbox.send_farewell(annotator, lambda texts: texts.you_are_revoked())

    async def _readmit(self, update: Update, annotator_id: AnnotatorId, texts: Catalog) -> None:
        restored = await self._campaign.members.restore(annotator_id)
        await self._outbox.reply(update, texts.restored(annotator_id, done=restored))
        if restored:
            await self._outbox.notify(annotator_id, lambda texts: texts.you_are_restored())

    async def _list(self, texts: Catalog) -> Card:
        invites = await self._campaign.invitations.valid()
        return invites_card([(each, _date(each.expires_at)) for each in invites], texts)


def _date(moment: float) -> datetime:
    return datetime.fromtimestamp(moment, UTC)


def _invite_arguments(arguments: list[str]) -> tuple[Role, int, int] | None:
    """Role, uses and days, as written after /invite; None if they are invalid."""
    roles = [ROLES[each.lower()] for each in arguments if each.lower() in ROLES]
    words = [each for each in arguments if each.lower() not in ROLES]
    if len(roles) > 1 or len(words) > 2 or not all(w.isascii() and w.isdigit() for w in words):
        return None
    numbers = [int(word[:9]) for word in words] + [DEFAULT_USES, DEFAULT_DAYS][len(words) :]
    uses, days = numbers
    if not (1 <= uses <= 10_000 and 1 <= days <= 365):
        return None
    return (roles[0] if roles else "annotator"), uses, days
