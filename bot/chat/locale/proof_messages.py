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
from bot.chat.locale.sentences import Fixed, Sentences


class ProofMessages(Sentences):
    """What owners read about /prove and /goal."""

    start_proof = Fixed("button-start-proof")
    stop_proof = Fixed("button-stop-proof")
    cancel_proof = Fixed("button-cancel-proof")
    prove_filter = Fixed("button-prove-filter")
    certify_labels = Fixed("button-certify-labels")
    decide_later = Fixed("button-decide-later")

    def goal(self, goal: Goal) -> str:
        return self.say("goal", goal=goal_words(goal, self.words))

    def goal_set(self, goal: Goal, *, running: bool) -> str:
        name = "goal-set-while-running" if running else "goal-set"
        return self.say(name, goal=goal_words(goal, self.words))

    def proof_forecast(self, forecast: ProofForecast) -> str:
        """Before a proof begins."""
        of_labels = isinstance(forecast.goal, CertificateGoal)
        title = "title-labels" if of_labels else "title-filter"
        lines = [
            self.say(title, goal=goal_words(forecast.goal, self.words)),
            "",
            html.escape(forecast_sentence(forecast, self.words), quote=False),
        ]
        if forecast.out_of_reach is None and forecast.foretold.high:
            lines.append(self.say("drawn-labels" if of_labels else "drawn-filter"))
        if not of_labels:
            lines += ["", self.say("goal-changes")]
        return "\n".join(lines)

    def proof_running(self, forecast: ProofForecast) -> str:
        """While a proof is running."""
        evidence = self.say(
            "running-proof-evidence",
            evidence=evidence_words(forecast.evidence, self.words),
            forecast=forecast_sentence(forecast, self.words),
        )
        return "\n\n".join(
            [
                self.say("running-proof", goal=goal_words(forecast.goal, self.words)),
                evidence,
                self.say("running-proof-shown"),
            ]
        )

    def proof_ended(self, statement: ProofStatement) -> str:
        """The notice when a proof has ended."""
        sign = "✅" if statement.outcome == "stands" else "🏳"
        said = f"{sign} {html.escape(statement_sentence(statement, self.words), quote=False)}"
        if statement.outcome == "stands":
            said += "\n\n" + self.say("ended-proof-stands")
            if isinstance(statement.goal, CertificateGoal):
                said += " " + self.say("ended-proof-certificate")
        elif statement.outcome == "out_of_reach":
            said += "\n\n" + self.say("ended-proof-out-of-reach")
        return said

    def proof_cancelled(self) -> str:
        return self.say("no-proof-started")

    def proof_enough(self) -> str:
        return self.say("no-proof-needed")

    def proof_over(self) -> str:
        return self.say("no-proof-running")

    def proof_later(self) -> str:
        return self.say("no-proof-now")
