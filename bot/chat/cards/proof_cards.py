"""The cards about proofs, with their buttons."""

from __future__ import annotations

from telegram import InlineKeyboardMarkup

from bot.campaign.checkpoints import QualityReport
from bot.campaign.goals import CertificateGoal, FilterGoal
from bot.campaign.proofs import Goal, ProofForecast
from bot.chat.cards.buttons import inline_button
from bot.chat.cards.card import Card
from bot.chat.locale import Catalog


def forecast_card(forecast: ProofForecast, texts: Catalog) -> Card:
    """What a proof takes, with buttons that start it or not; none to start what cannot stand."""
    row = [inline_button(texts.cancel_proof, "prove", value="cancel")]
    is_filter = isinstance(forecast.goal, FilterGoal)
    if forecast.out_of_reach is None:
        target, value = goal_number(forecast.goal), "start" if is_filter else "start-labels"
        row.insert(
            0, inline_button(texts.start_proof, "prove", target, value=value, style="success")
        )
    rows = [row]
    if is_filter:
        rows.append([inline_button(texts.certify_labels, "prove", value="labels")])
    return Card(texts.proof_forecast(forecast), InlineKeyboardMarkup(rows))


def running_card(forecast: ProofForecast, texts: Catalog) -> Card:
    """How far the proof is, with a button that stops it."""
    row = [inline_button(texts.stop_proof, "prove", value="stop", style="danger")]
    return Card(texts.proof_running(forecast), InlineKeyboardMarkup([row]))


def settled_card(report: QualityReport, texts: Catalog, *, proven: bool) -> Card:
    """The notice that the model has settled, which asks what to do next.

    proven: whether a proof of this model stands.
    """
    row = [
        inline_button(texts.certify_labels, "prove", value="labels"),
        inline_button(texts.decide_later, "prove", value="later"),
    ]
    if report.standing.why_none not in ("no_exam", "small_pool"):
        row.insert(0, inline_button(texts.prove_filter, "prove", value="filter"))
    return Card(texts.advice(report, proven=proven), InlineKeyboardMarkup([row]))


def goal_number(goal: Goal) -> int:
    """A goal in the number of a button, so that it starts what its card says."""
    if isinstance(goal, CertificateGoal):
        return round(10_000 * goal.max_error)
    return round(100 * goal.precision) * 10_000 + round(100 * goal.let_through)


def certificate_goal_of(number: int) -> CertificateGoal:
    """The goal that `goal_number` was given; the default of a forged number."""
    return CertificateGoal(number / 10_000) if 0 < number < 10_000 else CertificateGoal()
