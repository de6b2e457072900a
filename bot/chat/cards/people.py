"""Cards about people: invites, the team, disputes, recent answers, reminders."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.campaign.campaign import AnnotatorId, Invite, Item, Member, Question, TeamReport, Trust
from bot.chat.cards.buttons import Action
from bot.chat.cards.question import LONG, Card, button, head, pre
from bot.chat.cards.redaction import Redactor
from bot.chat.locale import Catalog

# So many people fit into one message of 4,096 characters, the rest are counted.
PEOPLE: Final = 25
# Of an answered message in /history, and answers on a page of it.
GLANCE: Final = 160
PAGE: Final = 5


def invites_card(invites: Sequence[tuple[Invite, str]], texts: Catalog) -> Card:
    """Invites that still let somebody in, each with a button that ends it."""
    rows = [
        [button(texts.end_invite(invite), "uninvite", invite.id)] for invite, _ in invites[:PEOPLE]
    ]
    return Card(texts.invites(invites[:PEOPLE]), InlineKeyboardMarkup(rows) if rows else None)


def team_card(report: TeamReport, texts: Catalog) -> Card:
    """Everybody, who answered most first, with a button for each who is in doubt."""
    members = sorted(report.members, key=lambda m: (-m.work.answers, m.work.annotator_id))
    shown = members[:PEOPLE]
    rows = [
        [_trust_button(member.work.annotator_id, texts, counts=member.counts)]
        for member in shown
        if _in_doubt(member)
    ]
    told = texts.team(report, shown, len(members) - len(shown))
    return Card(told, InlineKeyboardMarkup(rows) if rows else None)


def doubt_card(word: Trust, texts: Catalog) -> Card:
    """Somebody's answers stopped counting; one tap takes that back."""
    row = [button(texts.count_again(word.annotator_id), "trust", word.annotator_id, value="1")]
    return Card(texts.doubt(word), InlineKeyboardMarkup([row]))


def trusted_card(who: AnnotatorId, texts: Catalog, *, counts: bool) -> Card:
    """What an owner said of somebody's answers, and the way back."""
    row = [_trust_button(who, texts, counts=counts)]
    return Card(texts.trusted(who, counts=counts), InlineKeyboardMarkup([row]))


def revoked_card(who: AnnotatorId, texts: Catalog) -> Card:
    """Somebody may label no longer; what they answered counts until an owner says otherwise."""
    row = [_trust_button(who, texts, counts=True)]
    return Card(texts.revoked(who), InlineKeyboardMarkup([row]))


def dispute_card(item: Item, count: int, left: int, texts: Catalog, mask: Redactor) -> Card:
    """A message that the answers have left open, for a curator to settle.

    left: how many they have left open before it.
    """
    shown, more = head(item.text, LONG, mask)
    parts = [texts.dispute(count), pre(shown)]
    if more:
        parts.append(texts.shortened(more))
    rows = [
        [
            button(texts.spam, "settle", item.id, value=f"s{left}", style="danger"),
            button(texts.no_spam, "settle", item.id, value=f"n{left}", style="success"),
        ],
        [button(texts.leave_open, "settle", item.id, value=f"x{left}")],
    ]
    return Card("\n".join(parts), InlineKeyboardMarkup(rows))


def history_card(
    questions: Sequence[Question], skip: int, texts: Catalog, mask: Redactor, *, more: bool
) -> Card:
    """Recent answers, the newest first, each with a button to change it.

    skip: how many newer ones are on the pages before; more: whether there are older ones.
    """
    if not questions:
        return Card(texts.no_history())
    parts = [texts.history()]
    for place, question in enumerate(questions, start=skip + 1):
        parts.append(texts.answered(place, question.answer or "skip"))
        parts.append(pre(head(question.text, GLANCE, mask)[0]))
    change = [
        button(str(place), "change", question.id)
        for place, question in enumerate(questions, start=skip + 1)
    ]
    pages = [button(texts.newer, "history", value=str(max(0, skip - PAGE)))] * (skip > 0)
    pages += [button(texts.older, "history", value=str(skip + PAGE))] * more
    return Card("\n".join(parts), InlineKeyboardMarkup([change, pages] if pages else [change]))


def forget_card(texts: Catalog) -> Card:
    """Whether to forget somebody for good."""
    row = [
        button(texts.forget_yes, "forget", value="yes", style="danger"),
        button(texts.forget_no, "forget", value="no"),
    ]
    return Card(texts.forget_question(), InlineKeyboardMarkup([row]))


def clock_card(texts: Catalog) -> Card:
    """Which hour it is for them: Telegram does not tell."""
    return Card(texts.which_hour_is_it(), _hours("clock"))


def reminder_card(texts: Catalog) -> Card:
    """At which hour to remind them."""
    keyboard = _hours("remind")
    other = [
        button(texts.other_clock, "clock"),
        button(texts.never_remind, "remind", value="off"),
    ]
    return Card(texts.when_to_remind(), InlineKeyboardMarkup([*keyboard.inline_keyboard, other]))


def reminded_card(texts: Catalog) -> Card:
    """The reminder itself, with the way to a message."""
    return Card(texts.reminder(), InlineKeyboardMarkup([[button(texts.resume, "next")]]))


def _hours(action: Action) -> InlineKeyboardMarkup:
    rows = [
        [button(f"{hour:02}:00", action, value=str(hour)) for hour in range(start, start + 6)]
        for start in range(0, 24, 6)
    ]
    return InlineKeyboardMarkup(rows)


def _in_doubt(member: Member) -> bool:
    found = member.reliability
    return member.work.role != "owner" and (
        not member.counts or (found is not None and found.estimate < 0.8)
    )


def _trust_button(who: AnnotatorId, texts: Catalog, *, counts: bool) -> InlineKeyboardButton:
    """counts: whether the answers do now; the button says the opposite."""
    if counts:
        return button(texts.count_no_longer(who), "trust", who, value="0")
    return button(texts.count_again(who), "trust", who, value="1")
