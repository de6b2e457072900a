"""The owner's goal, and proofs: what they take, how far they are, and how they ended."""

from __future__ import annotations

import html

from bot.campaign.goals import CertificateGoal
from bot.campaign.proof_sentences import (
    evidence_words,
    forecast_sentence,
    goal_words,
    statement_sentence,
)
from bot.campaign.proofs import Goal, ProofForecast, ProofStatement


class ProofMessages:
    """What owners read about /prove and /goal."""

    start_proof = "▶️ Start"
    stop_proof = "⏹ Stop"
    cancel_proof = "Cancel"
    prove_filter = "🛡 Prove"
    certify_labels = "📜 Certify"
    decide_later = "Later"

    def goal(self, goal: Goal) -> str:
        return (
            f"🎯 Goal for the filter: {_plain(goal_words(goal))}.\n\n"
            "<code>/goal 90 30</code> sets another one: at least 90 % of what it flags is spam, "
            "and at most 30 % of all spam is let through. /prove tries to prove it."
        )

    def goal_set(self, goal: Goal, *, running: bool) -> str:
        said = f"🎯 New goal for the filter: {_plain(goal_words(goal))}."
        return f"{said} The proof that is running keeps its own." if running else said

    def proof_forecast(self, forecast: ProofForecast) -> str:
        """Before a proof begins."""
        lines = [self._title(forecast.goal), "", _plain(forecast_sentence(forecast))]
        if forecast.out_of_reach is None and forecast.foretold.high:
            drawn = "from all unlabelled messages" if self._is_certificate(forecast.goal) else ""
            lines.append(
                f"Everybody is then asked only questions that are drawn at random {drawn}".rstrip()
                + ". The cards look the same. The model learns nothing meanwhile."
            )
        if not self._is_certificate(forecast.goal):
            lines += ["", "/goal changes the goal."]
        return "\n".join(lines)

    def proof_running(self, forecast: ProofForecast) -> str:
        """While a proof is running."""
        return (
            f"⏳ <b>A proof is running.</b> Goal: {_plain(goal_words(forecast.goal))}.\n\n"
            f"So far there are {_plain(evidence_words(forecast.evidence))}. "
            f"{_plain(forecast_sentence(forecast))}\n\n"
            "/prove shows this again. I write to you when it ends."
        )

    def proof_ended(self, statement: ProofStatement) -> str:
        """The notice when a proof has ended."""
        sign = "✅" if statement.outcome == "stands" else "🏳"
        said = f"{sign} {_plain(statement_sentence(statement))}"
        if statement.outcome == "stands":
            said += (
                "\n\nPeople are asked ordinary questions again, so the model goes on learning. "
                "The statement is about the model as it is now."
            )
            if self._is_certificate(statement.goal):
                said += " /export sends the certificate only until the next label is learnt."
        elif statement.outcome == "out_of_reach":
            said += (
                "\n\nPeople are asked ordinary questions again. /prove shows what it would take."
            )
        return said

    def proof_cancelled(self) -> str:
        return "Nothing was started. /prove asks again."

    def proof_enough(self) -> str:
        return "The answers that there are already are enough."

    def proof_over(self) -> str:
        return "No proof is running."

    def proof_later(self) -> str:
        return "All right. /prove asks again."

    def _title(self, goal: Goal) -> str:
        name = (
            "📜 <b>Certify the labels</b>"
            if self._is_certificate(goal)
            else "🛡 <b>Prove the filter</b>"
        )
        return f"{name}: {_plain(goal_words(goal))}."

    @staticmethod
    def _is_certificate(goal: Goal) -> bool:
        return isinstance(goal, CertificateGoal)


def _plain(sentence: str) -> str:
    """A sentence as HTML: "<0.1 %" is no markup."""
    return html.escape(sentence, quote=False)
