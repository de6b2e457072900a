"""/prove and /goal: what is proven, and what the owner wants to be proven."""

from __future__ import annotations

import re
from typing import Final

from telegram import Update

from bot.campaign.proofs import CertificateGoal, FilterGoal, ProofError
from bot.chat.locale import Catalog
from bot.chat.services import Context, Services

_PERCENT: Final = re.compile(r"\d{1,2}(?:\.\d)?")


class ProofHandlers:
    """Owners begin and end proofs. While one runs, only exam questions are asked."""

    def __init__(self, services: Services):
        self._proofs = services.campaign.proofs
        self._outbox = services.outbox
        self._access = services.outbox.access

    async def on_prove(self, update: Update, context: Context) -> None:
        """`filter` or `certificate` begins a proof, `stop` ends it, nothing shows how it is."""
        owner = await self._access.annotator(update)
        texts = self._access.texts(update, owner)
        await self._outbox.reply(update, await self._proved(context.args or [], texts))

    async def on_goal(self, update: Update, context: Context) -> None:
        """Set the two percentages of the goal, or show it."""
        owner = await self._access.annotator(update)
        texts = self._access.texts(update, owner)
        shares = [float(found) / 100 for found in _PERCENT.findall(" ".join(context.args or []))]
        if len(shares) == 2 and all(shares):
            await self._proofs.set_goal(FilterGoal(*shares))
        await self._outbox.reply(update, texts.goal(self._proofs.goal))

    async def _proved(self, arguments: list[str], texts: Catalog) -> str:
        word, rest = "".join(arguments[:1]).lower(), "".join(arguments[1:2])
        try:
            if word == "filter":
                return texts.proof_begins(await self._proofs.begin(self._proofs.goal))
            if word == "certificate":
                share = _PERCENT.match(rest)
                goal = CertificateGoal(float(share[0]) / 100) if share else CertificateGoal()
                return texts.proof_begins(await self._proofs.begin(goal))
            if word == "stop":
                await self._proofs.end("stopped")
            if running := self._proofs.running:
                return texts.proof_runs(running)
            certificate = await self._proofs.forecast(CertificateGoal())
            return texts.proofs(self._proofs.statements(), certificate)
        except ProofError as error:
            return texts.no_proof(str(error))
