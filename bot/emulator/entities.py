"""Message entities: checked and cleaned as by Telegram, with those that it finds itself.

The rules are those of TDLib's `fix_formatted_text`. An Entity counts code points; it is converted
to Telegram's UTF-16 units at the end.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from bot.emulator.responses import Json
from bot.emulator.tappable import find_tappable


class MarkupError(ValueError):
    """The markup of a text is wrong; the message is Telegram's own."""


@dataclass(frozen=True)
class Entity:
    """A formatted part of a text, from `start` to `end` in code points."""

    type: str
    start: int
    end: int
    extra: Mapping[str, Any] = field(default_factory=dict)


def utf16_length(text: str) -> int:
    """The length of a text in UTF-16 units, as Telegram counts it."""
    return len(text) + sum(character > "\uffff" for character in text)


def formatted(text: str, entities: Sequence[Entity] = ()) -> tuple[str, list[Json]]:
    """The text as people see it, and its entities as in a Message object."""
    text, entities = _cleaned(text, entities)
    text, entities = _stripped(text, entities)
    kept = list(_separated_from_code(entities))
    kept += _automatic_entities(text, kept)
    kept = [entity for entity in kept if text[entity.start : entity.end].strip()]
    kept.sort(key=lambda entity: (entity.start, -entity.end))
    return text, [_as_json(text, entity) for entity in kept[:100]]


def read_entities(text: str, given: object) -> list[Entity]:
    """The `entities` parameter: a list of MessageEntity objects in UTF-16 units."""
    if not isinstance(given, list):
        raise MarkupError("expected an Array of MessageEntity")
    return [_checked_entity(text, entity) for entity in given]


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


def _checked_entity(text: str, given: object) -> Entity:
    if not isinstance(given, dict) or not given.keys() <= _ENTITY_FIELDS:
        raise MarkupError("expected a MessageEntity object with the fields of a MessageEntity")
    if given.get("type") not in _GIVEN_TYPES | _FOUND_TYPES:
        raise MarkupError(f'unsupported MessageEntity type "{given.get("type")}"')
    offset, length = given.get("offset"), given.get("length")
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
    extra = {key: given[key] for key in given if key not in {"type", "offset", "length"}}
    return Entity(given["type"], start, end, extra)


# Changes that Telegram makes to every text: control characters, direction marks, outer spaces.

_REMOVED = re.compile(r"[\x00-\x09\x0b-\x1f\u2028-\u202e\u030a\u0333\u033f]")


def _cleaned(text: str, entities: Sequence[Entity]) -> tuple[str, Sequence[Entity]]:
    if not _REMOVED.search(text):
        return text, entities
    new_position, cleaned = [0], ""
    for character in text:
        cleaned += _clean_character(character)
        new_position.append(len(cleaned))
    return cleaned, [
        replace(e, start=new_position[e.start], end=new_position[e.end]) for e in entities
    ]


def _clean_character(character: str) -> str:
    if not _REMOVED.match(character):
        return character
    return " " if character < " " and character != "\r" else ""


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


def _separated_from_code(entities: Sequence[Entity]) -> Iterator[Entity]:
    """Only a quotation may overlap code: styles are split, links are dropped."""
    code = _outermost([entity for entity in entities if entity.type in _CODE])
    yield from code
    for entity in entities:
        if entity.type in _QUOTE:
            yield entity
        elif entity.type in _SPLITTABLE:
            yield from _without(entity, code)
        elif entity.type in _GIVEN_TYPES - _CODE and not _overlaps(entity, code):
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


def _overlaps(entity: Entity, others: Sequence[Entity]) -> bool:
    return any(entity.start < other.end and other.start < entity.end for other in others)


def _automatic_entities(text: str, entities: list[Entity]) -> list[Entity]:
    """The entities that Telegram finds itself, outside code and the bot's own links."""
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
