"""Secrets of a message put out of sight before people see it; the model reads the original.

What is found goes by the tables below, which rather mask too much than too little: a long order
number may pass for a phone's. `tests/test_masking.py` has examples of both in several languages.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final, Literal, NamedTuple

Kind = Literal["phone", "email", "name", "card", "link"]

PLACEHOLDERS: Final[dict[Kind, str]] = {
    "phone": "⟨phone⟩",
    "email": "⟨e-mail⟩",
    "name": "⟨name⟩",
    "card": "⟨card⟩",
    "link": "⟨link⟩",
}
"""What stands in a secret's place; nothing is found in one, or across one."""

Segment = tuple[str, float]

# What is found is overwritten by as many of these, which no item holds: places stay what they were.
_GONE: Final = "\0"
# More of a text than its head is read, so that a secret is not missed because the head cuts it.
_AFTER_HEAD: Final = 400

_END = r"[^\s<>\"«»]*[^\s<>\"«».,;:!?)\]'’]"
_DOT = r"(?:[.。．｡]|\[\.\]|\(\.\)|\[dot\]|\(dot\))"
_AT = r"(?:[@＠]|\[at\]|\(at\))"
# Without those that begin many a sentence (love, how, help, show): "ok.love you" is no link.
_DOMAINS = """
    com net org info biz app dev xyz online site shop store club top pro vip live link click icu bid
    win loan work bet casino money cash news blog cloud digital email fun games group host life ltd
    media mobi name network one page party rest review rocks run sale social space stream support
    tech today tokyo tools trade video website wiki world wtf xxx zone edu gov mil int tel travel
    academy accountant accountants actor agency apartments art asia associates attorney auction
    audio auto band bargains beauty bike bingo boats bond boutique builders business buzz cab cafe
    cam camera camp capital cards career careers cars catering center cfd charity cheap christmas
    church claims cleaning clinic clothing coach codes coffee college community company computer
    condos construction consulting contractors cooking coupons courses credit creditcard cricket
    cruises cyou dance dating deals degree delivery dental dentist design diamonds diet directory
    discount doctor domains download eco education energy engineer engineering enterprises equipment
    estate events exchange expert exposed express faith fashion finance financial fishing fitness
    flights florist flowers football forex forsale forum foundation fund furniture futbol fyi
    gallery garden gifts glass global gmbh golf graphics gratis guru hair haus healthcare hockey
    holdings holiday homes horse hospital hosting immo immobilien industries ink institute insure
    international investments jetzt jewelry jobs kaufen kim kitchen lat lawyer lease legal lgbt
    lighting limited limo loans lotto luxe luxury maison makeup management market marketing markets
    mba memorial mobile moda monster mortgage motorcycles museum ninja nyc onl ooo organic partners
    parts pharmacy photo photography photos physio pics pictures pizza plumbing poker porn press
    productions promo properties property pub quest racing realestate realty recipes rehab reise
    reisen rent rentals repair report restaurant sarl sbs schule science security services sex sexy
    shoes shopping singles ski skin soccer software solar solutions style supplies supply surf
    surgery systems tattoo tax taxi technology tennis theater tickets tienda tires tours toys
    trading training tube university uno vacations vegas ventures versicherung viajes villas vin
    vision vodka vote voting voyage webcam wedding wien wine works yachts yoga
    рф рус онлайн сайт орг ком дети москва бел укр срб мкд мон бг 中国 在线 公司 网址 한국 コム
""".split()  # noqa: SIM905


def _one_of(words: Iterable[str]) -> str:
    """Any of these, sorted by their first letters: four hundred in a row are tried one by one."""
    by_first = groupby(sorted(words), key=lambda word: word[0])
    return "|".join(f"{first}(?:{'|'.join(each[1:] for each in some)})" for first, some in by_first)


_SCHEME = re.compile(rf"[\w+.-]{{2,20}}://{_END}|www\.{_END}", re.IGNORECASE)
_DOMAIN = re.compile(
    rf"(?<![\w@-])(?:[\w-]++{_DOT}){{1,8}}"
    rf"(?:(?P<last>[a-z]{{2}}|{_one_of(_DOMAINS)}|xn--[a-z0-9-]+)(?![\w-])"
    rf"(?::\d{{1,5}})?(?:[/?#]{_END}|[/?#])?|[^\W\d_]{{2,24}}/{_END})",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    rf"(?<![\w.])(?:\d{{1,3}}\.){{3}}\d{{1,3}}(?![\w.])(?::\d{{1,5}})?(?:/{_END})?"
)
_EMAIL = re.compile(
    rf"(?:(?<![\w.+%-])[\w.+%-]++|\"[^\"\n\0⟨⟩]{{1,64}}\"){_AT}"
    rf"(?:[\w-]++{_DOT})+(?:[\w-]{{2,}}|[^\W\d_])",
    re.IGNORECASE,
)
_NAME = re.compile(r"[@＠][^\W\d]\w+")

# Between two digits of one number: spaces, dashes, points, brackets, slashes, and what is drawn as
# nothing.
_UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe0f\ufeff\u20e3"
_BETWEEN = rf"[ \t\u00a0\u2000-\u200a\u2010-\u2015\u202f\u3000().\-/_{_UNSEEN}]"
_NUMBER = re.compile(rf"(?:[+＋]{_BETWEEN}{{0,3}}|\()?\d(?:{_BETWEEN}{{0,4}}\d)*[\ufe0f\u20e3]*")
_NOT_SEEN = re.compile(f"[{_UNSEEN}]")
_GROUPS = re.compile(r"\d+")

# Numbers that are long and none of a phone.
_DATE = re.compile(
    r"(?<!\d)(?:(?:19|20)\d\d([-./ ])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])"
    r"|(?:0?[1-9]|[12]\d|3[01])([-./ ])(?:0?[1-9]|1[0-2])\2(?:19|20)\d\d)(?!\d)"
)
_FRACTIONS = re.compile(r"(?:\d{1,3}\.\d{4,}[ -]{0,2})+")
_FOUR_BYTES = re.compile(r"(?:\d{1,3}\.){3}\d{1,3}")
_YEARS = re.compile(r"(?:19|20)\d\d[ -–—]{1,3}(?:19|20)\d\d")
# A date without signs, and a sum that is round.
_NO_LOCAL = re.compile(
    r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
    r"|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d|\d{3}0{5}"
)
# The short ones that are a phone's without a country or an area: 555-0100, 123-45-67, 22 33 44 55,
# 91234567.
_LOCAL = re.compile(
    r"\d{3}[- ]\d{4}|\d{3}-\d\d-\d\d|\d\d([ -])\d\d\1\d\d\1\d\d|\d{4}[ -]\d{4}|\d{8}"
)
# A slash parts the area from the rest: 0151/23456789, 202/555-0100; any other parts two numbers.
_PARTS = re.compile(r"[/_]+")
_AREA = re.compile(r"\(?0[1-9]\d{0,4}\)? ?[/_] ?\d(?:[ -]?\d){4,9}|\d{3}[/_]\d{3}[- ]?\d{4}")


class Found(NamedTuple):
    """A secret and where it stands in a text."""

    start: int
    end: int
    kind: Kind


class Redactor:
    """Puts secrets of the wanted kinds out of sight; without a kind it changes nothing."""

    def __init__(self, kinds: Iterable[Kind] = ()) -> None:
        self.kinds: Final = frozenset(kinds)

    def __call__(self, text: str) -> str:
        """The text with a placeholder for each secret; the same again when masked again."""
        return self.head(text, len(text))[0]

    def head(self, text: str, size: int) -> tuple[str, int]:
        """The first `size` characters masked, and how many of the text that took.

        A secret that begins there is taken in whole.
        """
        read = text[: size + _AFTER_HEAD]
        found = [secret for secret in self.find(read) if secret.start < size]
        end = max([min(size, len(text)), *(secret.end for secret in found)])
        return "".join(_replaced(read, 0, end, found)), end

    def segments(self, segments: Sequence[Segment]) -> list[Segment]:
        """Pieces of one text with their weights, masked as the whole: a secret may span several."""
        text = "".join(piece for piece, _ in segments)
        found = self.find(text)
        masked, start = [], 0
        for piece, weight in segments:
            masked.append(("".join(_replaced(text, start, start + len(piece), found)), weight))
            start += len(piece)
        return masked

    def find(self, text: str) -> list[Found]:
        """Every secret of the wanted kinds, in order, none overlapping another.

        One that is found may uncover the next ("+1 202 555 0100x.com"), so it is looked until
        nothing more is found; each pattern passes over a text in time linear to its length.
        """
        found: list[Found] = []
        rest, before = text, ""
        while self.kinds and rest != before:
            before = rest
            for pattern, judge in _PATTERNS:
                rest = self._without(pattern, judge, rest, found)
        return list(_outermost(found))

    def _without(
        self, pattern: re.Pattern[str], judge: Judge, text: str, found: list[Found]
    ) -> str:
        def gone(match: re.Match[str]) -> str:
            kind = judge(match)
            if kind not in self.kinds:
                return match[0]
            found.append(Found(match.start(), match.end(), kind))
            return _GONE * len(match[0])

        return pattern.sub(gone, text)


NO_REDACTION: Final = Redactor()


def _replaced(text: str, start: int, end: int, found: Sequence[Found]) -> Iterator[str]:
    """What is left of text[start:end], and a placeholder for each secret that begins there."""
    for secret in found:
        if secret.start >= end:
            break
        if secret.start >= start:
            yield text[start : secret.start]
            yield PLACEHOLDERS[secret.kind]
        start = max(start, secret.end)
    yield text[start:end]


def _outermost(found: list[Found]) -> Iterator[Found]:
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
    """Not "the end.In short": letters of a country at the end, with only the first a capital."""
    last = match["last"] or ""
    begins = last[:1].isupper() and last[1:].islower()
    return None if begins and match[0].endswith(last) else "link"


def _number(match: re.Match[str]) -> Kind | None:
    plain = _NOT_SEEN.sub("", match[0])
    groups = _GROUPS.findall(plain)
    if _holds_card(groups):
        return "card"
    return "phone" if _is_phone(plain, groups) else None


def _holds_card(groups: list[str]) -> bool:
    """Whether some neighbouring groups of digits make the number of a payment card."""
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
    """13 to 19 digits that begin with 2 to 6, with the check digit of ISO/IEC 7812-1 (Luhn)."""
    if not 13 <= len(number) <= 19 or int(number[0]) not in range(2, 7):
        return False
    doubled = (sum(divmod(2 * int(digit), 10)) for digit in number[-2::-2])
    return (sum(doubled) + sum(map(int, number[-1::-2]))) % 10 == 0


def _is_phone(run: str, groups: list[str]) -> bool:
    digits = sum(map(len, groups))
    if run[0] in "+＋" or groups[0].startswith("00"):
        return digits >= 7
    if _FRACTIONS.fullmatch(run) or _FOUR_BYTES.fullmatch(run) or _YEARS.fullmatch(run):
        return False
    if (rest := _DATE.sub(" ", run)) != run:
        others = _GROUPS.findall(rest)
        return bool(others) and _is_phone(rest.strip(), others)
    if _PARTS.search(run):
        return _AREA.fullmatch(run) is not None or any(map(_holds_phone, _PARTS.split(run)))
    if digits < 9:
        return bool(_LOCAL.fullmatch(run)) and not _NO_LOCAL.fullmatch(run)
    single = sum(len(group) == 1 for group in groups)
    return single <= 2 if len(groups) > 1 else digits <= 15


def _holds_phone(part: str) -> bool:
    groups = _GROUPS.findall(part)
    return bool(groups) and _is_phone(part.strip(" ().-"), groups)


Judge = Callable[[re.Match[str]], Kind | None]

_PATTERNS: Final[tuple[tuple[re.Pattern[str], Judge], ...]] = (
    (_SCHEME, _link),
    (_EMAIL, _email),
    (_DOMAIN, _domain),
    (_ADDRESS, _link),
    (_NAME, _name),
    (_NUMBER, _number),
)
