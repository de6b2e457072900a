"""Hides secrets (phone numbers, links …) in a message before people see it.

The model reads the original. The patterns rather hide too much than too little: a long order number
may be taken for a phone number. `tests/chat/cards/test_redaction.py` has examples of both, in
several languages.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final, Literal, NamedTuple

from bot.chat.cards.domain_endings import DOMAIN_ENDINGS

Kind = Literal["phone", "email", "name", "card", "link"]

PLACEHOLDERS: Final[dict[Kind, str]] = {
    "phone": "⟨📞⟩",
    "email": "⟨✉⟩",
    "name": "⟨👤⟩",
    "card": "⟨💳⟩",
    "link": "⟨🔗⟩",
}
"""What replaces a secret; no pattern matches in one or across one."""

Segment = tuple[str, float]

# Replaces each character of a found secret, so that positions do not change; no item contains it.
_FILLER: Final = "\0"
# Characters that are read beyond the head of a text, to find a secret that the head would cut.
_LOOKAHEAD: Final = 400

_URL_REST = r"[^\s<>\"«»]*[^\s<>\"«».,;:!?)\]'’]"
_DOT = r"(?:[.。．｡]|\[\.\]|\(\.\)|\[dot\]|\(dot\))"
_AT = r"(?:[@＠]|\[at\]|\(at\))"


def _one_of(words: Iterable[str]) -> str:
    """A pattern for these words, grouped by first letter: 400 alternatives are tried one by one."""
    by_first = groupby(sorted(words), key=lambda word: word[0])
    return "|".join(f"{first}(?:{'|'.join(each[1:] for each in some)})" for first, some in by_first)


_SCHEME = re.compile(rf"[\w+.-]{{2,20}}://{_URL_REST}|www\.{_URL_REST}", re.IGNORECASE)
_DOMAIN = re.compile(
    rf"(?<![\w@-])(?:[\w-]++{_DOT}){{1,8}}"
    rf"(?:(?P<last>[a-z]{{2}}|{_one_of(DOMAIN_ENDINGS)}|xn--[a-z0-9-]+)(?![\w-])"
    rf"(?::\d{{1,5}})?(?:[/?#]{_URL_REST}|[/?#])?|[^\W\d_]{{2,24}}/{_URL_REST})",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    rf"(?<![\w.])(?:\d{{1,3}}\.){{3}}\d{{1,3}}(?![\w.])(?::\d{{1,5}})?(?:/{_URL_REST})?"
)
_EMAIL = re.compile(
    rf"(?:(?<![\w.+%-])[\w.+%-]++|\"[^\"\n\0⟨⟩]{{1,64}}\"){_AT}"
    rf"(?:[\w-]++{_DOT})+(?:[\w-]{{2,}}|[^\W\d_])",
    re.IGNORECASE,
)
_NAME = re.compile(r"[@＠][^\W\d]\w+")

# Between two digits of one number: spaces, dashes, dots, brackets, slashes, invisible characters.
_INVISIBLE_CHARS = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe0f\ufeff\u20e3"
_SEPARATOR = rf"[ \t\u00a0\u2000-\u200a\u2010-\u2015\u202f\u3000().\-/_{_INVISIBLE_CHARS}]"
_NUMBER = re.compile(
    rf"(?:[+＋]{_SEPARATOR}{{0,3}}|\()?\d(?:{_SEPARATOR}{{0,4}}\d)*[\ufe0f\u20e3]*"
)
_INVISIBLE = re.compile(f"[{_INVISIBLE_CHARS}]")
_GROUPS = re.compile(r"\d+")

# Long numbers that are not phone numbers.
_DATE = re.compile(
    r"(?<!\d)(?:(?:19|20)\d\d([-./ ])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])"
    r"|(?:0?[1-9]|[12]\d|3[01])([-./ ])(?:0?[1-9]|1[0-2])\2(?:19|20)\d\d)(?!\d)"
)
_FRACTIONS = re.compile(r"(?:\d{1,3}\.\d{4,}[ -]{0,2})+")
_IP_ADDRESS = re.compile(r"(?:\d{1,3}\.){3}\d{1,3}")
_YEARS = re.compile(r"(?:19|20)\d\d[ -–—]{1,3}(?:19|20)\d\d")
# A date without separators, and a round sum.
_NOT_LOCAL = re.compile(
    r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
    r"|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d|\d{3}0{5}"
)
# Phone numbers without a country or area code: 555-0100, 123-45-67, 22 33 44 55, 91234567.
_LOCAL = re.compile(
    r"\d{3}[- ]\d{4}|\d{3}-\d\d-\d\d|\d\d([ -])\d\d\1\d\d\1\d\d|\d{4}[ -]\d{4}|\d{8}"
)
# A slash follows an area code (0151/23456789, 202/555-0100); any other slash separates two numbers.
_PARTS = re.compile(r"[/_]+")
_AREA = re.compile(r"\(?0[1-9]\d{0,4}\)? ?[/_] ?\d(?:[ -]?\d){4,9}|\d{3}[/_]\d{3}[- ]?\d{4}")


class Secret(NamedTuple):
    """The position and kind of a secret in a text."""

    start: int
    end: int
    kind: Kind


class Redactor:
    """Replaces secrets of the given kinds by placeholders; without a kind it changes nothing."""

    def __init__(self, kinds: Iterable[Kind] = ()) -> None:
        self.kinds: Final = frozenset(kinds)

    def __call__(self, text: str) -> str:
        """The text with a placeholder for each secret; idempotent."""
        return self.head(text, len(text))[0]

    def head(self, text: str, size: int) -> tuple[str, int]:
        """The first `size` characters, redacted, and how many characters of the text that covers.

        A secret that begins within `size` is covered completely.
        """
        read = text[: size + _LOOKAHEAD]
        found = [secret for secret in self.find(read) if secret.start < size]
        end = max([min(size, len(text)), *(secret.end for secret in found)])
        return "".join(_replaced(read, 0, end, found)), end

    def segments(self, segments: Sequence[Segment]) -> list[Segment]:
        """Redact consecutive pieces of a text, each with its weight; a secret may span several."""
        text = "".join(piece for piece, _ in segments)
        found = self.find(text)
        redacted, start = [], 0
        for piece, weight in segments:
            redacted.append(("".join(_replaced(text, start, start + len(piece), found)), weight))
            start += len(piece)
        return redacted

    def find(self, text: str) -> list[Secret]:
        """All secrets of the given kinds, in order and without overlaps.

        Removing one secret may uncover another ("+1 202 555 0100x.com"), so the search is repeated
        until nothing more is found. Each pattern takes time linear in the length of the text.
        """
        found: list[Secret] = []
        rest, before = text, ""
        while self.kinds and rest != before:
            before = rest
            for pattern, classify in _PATTERNS:
                rest = self._blank_out(pattern, classify, rest, found)
        return list(_outermost(found))

    def _blank_out(
        self, pattern: re.Pattern[str], classify: ClassifyMatch, text: str, found: list[Secret]
    ) -> str:
        def blank(match: re.Match[str]) -> str:
            kind = classify(match)
            if kind not in self.kinds:
                return match[0]
            found.append(Secret(match.start(), match.end(), kind))
            return _FILLER * len(match[0])

        return pattern.sub(blank, text)


NO_REDACTION: Final = Redactor()


def _replaced(text: str, start: int, end: int, found: Sequence[Secret]) -> Iterator[str]:
    """text[start:end], with a placeholder for each secret that begins in it."""
    for secret in found:
        if secret.start >= end:
            break
        if secret.start >= start:
            yield text[start : secret.start]
            yield PLACEHOLDERS[secret.kind]
        start = max(start, secret.end)
    yield text[start:end]


def _outermost(found: list[Secret]) -> Iterator[Secret]:
    last = 0
    for secret in sorted(found, key=lambda secret: (secret.start, -secret.end)):
        if secret.start >= last:
            yield secret
            last = secret.end


def _email(match: re.Match[str]) -> Kind | None:
    return "email"


def _name(match: re.Match[str]) -> Kind | None:
    return "name"


def _link(match: re.Match[str]) -> Kind | None:
    return "link"


def _domain(match: re.Match[str]) -> Kind | None:
    """A link, but not "the end.In short": a two-letter ending with a capital starts a sentence."""
    last = match["last"] or ""
    begins = last[:1].isupper() and last[1:].islower()
    return None if begins and match[0].endswith(last) else "link"


def _number(match: re.Match[str]) -> Kind | None:
    plain = _INVISIBLE.sub("", match[0])
    groups = _GROUPS.findall(plain)
    if _holds_card(groups):
        return "card"
    return "phone" if _is_phone(plain, groups) else None


def _holds_card(groups: list[str]) -> bool:
    """Whether consecutive groups of digits form a payment card number."""
    for first in range(len(groups)):
        number = ""
        for last in range(first, len(groups)):
            number += groups[last]
            if len(number) > 19 or (last > first and len(groups[last]) < 3):
                break
            if _is_card(number):
                return True
    return False


def _is_card(number: str) -> bool:
    """13 to 19 digits that begin with 2 to 6 and pass the Luhn check (ISO/IEC 7812-1)."""
    if not 13 <= len(number) <= 19 or int(number[0]) not in range(2, 7):
        return False
    doubled = (sum(divmod(2 * int(digit), 10)) for digit in number[-2::-2])
    return (sum(doubled) + sum(map(int, number[-1::-2]))) % 10 == 0


def _is_phone(run: str, groups: list[str]) -> bool:
    digits = sum(map(len, groups))
    if run[0] in "+＋" or groups[0].startswith("00"):
        return digits >= 7
    if _FRACTIONS.fullmatch(run) or _IP_ADDRESS.fullmatch(run) or _YEARS.fullmatch(run):
        return False
    if (rest := _DATE.sub(" ", run)) != run:
        others = _GROUPS.findall(rest)
        return bool(others) and _is_phone(rest.strip(), others)
    if _PARTS.search(run):
        return _AREA.fullmatch(run) is not None or any(map(_holds_phone, _PARTS.split(run)))
    if digits < 9:
        return bool(_LOCAL.fullmatch(run)) and not _NOT_LOCAL.fullmatch(run)
    single = sum(len(group) == 1 for group in groups)
    return single <= 2 if len(groups) > 1 else digits <= 15


def _holds_phone(part: str) -> bool:
    groups = _GROUPS.findall(part)
    return bool(groups) and _is_phone(part.strip(" ().-"), groups)


ClassifyMatch = Callable[[re.Match[str]], Kind | None]

_PATTERNS: Final[tuple[tuple[re.Pattern[str], ClassifyMatch], ...]] = (
    (_SCHEME, _link),
    (_EMAIL, _email),
    (_DOMAIN, _domain),
    (_ADDRESS, _link),
    (_NAME, _name),
    (_NUMBER, _number),
)
