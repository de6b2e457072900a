"""The text or caption of a message: checked, formatted and measured as at Telegram."""

import re
import unicodedata
from collections.abc import Collection

from bot.emulator.account import Account
from bot.emulator.entities import MarkupError, formatted, read_entities, utf16_length
from bot.emulator.html_markup import parse_html
from bot.emulator.parameters import Parameters
from bot.emulator.responses import Json, bad_request

_PREVIEW_FIELDS = frozenset(
    "is_disabled url prefer_small_media prefer_large_media show_above_text".split()  # noqa: SIM905
)


def parsed_text(account: Account, given: Parameters) -> Json:
    """The text of a message, its entities and its link preview."""
    content = _formatted(account, given, "text", 4096)
    if "link_preview_options" in given:
        content["link_preview_options"] = checked_object(
            given, "link_preview_options", _PREVIEW_FIELDS
        )
    return content


def parsed_caption(account: Account, given: Parameters) -> Json:
    """The caption of a file and its entities; empty without one."""
    if not given.get("caption"):
        return {}
    return _formatted(account, given, "caption", 1024)


def checked_object(given: Parameters, name: str, fields: Collection[str]) -> Json:
    """A parameter that is an object; only these fields are allowed."""
    value = given[name]
    if not isinstance(value, dict) or not value.keys() <= set(fields):
        raise bad_request(f"can't parse {name}: expected an Object with its documented fields")
    return value


def _formatted(account: Account, given: Parameters, name: str, limit: int) -> Json:
    """{"text": …, "entities": […]}, or the same for a caption; no key for no entities."""
    source = given.get(name, "")
    entities_name = "entities" if name == "text" else f"{name}_entities"
    if not source:
        raise bad_request("message text is empty")
    try:
        text, entities = _parsed(source, given.get("parse_mode", ""), given.get(entities_name, []))
    except MarkupError as error:
        raise bad_request(f"can't parse entities: {error}") from None
    if name == "text" and not _has_visible_character(text):
        raise bad_request("text must be non-empty")
    if utf16_length(text) > limit:
        what = "message" if name == "text" else "message caption"
        raise bad_request(f"{what} is too long")
    entities = [known for entity in entities if (known := _known_mention(account, entity))]
    return {name: text} | ({entities_name: entities} if entities else {})


def _parsed(source: str, parse_mode: str, given: object) -> tuple[str, list[Json]]:
    if parse_mode.lower() == "html":
        return formatted(*parse_html(source))
    if parse_mode:
        raise bad_request("unsupported parse_mode; this emulator supports HTML only")
    return formatted(source, read_entities(source, given))


def _has_visible_character(text: str) -> bool:
    invisible = {"Cf", "Zs", "Zl", "Zp", "Cc"}
    return any(unicodedata.category(character) not in invisible for character in text)


def _known_mention(account: Account, entity: Json) -> Json | None:
    """A link to tg://user?id=… becomes a mention; Telegram drops it for an unknown user."""
    link = re.fullmatch(r"tg://user\?id=(\d+)", entity.get("url", ""))
    if link is None:
        return entity
    user = account.users.get(int(link[1]))
    if user is None:
        return None
    place = {"offset": entity["offset"], "length": entity["length"]}
    return {"type": "text_mention", **place, "user": user}
