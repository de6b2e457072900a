"""Proofs in the chat: what they take, starting and stopping them, and the owner's goal."""

from __future__ import annotations

from telegram import Update

from bot.campaign.goals import CertificateGoal, read_goal, read_proof_goal
from bot.campaign.proofs import Goal, ProofError, ProofStatement
from bot.campaign.types import Annotator
from bot.chat.access import OWNERS, require_role, user_of
from bot.chat.cards.card import Card
from bot.chat.cards.proof_cards import (
    certificate_goal_of,
    forecast_card,
    goal_number,
    running_card,
)
from bot.chat.locale import Catalog
from bot.chat.services import Context, Services
from bot.chat.taps import Tap


class ProofHandlers:
    """/prove, /goal and their buttons."""

    def __init__(self, services: Services):
        self._campaign = services.campaign
        self._outbox = services.outbox
        self._access = services.outbox.access

    async def on_prove(self, update: Update, context: Context) -> None:
        """Say what a proof takes and offer to start it, or how far the one that runs is.

        /prove is about the filter, /prove certificate 2 about the labels.
        """
        owner = await self._access.annotator(update)
        texts = self._access.texts(update, owner)
        goal = read_proof_goal(context.args or [], self._campaign.proofs.goal)
        self._outbox.enqueue(user_of(update).id, "prove", lambda: self._send(owner, goal, texts))

    async def on_goal(self, update: Update, context: Context) -> None:
        """Show or set what a filter has to be: /goal 80 50."""
        owner = await self._access.annotator(update)
        texts = self._access.texts(update, owner)
        proofs = self._campaign.proofs
        if not context.args:
            await self._outbox.reply(update, texts.goal(proofs.goal))
            return
        goal = read_goal(context.args)
        await proofs.set_goal(goal)
        running = proofs.running is not None
        await self._outbox.reply(update, texts.goal_set(goal, running=running))

    async def on_prove_tap(self, tap: Tap) -> None:
        """Show a forecast, start a proof, stop it, or leave it."""
        require_role(tap.annotator, OWNERS)
        is_later = tap.button.value == "later"
        words = tap.texts.proof_later() if is_later else ""
        self._outbox.in_background(self._outbox.show_toast(tap.query, words))
        if not is_later:
            self._outbox.enqueue(
                tap.query.from_user.id, f"proof in {tap.message_id}", lambda: self._carry_out(tap)
            )

    async def on_proof_end(self, statement: ProofStatement) -> bool:
        """Notify the owners that a proof has ended; whether there was an owner to notify."""
        return await self._outbox.notify_owners(lambda texts: Card(texts.proof_ended(statement)))

    async def _send(self, owner: Annotator, goal: Goal, texts: Catalog) -> None:
        card = await self._card(goal, texts)
        await self._outbox.delivery.send_message(owner.telegram_id or 0, card)

    async def _carry_out(self, tap: Tap) -> None:
        """What a button says; the message becomes the result."""
        steps = {"start": self._start, "start-labels": self._start, "stop": self._stop}
        if tap.button.value in steps:
            try:
                card = await steps[tap.button.value](tap)
            except ProofError as error:
                card = Card(tap.texts.refusal(error))
        elif tap.button.value in ("filter", "labels"):
            card = await self._card(self._goal(tap), tap.texts)
        else:
            card = Card(tap.texts.proof_cancelled())
        self._outbox.edit_message(tap.query, card)

    async def _start(self, tap: Tap) -> Card:
        """Start what the card says, unless the goal has changed since."""
        goal = self._goal(tap)
        if goal_number(goal) != tap.button.target:
            return await self._card(goal, tap.texts)
        async with self._campaign.harvest.held():  # a proof is about one pool
            forecast = await self._campaign.proofs.begin(goal)
        if forecast.out_of_reach is not None:
            return forecast_card(forecast, tap.texts)
        if self._campaign.proofs.running is None:  # earlier answers were enough
            return Card(tap.texts.proof_enough())
        return running_card(forecast, tap.texts)

    async def _stop(self, tap: Tap) -> Card:
        if self._campaign.proofs.running is None:
            return Card(tap.texts.proof_over())
        await self._campaign.proofs.end("stopped")
        return Card(tap.texts.proof_ended(self._campaign.proofs.statements()[0]))

    async def _card(self, goal: Goal, texts: Catalog) -> Card:
        """The proof that is running, or what one for this goal takes."""
        running = self._campaign.proofs.running
        if running is not None:
            return running_card(running, texts)
        try:
            return forecast_card(await self._campaign.proofs.forecast(goal), texts)
        except ProofError as error:
            return Card(texts.refusal(error))

    def _goal(self, tap: Tap) -> Goal:
        """The goal of a button: of the labels, or the owner's for a filter."""
        if tap.button.value == "labels":
            return CertificateGoal()
        if tap.button.value == "start-labels":
            return certificate_goal_of(tap.button.target)
        return self._campaign.proofs.goal
