"""The entities that Telegram finds in a text: links, mentions, hashtags, commands, numbers.

Modelled on TDLib's `find_entities`. Where the exact rule is only on Telegram's servers (phone
numbers) or needs a long list (top-level domains), this finds too much rather than too little: a
text in which nothing is found here has nothing tappable in Telegram. The list of domains makes
this module longer than its logic.
"""

import re
from collections.abc import Iterator

TappableSpan = tuple[str, int, int]

_COMMON_DOMAINS = frozenset(
    """
    academy accountant agency app art asia auction autos band bank bar best bet bid bingo bio biz
    black blog blue bot buzz cab cafe cam camp capital cards care cars casa cash casino center chat
    cheap city click cloud club codes coffee com community company computer cool coupons credit date
    dating deals delivery design dev digital direct discount dog download edu email energy events
    exchange expert express family fans farm fashion finance financial fish fit football forex forum
    foundation fun fund fyi game games gift gifts global gold golf gov group guide guru health help
    homes horse host hosting house icu immo inc info ink institute int international investments
    jobs land lat legal life limited link live loan loans lol love ltd luxe market marketing markets
    media men mil mobi moda moe mom money movie name net network new news ninja one online ooo org
    page partners party pay pet phone photo photos pics pink pizza place plus poker porn press prime
    pro promo property pub quest racing red rent report rest review reviews rich rip rocks run sale
    school science services sex sexy shop shopping show site ski social software solutions space
    sport store stream studio style support surf systems tax taxi team tech technology tel tickets
    tips tires today tools top tours town toys trade trading training travel tube uno vegas ventures
    video vin vip vision vote wang watch webcam website wiki win wine work works world wtf xin xxx
    xyz yoga zip zone бг бел дети ею католик ком мкд мон москва онлайн орг рус рф сайт срб укр қаз
    中国 中文网 公司 在线 商城 网址 网店 网站 网络 集团 한국 コム みんな
    """.split()  # noqa: SIM905
)

_LETTER = r"\w\u200c\u0d80-\u0dff"
_MENTION = re.compile(r"(?<!\w)@([A-Za-z0-9_]{2,32})(?!\w)")
_COMMAND = re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>])")
_HASHTAG = re.compile(rf"(?<![{_LETTER}#])#([{_LETTER}·]{{1,256}})(?!#)")
_CASHTAG = re.compile(rf"(?<![{_LETTER}$])\$(?:1INCH|[A-Z]{{1,8}})(?![{_LETTER}$])")
_EMAIL = re.compile(
    r"(?<![\w.+-])[\w-]+(?:[.+][\w-]+)*@(?:[A-Za-z0-9][\w-]*\.)+[A-Za-z]{2,8}(?![\w-])", re.ASCII
)
_PHONE = re.compile(
    r"(?<![\w+])(?:\+\d(?:[ ().-]{0,2}\d){6,14}|\d{10,15}"
    r"|\d{0,3}[ -]?\(?\d{3}\)?[ -]\d{3}[ -]?\d{2}[ -]?\d{2})(?!\w)"
)
_PATH = r"(?:[/?#][^\s\u2000-\u200b\u200e\u200f\u2016-\u206f<>«»\"]*)?"
_APP_LINK = re.compile(rf"(?i)\b(?:tg|ton)://[a-z0-9_-]{{1,253}}{_PATH}")
_LINK = re.compile(
    r"(?P<scheme>(?:https?|ftp)://(?:[^\s/@<>\"]+@)?|(?<![\w/#@.-]))"
    rf"(?P<domain>[\w~-]+(?:\.[\w~-]+)+)(?::\d{{1,5}})?{_PATH}",
    re.IGNORECASE,
)
_NOT_LAST = ".:;,('?!`"


def find_tappable(text: str) -> list[TappableSpan]:
    """(type, start, end) in code points, in order, without overlaps."""
    found: list[TappableSpan] = []
    for span in sorted(_candidates(text), key=lambda span: (span[1], -span[2])):
        if not found or span[1] >= found[-1][2]:
            found.append(span)
    return found


def _candidates(text: str) -> Iterator[TappableSpan]:
    for kind, pattern in (
        ("bot_command", _COMMAND),
        ("cashtag", _CASHTAG),
        ("email", _EMAIL),
        ("phone_number", _PHONE),
    ):
        yield from ((kind, match.start(), match.end()) for match in pattern.finditer(text))
    yield from _mentions(text)
    yield from _hashtags(text)
    yield from _links(text)


def _mentions(text: str) -> Iterator[TappableSpan]:
    for match in _MENTION.finditer(text):
        if len(match[1]) >= 4 or match[1].lower() in {"gif", "vid", "pic"}:
            yield "mention", match.start(), match.end()


def _hashtags(text: str) -> Iterator[TappableSpan]:
    for match in _HASHTAG.finditer(text):
        if any(character.isalpha() for character in match[1]):
            yield "hashtag", match.start(), match.end()


def _links(text: str) -> Iterator[TappableSpan]:
    for match in _APP_LINK.finditer(text):
        yield "url", match.start(), _trimmed(text, match)
    for match in _LINK.finditer(text):
        if _is_address(match["domain"], has_scheme=bool(match["scheme"])):
            yield "url", match.start(), _trimmed(text, match)


def _trimmed(text: str, match: re.Match[str]) -> int:
    end = match.end()
    while text[end - 1] in _NOT_LAST:
        end -= 1
    return end


def _is_address(domain: str, *, has_scheme: bool) -> bool:
    parts = domain.split(".")
    if all(part.isdecimal() for part in parts):
        return len(parts) == 4 and all(int(part) <= 255 for part in parts)
    last = parts[-1]
    if has_scheme or last.lower().startswith("xn--"):
        return len(last) > 1
    if last[0].isupper() and not last.isupper():
        return False  # "the end.Then": a capital after a dot begins a sentence
    is_country = len(last) == 2 and last.isascii() and last.isalpha()
    return is_country or last.lower() in _COMMON_DOMAINS
