"""Formatted text as Telegram takes it: strict HTML or entities in, plain text and entities out.

The rules, down to the error texts, are TDLib's (`parse_html`, `fix_formatted_text`). Inside this
module an entity counts code points; Telegram's UTF-16 offsets are made at the very end.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from bot.emulator.responses import Json
from bot.emulator.tappable import find_tappable


class MarkupError(ValueError):
    """The text's markup is wrong; the sentence is Telegram's own."""


@dataclass(frozen=True)
class Entity:
    type: str
    start: int
    end: int
    extra: Mapping[str, Any] = field(default_factory=dict)


def utf16_length(text: str) -> int:
    return len(text) + sum(sign > "\uffff" for sign in text)


def formatted(text: str, entities: Sequence[Entity] = ()) -> tuple[str, list[Json]]:
    """The text as people will see it, and its entities as a Message lists them."""
    text, entities = _cleaned(text, entities)
    text, entities = _stripped(text, entities)
    kept = list(_apart_from_code(entities))
    kept += _found(text, kept)
    kept = [entity for entity in kept if text[entity.start : entity.end].strip()]
    kept.sort(key=lambda entity: (entity.start, -entity.end))
    return text, [_as_json(text, entity) for entity in kept[:100]]


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """Telegram's HTML: only its tags, every one closed, in order.

    Raises MarkupError with Telegram's sentence and byte offset.
    """
    return _Html(source).read()


def read_entities(text: str, given: object) -> list[Entity]:
    """The `entities` parameter: a list of MessageEntity objects in UTF-16 units."""
    if not isinstance(given, list):
        raise MarkupError("expected an Array of MessageEntity")
    return [_given_entity(text, one) for one in given]


_GIVEN_TYPES = frozenset(
    """
    blockquote bold code custom_emoji date_time expandable_blockquote italic pre spoiler
    strikethrough text_link text_mention underline
    """.split()  # noqa: SIM905
)
_FOUND_TYPES = frozenset(
    """
    bot_command cashtag email hashtag mention phone_number url
    """.split()  # noqa: SIM905
)
_ENTITY_FIELDS = frozenset(
    """
    type offset length url user language custom_emoji_id unix_time date_time_format
    """.split()  # noqa: SIM905
)


def _given_entity(text: str, one: object) -> Entity:
    if not isinstance(one, dict) or not one.keys() <= _ENTITY_FIELDS:
        raise MarkupError("expected a MessageEntity object with the fields of a MessageEntity")
    if one.get("type") not in _GIVEN_TYPES | _FOUND_TYPES:
        raise MarkupError(f'unsupported MessageEntity type "{one.get("type")}"')
    offset, length = one.get("offset"), one.get("length")
    if not isinstance(offset, int) or not isinstance(length, int) or offset < 0 or length <= 0:
        raise MarkupError("a MessageEntity needs an offset of 0 or more and a positive length")
    wide = text.encode("utf-16-le")
    if 2 * (offset + length) > len(wide):
        raise MarkupError("a MessageEntity ends beyond the text")
    try:
        start = len(wide[: 2 * offset].decode("utf-16-le"))
        end = len(wide[: 2 * (offset + length)].decode("utf-16-le"))
    except UnicodeDecodeError:
        raise MarkupError("a MessageEntity begins or ends inside of a UTF-16 symbol") from None
    extra = {key: one[key] for key in one if key not in {"type", "offset", "length"}}
    return Entity(one["type"], start, end, extra)


# What Telegram changes in every text: control characters, invisible order marks, outer spaces.

_UNWANTED = re.compile(r"[\x00-\x09\x0b-\x1f\u2028-\u202e\u030a\u0333\u033f]")


def _cleaned(text: str, entities: Sequence[Entity]) -> tuple[str, Sequence[Entity]]:
    if not _UNWANTED.search(text):
        return text, entities
    moved, signs = [0], ""
    for sign in text:
        signs += _clean_sign(sign)
        moved.append(len(signs))
    return signs, [replace(e, start=moved[e.start], end=moved[e.end]) for e in entities]


def _clean_sign(sign: str) -> str:
    if not _UNWANTED.match(sign):
        return sign
    return " " if sign < " " and sign != "\r" else ""


def _stripped(text: str, entities: Sequence[Entity]) -> tuple[str, Sequence[Entity]]:
    stripped = text.strip(" \n")
    if stripped == text:
        return text, entities
    lead, size = len(text) - len(text.lstrip(" \n")), len(stripped)
    moved = [
        replace(e, start=min(max(e.start - lead, 0), size), end=min(max(e.end - lead, 0), size))
        for e in entities
    ]
    return stripped, [entity for entity in moved if entity.start < entity.end]


_CODE = frozenset({"pre", "code"})
_QUOTE = frozenset({"blockquote", "expandable_blockquote"})
_SPLITTABLE = frozenset({"bold", "italic", "underline", "strikethrough", "spoiler"})


def _apart_from_code(entities: Sequence[Entity]) -> Iterator[Entity]:
    """Nothing but a quotation may share text with code: styles are split, links give way."""
    code = _outermost([entity for entity in entities if entity.type in _CODE])
    yield from code
    for entity in entities:
        if entity.type in _QUOTE:
            yield entity
        elif entity.type in _SPLITTABLE:
            yield from _without(entity, code)
        elif entity.type in _GIVEN_TYPES - _CODE and not _touches(entity, code):
            yield entity


def _outermost(code: list[Entity]) -> list[Entity]:
    kept: list[Entity] = []
    for entity in sorted(code, key=lambda e: (e.start, -e.end, e.type != "pre")):
        if not kept or entity.start >= kept[-1].end:
            kept.append(entity)
    return kept


def _without(entity: Entity, code: list[Entity]) -> Iterator[Entity]:
    start = entity.start
    for hole in code:
        if hole.end <= start or hole.start >= entity.end:
            continue
        if start < hole.start:
            yield replace(entity, start=start, end=hole.start)
        start = hole.end
    if start < entity.end:
        yield replace(entity, start=start)


def _touches(entity: Entity, others: Sequence[Entity]) -> bool:
    return any(entity.start < other.end and other.start < entity.end for other in others)


def _found(text: str, entities: list[Entity]) -> list[Entity]:
    """What Telegram makes tappable by itself, outside code and the bot's own links."""
    taken = [e for e in entities if e.type not in _QUOTE | _SPLITTABLE]
    whole = Entity("", 0, len(text))
    return [
        Entity(kind, gap.start + start, gap.start + end)
        for gap in _without(whole, sorted(taken, key=lambda e: e.start))
        for kind, start, end in find_tappable(text[gap.start : gap.end])
    ]


def _as_json(text: str, entity: Entity) -> Json:
    offset = utf16_length(text[: entity.start])
    length = utf16_length(text[entity.start : entity.end])
    return {"type": entity.type, "offset": offset, "length": length, **entity.extra}


# HTML

_TYPE_OF_TAG = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "span": "spoiler",
    "tg-spoiler": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#x(?P<hex>[0-9a-fA-F]+)|#(?P<number>\d+)|(?P<name>[A-Za-z]+));?")
_SPECIAL = re.compile(r"[<&]")
_NAME = re.compile(r"[^\s>]*")
_SPACE = re.compile(r"\s*")
_ATTRIBUTE = re.compile(r"[^\s=>]*")
_TOKEN = re.compile(r"[A-Za-z0-9.-]*")


@dataclass(frozen=True)
class _Tag:
    name: str
    attributes: Mapping[str, str]
    start: int


class _Html:
    """One reading of one text: `at` walks over the source, `plain` grows, `open` is the stack."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.plain: list[str] = []
        self.length = 0
        self.open: list[_Tag] = []
        self.entities: list[Entity] = []

    def read(self) -> tuple[str, list[Entity]]:
        while match := _SPECIAL.search(self.source, self.at):
            self._add(self.source[self.at : match.start()])
            self.at = match.start()
            self._special()
        self._add(self.source[self.at :])
        if self.open:
            raise MarkupError(
                f'Can\'t find end tag corresponding to start tag "{self.open[-1].name}"'
            )
        text = "".join(self.plain)
        if any("\ud800" <= sign <= "\udfff" for sign in text):
            raise MarkupError(
                "Text contains invalid Unicode characters after decoding HTML entities, "
                "check for unmatched surrogate code units"
            )
        return text, [replace(e, extra={}) if e.type == "code" else e for e in self.entities]

    def _add(self, text: str) -> None:
        self.plain.append(text)
        self.length += len(text)

    def _special(self) -> None:
        if self.source[self.at] == "&":
            sign, self.at = _decoded(self.source, self.at)
            self._add(sign)
        elif self.source.startswith("</", self.at):
            self._end_tag()
        else:
            self._start_tag()

    def _start_tag(self) -> None:
        begin = self.at
        name = self._take(_NAME, skip=1).lower()
        if self._ended():
            raise MarkupError(f"Unclosed start tag at byte offset {self._byte(begin)}")
        if name not in _TYPE_OF_TAG:
            raise MarkupError(f'Unsupported start tag "{name}" at byte offset {self._byte(begin)}')
        attributes = self._attributes(name, begin)
        if name == "span" and attributes.get("class") != "tg-spoiler":
            raise MarkupError(
                f'Tag "span" must have class "tg-spoiler" at byte offset {self._byte(begin)}'
            )
        self.open.append(_Tag(name, attributes, self.length))

    def _attributes(self, tag: str, begin: int) -> dict[str, str]:
        attributes: dict[str, str] = {}
        while True:
            self._take(_SPACE)
            if self._ended():
                raise MarkupError(f"Unclosed start tag at byte offset {self._byte(begin)}")
            if self.source[self.at] == ">":
                self.at += 1
                return attributes
            key, value = self._attribute(tag, begin)
            attributes[key] = value

    def _attribute(self, tag: str, begin: int) -> tuple[str, str]:
        key = self._take(_ATTRIBUTE)
        if not key:
            raise MarkupError(
                f'Empty attribute name in the tag "{tag}" at byte offset {self._byte(begin)}'
            )
        self._take(_SPACE)
        if not self.source.startswith("=", self.at):
            if (tag, key) == ("blockquote", "expandable"):
                return key, ""
            raise MarkupError(
                f'Expected equal sign in declaration of an attribute of the tag "{tag}" '
                f"at byte offset {self._byte(begin)}"
            )
        self.at += 1
        self._take(_SPACE)
        return key, self._value(begin)

    def _value(self, begin: int) -> str:
        quote = self.source[self.at : self.at + 1]
        if quote in {"'", '"'}:
            return self._quoted(quote, begin)
        token_at = self.at
        token = self._take(_TOKEN).lower()
        if not self._ended() and not re.match(r"[\s>]", self.source[self.at]):
            raise MarkupError(f"Unexpected end of name token at byte offset {self._byte(token_at)}")
        return token

    def _quoted(self, quote: str, begin: int) -> str:
        end = self.source.find(quote, self.at + 1)
        if end < 0:
            raise MarkupError(f"Unclosed start tag at byte offset {self._byte(begin)}")
        raw, self.at = self.source[self.at + 1 : end], end + 1
        return _REFERENCE.sub(lambda match: _decoded(match[0], 0)[0], raw)

    def _end_tag(self) -> None:
        begin = self.at
        if not self.open:
            raise MarkupError(f"Unexpected end tag at byte offset {self._byte(begin)}")
        name = self._take(_NAME, skip=2).lower()
        self._take(_SPACE)
        if not self.source.startswith(">", self.at):
            raise MarkupError(f"Unclosed end tag at byte offset {self._byte(begin)}")
        self.at += 1
        tag = self.open.pop()
        if name not in {"", tag.name}:
            raise MarkupError(
                f"Unmatched end tag at byte offset {self._byte(begin)}, "
                f'expected "</{tag.name}>", found "</{name}>"'
            )
        if self.length > tag.start:
            self._close(tag)

    def _close(self, tag: _Tag) -> None:
        entity = Entity(_TYPE_OF_TAG[tag.name], tag.start, self.length)
        match tag.name:
            case "a":
                entity = _link(entity, tag.attributes.get("href") or self._inside(tag))
            case "blockquote" if "expandable" in tag.attributes:
                entity = replace(entity, type="expandable_blockquote")
            case "tg-emoji":
                entity = replace(entity, extra={"custom_emoji_id": _emoji(tag)})
            case "tg-time":
                entity = replace(entity, extra=_moment(tag))
            case "pre" | "code" if self._names_language(entity, tag):
                return
        if entity.type:
            self.entities.append(entity)

    def _inside(self, tag: _Tag) -> str:
        return "".join(self.plain)[tag.start :]

    def _names_language(self, entity: Entity, tag: _Tag) -> bool:
        """<pre><code class="language-python">: two tags, one `pre` entity with a language."""
        if tag.name == "code":
            name = tag.attributes.get("class", "")
            if name.startswith("language-") and self.open and self.open[-1].name == "pre":
                extra = {"language": name.removeprefix("language-")}
                self.entities.append(replace(entity, extra=extra))
                return True
            return False
        last = self.entities[-1] if self.entities else None
        if last is None or "language" not in last.extra:
            return False
        if (last.type, last.start, last.end) != ("code", entity.start, entity.end):
            return False
        self.entities[-1] = replace(last, type="pre")
        return True

    def _take(self, pattern: re.Pattern[str], skip: int = 0) -> str:
        match = pattern.match(self.source, self.at + skip)
        assert match is not None  # noqa: S101  every pattern used here matches the empty string
        self.at = match.end()
        return match[0]

    def _ended(self) -> bool:
        return self.at >= len(self.source)

    def _byte(self, at: int) -> int:
        return len(self.source[:at].encode("utf-8", "surrogatepass"))


def _decoded(source: str, at: int) -> tuple[str, int]:
    """The sign a reference stands for and where it ends; anything else is a plain "&"."""
    match = _REFERENCE.match(source, at)
    if match is None:
        return "&", at + 1
    if match["name"]:
        sign = _NAMED.get(match["name"])
        return (sign, match.end()) if sign else ("&", at + 1)
    code = int(match["hex"], 16) if match["hex"] else int(match["number"])
    if code == 0 or code >= 0x10FFFF or len(match[0].rstrip(";")) >= 10:
        return "&", at + 1
    return chr(code), match.end()


def _link(entity: Entity, url: str) -> Entity:
    """A link that leads nowhere is no link: Telegram drops it and keeps the text."""
    if re.match(r"(?i)(?:tg|ton)://\w|(?:https?://|ftp://)?[\w~@:-]+(?:\.[\w~-]+)+", url):
        return replace(entity, extra={"url": url if "://" in url else f"http://{url}"})
    return replace(entity, type="")


def _emoji(tag: _Tag) -> str:
    identifier = tag.attributes.get("emoji-id", "")
    if not identifier.isdecimal() or int(identifier) == 0:
        raise MarkupError("Invalid custom emoji identifier specified")
    return identifier


def _moment(tag: _Tag) -> Json:
    moment = tag.attributes.get("unix", "")
    if not moment.isdecimal():
        raise MarkupError('Tag "tg-time" must have a Unix time in its attribute "unix"')
    extra: Json = {"unix_time": int(moment)}
    if "format" in tag.attributes:
        extra["date_time_format"] = tag.attributes["format"]
    return extra
