"""The card: what stands in the one message that is edited in place."""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.campaign.campaign import Annotator, Explained, Impact, Nothing, Question
from bot.chat.cards.buttons import Action, Button, encode
from bot.chat.cards.redaction import NO_REDACTION, Redactor, Segment
from bot.chat.locale import Catalog

# UTF-16 units, as Telegram counts. A card keeps its buttons on a phone's screen without scrolling.
SHORT: Final = 700
# Telegram's limit is 4,096; the rest is the bot's own words.
LONG: Final = 3_500
# Of a labelled message that is like another one.
NEAR: Final = 200
# Characters of a text that are looked at to make a card; room for those that are not shown.
READ: Final = 20_000
# More marks than this on one letter are drawn over the neighbours (a "Zalgo" flood).
MARKS: Final = 4
# More blanks and unseen signs than this in a row push the text out of sight, or are all there is.
FLOOD: Final = 8

# Characters that turn the direction of what follows, past the end of the item too.
_BIDI: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_JOINER: Final = "\u200d"
# Joiner, variation selectors, skin tones: part of what stands before them.
_TRAILERS: Final = frozenset("\u200d\ufe0e\ufe0f\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff")
# Drawn as nothing: fillers, joiners, variation selectors, the empty braille pattern, the note
# without a head, and marks that Telegram takes away.
_BLANKS: Final = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0\U0001d159"
    "\u030a\u0333\u033f"
).union(map(chr, range(0xFE00, 0xFE10)), map(chr, range(0xE0100, 0xE01F0)))
# Formats, separators, controls, unassigned: nothing of these can be seen.
_UNSEEN: Final = frozenset({"Cf", "Cc", "Cn", "Zs", "Zl", "Zp"})
_NAMES: Final = {" ": "space", "\n": "line break", "\t": "tab"}


@dataclass(frozen=True)
class Card:
    """A text as HTML and its buttons."""

    text: str
    keyboard: InlineKeyboardMarkup | None = None


def question_card(
    question: Question,
    texts: Catalog,
    mask: Redactor = NO_REDACTION,
    *,
    whole: bool = False,
    impact: Impact | None = None,
) -> Card:
    """A question: the message as text that nobody can tap, and five buttons in fixed places."""
    shown, more = head(question.text, LONG if whole else SHORT, mask)
    parts = [texts.ask(), pre(shown)]
    rows = [
        [
            button(texts.spam, "spam", question.id, style="danger"),
            button(texts.no_spam, "no_spam", question.id, style="success"),
        ],
        [
            button(texts.unsure, "unsure", question.id),
            button(texts.skip, "skip", question.id),
            button(texts.undo, "undo", question.id),
        ],
    ]
    if impact:
        parts.append(texts.impact(impact))
    if more:
        parts.append(texts.shortened(more))
        rows.append([button(texts.show_all, "all", question.id)])
    return Card("\n".join(parts), InlineKeyboardMarkup(rows))


def why_card(why: Explained, texts: Catalog, mask: Redactor = NO_REDACTION) -> Card:
    """A score and its reasons, the parts marked in the text itself."""
    segments = mask.segments(list(_first(why.segments, READ)))
    marked = "".join(_marked(*segment) for segment in segments)
    parts = [texts.why(why.score), pre(head(marked, SHORT)[0]), texts.why_signs()]
    for near in why.nearest:
        parts += [texts.why_near(near.label, near.similarity), pre(head(near.text, NEAR, mask)[0])]
    return Card("\n".join(parts))


def nothing_card(nothing: Nothing, texts: Catalog) -> Card:
    """No question: why, and the way back."""
    row = [button(texts.look_again, "next"), button(texts.undo, "undo")]
    return Card(texts.nothing(nothing), InlineKeyboardMarkup([row]))


def paused_card(texts: Catalog) -> Card:
    return Card(texts.paused(), InlineKeyboardMarkup([[button(texts.resume, "next")]]))


def settings_card(annotator: Annotator, texts: Catalog, languages: dict[str, str]) -> Card:
    """The settings and a button for each other choice; languages: code -> its own name."""
    chosen, quiet, cheer = annotator.language or "", annotator.quiet, annotator.cheer
    others = [
        [button(texts.language_button(name), "language", value=code)]
        for code, name in {"": None, **languages}.items()
        if code != chosen and len(languages) > 1
    ]
    switches = [
        [button(texts.quiet_button(quiet=quiet), "quiet", value="" if quiet else "1")],
        [button(texts.cheer_button(cheer=cheer), "cheer", value="" if cheer else "1")],
        [button(texts.remind_button(annotator.remind_hour), "remind")],
    ]
    name = languages.get(chosen) or texts.language
    told = texts.settings(annotator, language=name)
    return Card(told, InlineKeyboardMarkup([*others, *switches]))


def pre(text: str) -> str:
    """Text as Telegram shows code: clients make no link, mention or command of it."""
    return f"<pre>{html.escape(text, quote=False)}</pre>"


def quoted(text: str) -> str:
    """A line that names a file or repeats a word of one: shown as code, as those may hold links."""
    return f"<code>{html.escape(visible(text), quote=False)}</code>"


def head(text: str, limit: int, mask: Redactor = NO_REDACTION) -> tuple[str, int]:
    """What a card shows of a text, within so many UTF-16 units, and how many characters it lacks.

    No more of the text is looked at than can matter, as one may have a million characters.
    """
    masked, looked_at = mask.head(text, READ)
    shown, more = shorten(visible(masked), limit)
    return shown, more + len(text) - looked_at


def visible(text: str) -> str:
    """A text whose control characters can be seen and cannot act.

    Control characters become their pictures (␀), direction overrides and halves of characters,
    which no wire carries, their code points (⟨202E⟩),
    and of a flood of combining marks four are left on a letter. A text of nothing but spaces and
    unseen signs is shown by its code points, and a flood of them by their number (⟨space ×800⟩).
    """
    text = text.replace("\r\n", "\n")
    if len(text) <= FLOOD and all(map(_is_unseen, text)):
        return "".join(map(_code_point, text))
    shown: list[str] = []
    marks = 0
    for unseen, run in groupby(text, _is_unseen):
        signs = "".join(run)
        if unseen and len(signs) > FLOOD:
            signs = _counted(signs)
        for char in signs:
            marks = marks + 1 if unicodedata.category(char) in ("Mn", "Me") else 0
            if marks <= MARKS:
                shown.append(_shown(char))
    return "".join(shown)


def shorten(text: str, limit: int) -> tuple[str, int]:
    """The longest head within so many UTF-16 units that splits no character, and what it lacks.

    Returns the head, and the number of characters (code points) that are left out.
    """
    if utf16(text) <= limit:
        return text, 0
    end, units = 0, 0
    while units + utf16(text[end]) <= limit:
        units += utf16(text[end])
        end += 1
    cut = end
    while cut > end - 32 and cut > 1 and _joined(text, cut):
        cut -= 1
    return text[:cut].rstrip(), len(text) - cut


def utf16(text: str) -> int:
    """Length as Telegram counts it."""
    return len(text) + sum(char > "\uffff" for char in text)


def _is_unseen(char: str) -> bool:
    return unicodedata.category(char) in _UNSEEN or char in _BLANKS


def _counted(signs: str) -> str:
    """A flood of unseen signs in one: which, where all are the same, and how many."""
    one = signs[0]
    name = "blank" if signs.strip(one) else _NAMES.get(one, f"{ord(one):04X}")
    return f"⟨{name} ×{len(signs):,}⟩"


def _shown(char: str) -> str:
    if char in "\n\t":
        return char
    if char < " ":
        return chr(0x2400 + ord(char))
    if char == "\x7f":
        return "␡"
    if char in _BIDI or "\x80" <= char <= "\x9f" or "\ud800" <= char <= "\udfff":
        return _code_point(char)
    return char


def _code_point(char: str) -> str:
    return f"⟨{ord(char):04X}⟩"


def _joined(text: str, at: int) -> bool:
    """Whether a cut here would tear what is drawn as one character."""
    trails = text[at] in _TRAILERS or unicodedata.category(text[at]) in ("Mn", "Me")
    return trails or text[at - 1] == _JOINER or _inside_flag(text, at)


def _inside_flag(text: str, at: int) -> bool:
    """A flag is two regional letters: a cut after an odd number of them tears one."""
    letters = 0
    while at > letters and "\U0001f1e6" <= text[at - letters - 1] <= "\U0001f1ff":
        letters += 1
    return letters % 2 == 1 and "\U0001f1e6" <= text[at] <= "\U0001f1ff"


def _first(segments: Iterable[Segment], size: int) -> Iterator[Segment]:
    """The pieces that begin within so many characters."""
    for text, weight in segments:
        if size <= 0:
            return
        yield text, weight
        size -= len(text)


def _marked(text: str, weight: float) -> str:
    if not weight or not text:
        return text
    sign = "▲" if weight > 0 else "▼"
    return f"{sign}{text}{sign}"


def button(
    text: str, action: Action, question: int = 0, *, value: str = "", style: str | None = None
) -> InlineKeyboardButton:
    """A button that carries an action, what it is about, and a value."""
    return InlineKeyboardButton(
        text, callback_data=encode(Button(action, question, value)), style=style
    )
