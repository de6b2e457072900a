"""The annotators of a campaign, read from the store alone: their work, and what is said of it."""

from __future__ import annotations

from bot.campaign.review import MemberReport, TeamReport, agreement_of
from bot.campaign.standing import constant_label, standing_of
from bot.campaign.state import PoolState
from bot.learning.agreement import TeamAgreement
from storage import Store


async def read_team(store: Store, state: PoolState, hasty_seconds: float, now: float) -> TeamReport:
    """The work of all annotators, with the reliabilities that the bot estimated last.

    state: of the newest answer and decision.
    """
    activity = await store.trust_log.annotator_activity(now, hasty_seconds)
    reliabilities = await store.trust_log.reliabilities()
    snapshot = state.snapshot()
    members = tuple(
        MemberReport(
            member,
            state.is_trusted(member.annotator_id),
            (found := reliabilities.get(member.annotator_id)),
            standing_of(found, vouched=member.annotator_id in snapshot.vouched),
        )
        for member in activity
    )
    return TeamReport(members, *agreement_of(snapshot))


def notes_on(member: MemberReport) -> list[str]:
    """Whether the answers count and are known to be informative, and whether access has ended."""
    standing = _standing_words(member)
    notes = [standing] if standing else []
    return notes if member.work.access == "active" else [*notes, member.work.access]


def agreement_words(found: TeamAgreement) -> str:
    """An agreement with the number of messages that it rests on, or why there is none."""
    if found.alpha.why == "too_few":
        return f"too few messages with several answers yet ({found.shared:,})"
    if found.alpha.value is None:
        return f"undefined, as all {found.shared:,} messages have the same label"
    return f"{found.alpha.value:.2f} on {found.shared:,} messages (Krippendorff's alpha)"


def _standing_words(member: MemberReport) -> str:
    if not member.counts:
        return "ignored"
    if member.standing == "vouched":
        return "" if member.work.role == "owner" else "vouched for"
    if member.reliability is None:
        return ""
    if label := constant_label(member.reliability):
        return f'almost always "{"spam" if label == "spam" else "not spam"}"'
    return "proven" if member.standing == "proven" else "on probation"
