"""Proofs and goals, for owners."""

from __future__ import annotations

import html
from collections.abc import Sequence

from bot.campaign.proofs import (
    CertificateGoal,
    FilterCounts,
    FilterGoal,
    OutOfReach,
    ProofForecast,
    ProofStatement,
    UniformAnswers,
)
from bot.chat.locale.numbers import LocalizedNumbers


class ProofMessages(LocalizedNumbers):
    """What /prove and /goal say."""

    def goal(self, goal: FilterGoal) -> str:
        return (
            f"<b>Your goal for a filter:</b> {self._proof_goal(goal)}.\n"
            "<code>/goal 80 50</code> sets the two percentages."
        )

    def no_proof(self, why: str) -> str:
        return html.escape(why, quote=False)

    def proof_begins(self, forecast: ProofForecast) -> str:
        if forecast.out_of_reach is not None:
            return f"This cannot be proven here: {self._proof_reason(forecast.out_of_reach)}"
        return (
            f"I ask only exam questions until this is proven: {self._proof_goal(forecast.goal)}. "
            f"Learning pauses meanwhile. {self._proof_takes(forecast)} /prove stop ends it."
        )

    def proof_runs(self, forecast: ProofForecast) -> str:
        answers = self._proof_answers(forecast.evidence)
        return (
            f"A proof is running: {self._proof_goal(forecast.goal)}. {answers} "
            f"{self._proof_takes(forecast)} /prove stop ends it."
        )

    def proofs(self, statements: Sequence[ProofStatement], certificate: ProofForecast) -> str:
        """What was proven, and what a certificate takes."""
        goal = self._proof_goal(certificate.goal)
        lines = [self._proof_statement(each) for each in statements[:3]]
        return "\n".join(
            [
                *(lines or ["Nothing is proven yet."]),
                "",
                f"<code>/prove certificate</code> proves that {goal}. "
                f"{self._proof_takes(certificate)}",
                "<code>/prove filter</code> proves your /goal.",
                "Learning pauses during a proof.",
            ]
        )

    def _proof_statement(self, statement: ProofStatement) -> str:
        outcome = {
            "stands": "✅ Proven",
            "out_of_reach": "❌ Not proven, and out of reach",
            "stopped": "⏹ Not proven: you ended it",
            "pool_grew": "⏹ Not proven: new messages came",
        }[statement.outcome]
        labels = self.plural(statement.labels, one="{n} label", other="{n} labels")
        since = "" if statement.is_current else " The model has learnt since."
        return (
            f"{outcome}: {self._proof_goal(statement.goal)}, of the model of {labels}. "
            f"{self._proof_answers(statement.evidence)}{since}"
        )

    def _proof_goal(self, goal: FilterGoal | CertificateGoal) -> str:
        if isinstance(goal, CertificateGoal):
            return f"at most {self.percent(goal.max_error)} of the labels by machine are wrong"
        return (
            f"at least {self.percent(goal.precision)} of what the model flags is spam, and at most "
            f"{self.percent(goal.let_through)} of all spam is let through"
        )

    def _proof_takes(self, forecast: ProofForecast) -> str:
        foretold = forecast.foretold
        return (
            f"It takes about {self.number(foretold.without_error)} more answers if there is no "
            f"error, {self.number(foretold.with_one)} with one; most proofs take "
            f"{self.number(foretold.low)} to {self.number(foretold.high)}, and "
            f"{self.percent(foretold.reached)} of them stand."
        )

    def _proof_answers(self, evidence: FilterCounts | UniformAnswers) -> str:
        if isinstance(evidence, FilterCounts):
            flagged, spam = evidence.flagged, evidence.flagged - evidence.flagged_wrong
            return (
                f"{self.number(spam)} of {self.number(flagged)} flagged messages are spam, and "
                f"{self.number(evidence.unflagged_spam)} of {self.number(evidence.unflagged)} that "
                "it lets through."
            )
        errors, answers = self.number(evidence.errors), self.number(evidence.answers)
        return f"{errors} of {answers} labels are wrong."

    def _proof_reason(self, reason: OutOfReach) -> str:
        has, needs = self.number(reason.has), self.number(reason.needs)
        if reason.why == "too_many_wrong":
            return f"{has} of {needs} machine labels are wrong."
        kind = "that the model flags" if reason.why == "few_flagged" else "that it lets through"
        larger = (
            f" A pool of about {self.number(reason.pool)} messages like these would have enough."
            if reason.pool
            else " No pool is large enough at this share of spam."
        )
        return f"the exam's reserve has {has} messages {kind}, and {needs} are needed.{larger}"
