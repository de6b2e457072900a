"""Who sent an update, and what their role allows."""

from __future__ import annotations

import logging
from collections.abc import Collection
from typing import Final

from telegram import Update, User

from bot.campaign.campaign import Campaign
from bot.campaign.types import Annotator, Role
from bot.chat.locale import Catalog, texts_for
from bot.errors import StoreError, TapwiseError

log = logging.getLogger(__name__)

# Everybody who was invited.
ANNOTATORS: Final[tuple[Role, ...]] = ("annotator", "curator", "owner")
# Owners may do what curators may.
CURATORS: Final[tuple[Role, ...]] = ("curator", "owner")
OWNERS: Final[tuple[Role, ...]] = ("owner",)


class OnlyOwnerError(TapwiseError):
    """An annotator used what only owners, or owners and curators, may use.

    roles: those that may.
    """

    def __init__(self, roles: Collection[Role]):
        super().__init__(f"Only these roles may do that: {', '.join(roles)}.")
        self.roles = roles


class Access:
    """Identify the sender of an update, their role and their language."""

    def __init__(self, campaign: Campaign):
        self._campaign = campaign

    async def annotator(self, update: Update) -> Annotator:
        """The annotator who sent this; errors: NotInvitedError."""
        annotator = await self._campaign.members.require(user_of(update).id)
        return await self.met(update, annotator)

    async def identified(self, update: Update) -> Annotator:
        """As `annotator`, also for somebody who may not label any more."""
        annotator = await self._campaign.members.require_identified(user_of(update).id)
        return await self.met(update, annotator)

    async def met(self, update: Update, annotator: Annotator) -> Annotator:
        """Keep the language of the sender's Telegram, for when the bot writes first."""
        try:
            return await self._campaign.preferences.note_telegram_language(
                annotator, user_of(update).language_code
            )
        except StoreError as error:  # what they asked for may still be possible
            log.info("the language of annotator %d was not stored: %s", annotator.id, error)
            return annotator

    async def require(self, update: Update, roles: Collection[Role]) -> Annotator:
        """The annotator who sent this, with one of these roles.

        Errors: NotInvitedError, OnlyOwnerError.
        """
        return require_role(await self.annotator(update), roles)

    async def has_role(self, update: Update, roles: Collection[Role]) -> bool:
        """Whether an annotator with one of these roles sent this; False if that is unknown."""
        try:
            return (await self.annotator(update)).role in roles
        except TapwiseError:
            return False

    def texts(self, update: Update, annotator: Annotator) -> Catalog:
        """The sender's catalog: as chosen in /settings, otherwise as in Telegram."""
        return self.texts_for(annotator.language, user_of(update).language_code)

    def texts_for(self, *languages: str | None) -> Catalog:
        """The catalog of the first language that has one, with the owner's names for labels."""
        return texts_for(*languages, names=self._campaign.label_names.current)

    def language(self, update: Update, annotator: Annotator) -> str | None:
        """The code of the sender's language: as chosen in /settings, otherwise as in Telegram."""
        return annotator.language or user_of(update).language_code

    async def anybodys_texts(self, update: Update) -> Catalog:
        """As `texts`, also for senders who may not label, or while the database cannot be read."""
        try:
            return self.texts(update, await self.identified(update))
        except TapwiseError:
            return self.texts_for(user_of(update).language_code)


def require_role(annotator: Annotator, roles: Collection[Role]) -> Annotator:
    """The annotator, who must have one of these roles; errors: OnlyOwnerError."""
    if annotator.role not in roles:
        raise OnlyOwnerError(roles)
    return annotator


def user_of(update: Update) -> User:
    """The sender; the updates that handlers are registered for have one."""
    if update.effective_user is None:
        raise TapwiseError("This update has no sender.")
    return update.effective_user
