"""The cards about annotators: the team, who counts, who is revoked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.campaign.annotator_estimates import ErringAlike
from bot.campaign.owner_notices import Dominance
from bot.campaign.review import MemberReport, TeamReport
from bot.campaign.types import AnnotatorId, Reliability
from bot.chat.cards.buttons import inline_button
from bot.chat.cards.card import Card, quoted
from bot.chat.locale import Catalog

# As many annotators as fit into one message of 4,096 characters; the others are counted.
MAX_SHOWN: Final = 11
# The team lists a button for annotators whose informativeness is below this by its whole interval.
DOUBTFUL: Final = 0.6


def shown_of(report: TeamReport) -> list[MemberReport]:
    """The annotators that the card shows, those with most answers first."""
    order = sorted(report.members, key=lambda m: (-m.work.answers, m.work.annotator_id))
    return order[:MAX_SHOWN]


def team_card(report: TeamReport, names: Mapping[int, str], texts: Catalog) -> Card:
    """Annotators by number of answers, and a button for each whose answers are in doubt.

    names: by Telegram id, as people chose them.
    """
    shown = shown_of(report)
    rows = [
        [_trust_button(member.work.annotator_id, texts, counts=member.counts)]
        for member in shown
        if _is_doubtful(member)
    ]
    quoted_names = {user: quoted(name) for user, name in names.items()}
    text = texts.team(report, shown, quoted_names)
    return Card(text, InlineKeyboardMarkup(rows) if rows else None)


def excluded_card(found: Reliability, texts: Catalog) -> Card:
    """An annotator's answers no longer count; a button makes them count again."""
    row = [_trust_button(found.annotator_id, texts, counts=False)]
    return Card(texts.annotator_excluded(found), InlineKeyboardMarkup([row]))


def doubtful_card(found: Reliability, texts: Catalog) -> Card:
    """The owner decides whether an annotator's answers count."""
    who = found.annotator_id
    count = inline_button(texts.count_from_now(who), "trust", who, value="1")
    ignore = _trust_button(who, texts, counts=True)
    return Card(texts.annotator_doubtful(found), InlineKeyboardMarkup([[count], [ignore]]))


def dominant_card(found: Dominance, texts: Catalog) -> Card:
    """One annotator gives more than half of all answers."""
    return Card(texts.annotator_dominant(found))


def alike_card(found: ErringAlike, texts: Catalog) -> Card:
    """Some annotators err alike on one kind of messages."""
    return Card(texts.erring_alike(found))


def trusted_card(annotator_id: AnnotatorId, texts: Catalog, *, counts: bool) -> Card:
    """An owner's decision on whether an annotator's answers count, and a button to reverse it."""
    row = [_trust_button(annotator_id, texts, counts=counts)]
    return Card(texts.trust_changed(annotator_id, counts=counts), InlineKeyboardMarkup([row]))


def revoked_card(annotator_id: AnnotatorId, texts: Catalog) -> Card:
    """An annotator is revoked; a button makes their earlier answers no longer count."""
    row = [_trust_button(annotator_id, texts, counts=True)]
    return Card(texts.revoked(annotator_id), InlineKeyboardMarkup([row]))


def _is_doubtful(member: MemberReport) -> bool:
    found = member.reliability
    return member.work.role != "owner" and (
        not member.counts or (found is not None and found.high < DOUBTFUL)
    )


def _trust_button(
    annotator_id: AnnotatorId, texts: Catalog, *, counts: bool
) -> InlineKeyboardButton:
    """counts: whether the answers count now; the button offers the opposite."""
    if counts:
        return inline_button(texts.count_no_longer(annotator_id), "trust", annotator_id, value="0")
    return inline_button(texts.count_again(annotator_id), "trust", annotator_id, value="1")
