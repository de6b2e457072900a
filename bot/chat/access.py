"""Who is it, and may they?"""

from __future__ import annotations

from telegram import Update, User

from bot.campaign.campaign import Annotator, Campaign
from bot.chat.locale import Catalog, texts_for
from bot.errors import TapwiseError


class OnlyOwnerError(TapwiseError):
    """Somebody else than the owner asked for what only the owner may do."""


class Access:
    """The door: every handler asks here first."""

    def __init__(self, campaign: Campaign):
        self._campaign = campaign

    async def annotator(self, update: Update) -> Annotator:
        """Whoever sent this; errors: NotInvitedError."""
        return await self._campaign.annotator(user_of(update).id)

    async def owner(self, update: Update) -> Annotator:
        """The owner who sent this; errors: NotInvitedError, OnlyOwnerError."""
        annotator = await self.annotator(update)
        return must_own(annotator)

    async def curator(self, update: Update) -> Annotator:
        """The owner or curator who sent this; errors: NotInvitedError, OnlyOwnerError."""
        annotator = await self.annotator(update)
        return must_settle(annotator)

    def texts(self, update: Update, annotator: Annotator | None = None) -> Catalog:
        """The catalog for whoever sent this: as chosen in /settings, else as in Telegram."""
        chosen = annotator.language if annotator else None
        return texts_for(chosen, user_of(update).language_code)


def must_own(annotator: Annotator) -> Annotator:
    """An owner; errors: OnlyOwnerError."""
    if annotator.role != "owner":
        raise OnlyOwnerError("Only the owner may do that.")
    return annotator


def must_settle(annotator: Annotator) -> Annotator:
    """An owner or a curator; errors: OnlyOwnerError."""
    if annotator.role == "annotator":
        raise OnlyOwnerError("Only an owner or a curator may do that.")
    return annotator


def user_of(update: Update) -> User:
    """Handlers are registered for private messages and taps only, which have a sender."""
    if update.effective_user is None:
        raise TapwiseError("This update has no sender.")
    return update.effective_user
