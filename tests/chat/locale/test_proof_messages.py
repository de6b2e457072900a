"""What owners read when a proof has ended."""

import pytest

from bot.campaign.proofs import CertificateGoal, FilterCounts, FilterGoal, Goal, ProofStatement
from bot.chat.locale import CATALOGS
from bot.learning.evaluation.certificate_bounds import UniformAnswers

FILTER = FilterCounts(20, 0, 40, 0, 5, 60, 25, 100)


@pytest.mark.parametrize(
    ("goal", "evidence", "hint"),
    [(CertificateGoal(), UniformAnswers(10, 0, 50, 0), True), (FilterGoal(), FILTER, False)],
)
def test_the_notice_of_a_certificate_says_how_long_export_has_it(
    goal: Goal, evidence: UniformAnswers | FilterCounts, hint: bool
) -> None:
    statement = ProofStatement(1, goal, "stands", evidence, 88, 900.0, is_current=True)

    said = CATALOGS["en"].proof_ended(statement)

    assert ("/export sends the certificate only until the next label is learnt." in said) is hint
