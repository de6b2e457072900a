"""Telegram's HTML: text with tags in, plain text and entities out.

The rules, down to the error texts, are those of TDLib's `parse_html`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.emulator.entities import Entity, MarkupError
from bot.emulator.responses import Json

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


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """Parse Telegram's HTML, in which every tag must be closed, in order.

    Errors: MarkupError with Telegram's message and byte offset.
    """
    return _HtmlParser(source).parse()


@dataclass(frozen=True)
class _Tag:
    name: str
    attributes: Mapping[str, str]
    start: int


class _HtmlParser:
    """Parses one text: `at` is the position in the source, `open` the stack of open tags."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.plain: list[str] = []
        self.length = 0
        self.open: list[_Tag] = []
        self.entities: list[Entity] = []

    def parse(self) -> tuple[str, list[Entity]]:
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
        if any("\ud800" <= character <= "\udfff" for character in text):
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
            character, self.at = _decoded(self.source, self.at)
            self._add(character)
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
                entity = replace(entity, extra=_date_time(tag))
            case "pre" | "code" if self._has_language(entity, tag):
                return
        if entity.type:
            self.entities.append(entity)

    def _inside(self, tag: _Tag) -> str:
        return "".join(self.plain)[tag.start :]

    def _has_language(self, entity: Entity, tag: _Tag) -> bool:
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
    """The character of a reference and where it ends; anything else is a plain "&"."""
    match = _REFERENCE.match(source, at)
    if match is None:
        return "&", at + 1
    if match["name"]:
        character = _NAMED.get(match["name"])
        return (character, match.end()) if character else ("&", at + 1)
    code = int(match["hex"], 16) if match["hex"] else int(match["number"])
    if code == 0 or code >= 0x10FFFF or len(match[0].rstrip(";")) >= 10:
        return "&", at + 1
    return chr(code), match.end()


def _link(entity: Entity, url: str) -> Entity:
    """Telegram drops a link without a valid address and keeps its text."""
    if re.match(r"(?i)(?:tg|ton)://\w|(?:https?://|ftp://)?[\w~@:-]+(?:\.[\w~-]+)+", url):
        return replace(entity, extra={"url": url if "://" in url else f"http://{url}"})
    return replace(entity, type="")


def _emoji(tag: _Tag) -> str:
    identifier = tag.attributes.get("emoji-id", "")
    if not identifier.isdecimal() or int(identifier) == 0:
        raise MarkupError("Invalid custom emoji identifier specified")
    return identifier


def _date_time(tag: _Tag) -> Json:
    moment = tag.attributes.get("unix", "")
    if not moment.isdecimal():
        raise MarkupError('Tag "tg-time" must have a Unix time in its attribute "unix"')
    extra: Json = {"unix_time": int(moment)}
    if "format" in tag.attributes:
        extra["date_time_format"] = tag.attributes["format"]
    return extra
