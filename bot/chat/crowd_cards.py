"""Cards about people: invites, the team, disputes, recent answers, reminders."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.campaign import Invite, Item, Member, Question, TeamReport, Trust
from bot.chat.buttons import Action
from bot.chat.cards import SHORT, Card, button, head, pre
from bot.chat.masking import Mask
from bot.chat.texts import English

# So many people fit into one message of 4,096 characters, the rest are counted.
PEOPLE: Final = 25
# Of an answered message in /history.
GLANCE: Final = 160


def invites_card(invites: Sequence[tuple[Invite, str]], texts: English) -> Card:
    """Invites that still let somebody in, each with a button that ends it."""
    rows = [
        [button(texts.end_invite(invite), "uninvite", invite.id)] for invite, _ in invites[:PEOPLE]
    ]
    return Card(texts.invites(invites[:PEOPLE]), InlineKeyboardMarkup(rows) if rows else None)


def team_card(report: TeamReport, texts: English) -> Card:
    """Everybody, who answered most first, with a button for each who is in doubt."""
    members = sorted(report.members, key=lambda m: (-m.work.answers, m.work.annotator_id))
    shown = members[:PEOPLE]
    rows = [[_trust_button(member, texts)] for member in shown if _in_doubt(member)]
    told = texts.team(report, shown, len(members) - len(shown))
    return Card(told, InlineKeyboardMarkup(rows) if rows else None)


def doubt_card(word: Trust, texts: English) -> Card:
    """Somebody's answers stopped counting; one tap takes that back."""
    row = [button(texts.count_again(word.annotator_id), "trust", word.annotator_id, value="1")]
    return Card(texts.doubt(word), InlineKeyboardMarkup([row]))


def dispute_card(item: Item, count: int, texts: English, mask: Mask) -> Card:
    """A message that the answers have left open, for a curator to settle."""
    shown, more = head(mask(item.text), SHORT)
    parts = [texts.dispute(count), pre(shown)]
    if more:
        parts.append(texts.shortened(more))
    rows = [
        [
            button(texts.spam, "settle", item.id, value="s", style="danger"),
            button(texts.no_spam, "settle", item.id, value="n", style="success"),
        ],
        [button(texts.leave_open, "settle", item.id, value="x")],
    ]
    return Card("\n".join(parts), InlineKeyboardMarkup(rows))


def history_card(questions: Sequence[Question], skip: int, texts: English, mask: Mask) -> Card:
    """Recent answers, the newest first, each with a button to change it."""
    if not questions:
        return Card(texts.no_history())
    parts = [texts.history()]
    for place, question in enumerate(questions, start=skip + 1):
        parts.append(texts.answered(place, question.answer or "skip"))
        parts.append(pre(head(mask(question.text), GLANCE)[0]))
    change = [
        button(str(place), "change", question.id)
        for place, question in enumerate(questions, start=skip + 1)
    ]
    pages = [button(texts.newer, "history", value=str(max(0, skip - len(change))))] * (skip > 0)
    pages.append(button(texts.older, "history", value=str(skip + len(change))))
    return Card("\n".join(parts), InlineKeyboardMarkup([change, pages]))


def forget_card(texts: English) -> Card:
    """Whether to forget somebody for good."""
    row = [
        button(texts.forget_yes, "forget", value="yes", style="danger"),
        button(texts.forget_no, "forget", value="no"),
    ]
    return Card(texts.forget_question(), InlineKeyboardMarkup([row]))


def clock_card(texts: English) -> Card:
    """Which hour it is for them: Telegram does not tell."""
    return Card(texts.which_hour_is_it(), _hours("clock"))


def reminder_card(texts: English) -> Card:
    """At which hour to remind them."""
    keyboard = _hours("remind")
    off = [button(texts.never_remind, "remind", value="off")]
    return Card(texts.when_to_remind(), InlineKeyboardMarkup([*keyboard.inline_keyboard, off]))


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


def _trust_button(member: Member, texts: English) -> InlineKeyboardButton:
    who = member.work.annotator_id
    if member.counts:
        return button(texts.count_no_longer(who), "trust", who, value="0")
    return button(texts.count_again(who), "trust", who, value="1")
