"""Telegram's messages, as Desktop, the Bot API and Telethon write them; never who sent them."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any, Final

from bot.formats.read_options import ReadOptions
from bot.formats.records.record import FlatRecord, JsonObject, LeftOut, RecordForm
from bot.wording.translatable import sentence

SERVICE: Final = LeftOut(sentence("file-service"))
NO_TEXT: Final = LeftOut(sentence("file-no-text"))
OTHER_DAYS: Final = LeftOut(sentence("file-other-days"))

_UPDATES: Final = ("message", "edited_message", "channel_post", "edited_channel_post")


def recognise_desktop(record: JsonObject) -> bool:
    is_message = record.get("type") in ("message", "service") and "id" in record
    return is_message and ("date" in record or "date_unixtime" in record)


def flatten_desktop(record: JsonObject, options: ReadOptions) -> FlatRecord | LeftOut:
    if record.get("type") != "message":
        return SERVICE
    return _message(text_of(record.get("text")), record.get("id"), record.get("date"), options)


def recognise_bot_api(record: JsonObject) -> bool:
    return "message_id" in record or "update_id" in record


def flatten_bot_api(record: JsonObject, options: ReadOptions) -> FlatRecord | LeftOut:
    if "update_id" in record:
        found = [record[kind] for kind in _UPDATES if isinstance(record.get(kind), dict)]
        if not found:
            return LeftOut(sentence("file-no-messages"))
        record = found[0]
    text = record.get("text") or record.get("caption") or ""
    return _message(text_of(text), record.get("message_id"), record.get("date"), options)


def recognise_telethon(record: JsonObject) -> bool:
    return record.get("_") in ("Message", "MessageService")


def flatten_telethon(record: JsonObject, options: ReadOptions) -> FlatRecord | LeftOut:
    if record["_"] != "Message":
        return SERVICE
    return _message(text_of(record.get("message")), record.get("id"), record.get("date"), options)


def text_of(text: object) -> str:
    """A text that is a string, or a list of strings and of entities (links, mentions, bold)."""
    if isinstance(text, str):
        return text
    parts = text if isinstance(text, list) else []
    found = (part.get("text") if isinstance(part, Mapping) else part for part in parts)
    return "".join(part for part in found if isinstance(part, str))


def _message(text: str, number: object, sent: object, options: ReadOptions) -> FlatRecord | LeftOut:
    """Number and time of a message are kept; names, ids and chats are not."""
    if not text.strip():
        return NO_TEXT
    day = _day(sent)
    if (options.since or options.until) and (
        day is None
        or (options.since is not None and day < options.since)
        or (options.until is not None and day > options.until)
    ):
        return OTHER_DAYS
    values: dict[str, Any] = {"text": text, "message_id": number, "date": sent}
    return FlatRecord(values, None)


def _day(sent: object) -> date | None:
    try:
        if isinstance(sent, int):
            return datetime.fromtimestamp(sent, UTC).date()
        return date.fromisoformat(str(sent)[:10])
    except (ValueError, OverflowError, OSError):
        return None


TELEGRAM_FORMS: Final = (
    RecordForm("Telegram Desktop", recognise_desktop, flatten_desktop),
    RecordForm("Telegram messages", recognise_bot_api, flatten_bot_api),
    RecordForm("Telegram messages", recognise_telethon, flatten_telethon),
)
