"""The card of a question, and those shown in its place."""

from __future__ import annotations

import html
from typing import Final
from urllib.parse import quote

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.campaign.campaign import Nothing
from bot.campaign.checkpoints import Flips
from bot.campaign.reports import Contribution
from bot.campaign.types import Guideline, Question, Role
from bot.chat.cards.buttons import inline_button
from bot.chat.cards.card import Card, preformatted
from bot.chat.cards.excerpts import LONG, SHORT, excerpt
from bot.chat.cards.redaction import NO_REDACTION, Redactor
from bot.chat.locale import Catalog

# UTF-16 units of a message that a notification shows.
NOTIFICATION: Final = 80


def question_card(
    question: Question,
    texts: Catalog,
    redactor: Redactor = NO_REDACTION,
    *,
    full: bool = False,
    flips: Flips | None = None,
    guideline: Guideline | None = None,
) -> Card:
    """A question: the message as text that cannot be tapped, and five buttons in fixed places.

    Telegram puts buttons below the text, so the last rows stay where they are: "Show all" and the
    examples of the guideline are above.
    """
    shown, n_cut = excerpt(question.text, LONG if full else SHORT, redactor)
    parts = [texts.ask(), preformatted(shown)]
    first: list[InlineKeyboardButton] = []
    rows = [
        [
            inline_button(texts.label_button("spam"), "spam", question.token, style="danger"),
            inline_button(
                texts.label_button("no_spam"), "no_spam", question.token, style="success"
            ),
        ],
        [
            inline_button(texts.unsure, "unsure", question.token),
            inline_button(texts.skip, "skip", question.token),
            inline_button(texts.undo, "undo", question.token),
        ],
    ]
    if flips:
        parts.append(texts.newest_flips(flips))
    if n_cut:
        parts.append(texts.shortened(n_cut))
        first.append(inline_button(texts.show_all, "all", question.token))
    if guideline:
        parts.insert(1, texts.rule_on_card(guideline))
        if guideline.examples:
            first.append(inline_button(texts.show_examples, "rule"))
    if first:
        rows.insert(0, first)
    return Card("\n".join(parts), InlineKeyboardMarkup(rows), _first_words(question.text, redactor))


def nothing_card(
    nothing: Nothing, role: Role, brought: Contribution | None, bot_link: str, texts: Catalog
) -> Card:
    """Why there is no question, and buttons to look again, to undo, and at the end to share.

    brought: what the annotator has done; None without counts.
    """
    row = [inline_button(texts.look_again, "next"), inline_button(texts.undo, "undo")]
    if nothing.reason not in ("done", "seen"):
        return Card(texts.no_question(nothing, role), InlineKeyboardMarkup([row]))
    words = quote(texts.shared_words(brought.answers if brought else 0))
    share = InlineKeyboardButton(
        texts.share, url=f"https://t.me/share/url?url={quote(bot_link)}&text={words}"
    )
    text = texts.end_of_pool(nothing, brought)
    return Card(text, InlineKeyboardMarkup([[share], row]))


def waiting_card(texts: Catalog) -> Card:
    """The next question takes a while, and needs no tap."""
    return Card(texts.next_takes_a_while())


def paused_card(texts: Catalog) -> Card:
    """The annotator is paused; a button resumes."""
    return Card(texts.paused(), InlineKeyboardMarkup([[inline_button(texts.resume, "next")]]))


def _first_words(text: str, redactor: Redactor) -> str:
    """The start of a message in one line, in code so that it has no link."""
    shown, n_cut = excerpt(text, NOTIFICATION, redactor)
    line = html.escape(" ".join(shown.split()), quote=False)
    return f"⏳ <code>{line}</code>{' …' if n_cut else ''}" if line else ""
