"""What a JSON object holds, without keeping it: its lists, and the chats of a Telegram account."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from bot.formats.json_stream import JsonStream


@dataclass(frozen=True, slots=True)
class ExportedChat:
    """A chat of Telegram Desktop's export; size: its number of messages."""

    name: object
    id: object
    size: int


@dataclass
class Outline:
    """The lists of an object that begin with an object, and its chats if it has a list of them."""

    lists: set[str] = field(default_factory=set)
    chats: list[ExportedChat] | None = None


def outline_of(stream: JsonStream) -> Outline:
    """The outline of the object that comes next, which is read to its end."""
    found = Outline()
    for key in stream.members():
        mark = stream.peek()
        if key == "chats" and mark == "{":
            found.chats = [_chat(stream) for _ in _chat_list(stream)]
        elif mark == "[":
            for number in stream.elements():
                value = stream.value()
                if number == 1 and isinstance(value, dict):
                    found.lists.add(key)
        else:
            stream.skip()
    return found


def messages_of(stream: JsonStream, chosen: Collection[int]) -> Iterator[Any]:
    """The messages of the chats at these places, in the account that comes next."""
    for key in stream.members():
        if key != "chats":
            stream.skip()
            continue
        for place in _chat_list(stream):
            if place not in chosen or stream.peek() != "{":
                stream.skip()
                continue
            for name in stream.members():
                if name != "messages" or stream.peek() != "[":
                    stream.skip()
                    continue
                for _ in stream.elements():
                    yield stream.value()


def _chat_list(stream: JsonStream) -> Iterator[int]:
    """The places, from 0, of the chats in the object `chats`; each is to be read."""
    for key in stream.members():
        if key == "list" and stream.peek() == "[":
            for number in stream.elements():
                yield number - 1
        else:
            stream.skip()


def _chat(stream: JsonStream) -> ExportedChat:
    if stream.peek() != "{":
        stream.skip()
        return ExportedChat(None, None, 0)
    values: dict[str, Any] = {}
    size = 0
    for key in stream.members():
        if key == "messages" and stream.peek() == "[":
            for number in stream.elements():
                stream.value()
                size = number
        else:
            values[key] = stream.value()
    return ExportedChat(values.get("name"), values.get("id"), size)
