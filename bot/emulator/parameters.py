"""Typed parameters of a Bot API method from an HTTP request, or Telegram's refusal."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, unquote

from starlette.requests import Request

from bot.emulator.responses import Refusal, bad_request

Parameters = dict[str, Any]

MAX_UPLOAD = 50 * 1024 * 1024


@dataclass(frozen=True)
class Upload:
    """A file in the request."""

    name: str
    content: bytes


_SEND = """
    business_connection_id chat_id message_thread_id direct_messages_topic_id disable_notification
    protect_content allow_paid_broadcast message_effect_id suggested_post_parameters
    reply_parameters reply_markup
"""
_EDIT = "business_connection_id chat_id message_id inline_message_id reply_markup"

PARAMETERS = {
    method: frozenset(names.split())
    for method, names in {
        "getMe": "",
        "getUpdates": "offset limit timeout allowed_updates",
        "setWebhook": "url certificate ip_address max_connections allowed_updates"
        " drop_pending_updates secret_token",
        "deleteWebhook": "drop_pending_updates",
        "getWebhookInfo": "",
        "setMyCommands": "commands scope language_code",
        "deleteMyCommands": "scope language_code",
        "getMyCommands": "scope language_code",
        "setMyDescription": "description language_code",
        "setMyShortDescription": "short_description language_code",
        "sendMessage": f"{_SEND} text parse_mode entities link_preview_options",
        "sendDocument": f"{_SEND} document thumbnail caption parse_mode caption_entities"
        " disable_content_type_detection",
        "sendPhoto": f"{_SEND} photo caption parse_mode caption_entities"
        " show_caption_above_media has_spoiler",
        "editMessageText": f"{_EDIT} text parse_mode entities link_preview_options rich_message",
        "editMessageReplyMarkup": _EDIT,
        "deleteMessage": "chat_id message_id",
        "pinChatMessage": "business_connection_id chat_id message_id disable_notification",
        "answerCallbackQuery": "callback_query_id text show_alert url cache_time",
        "sendChatAction": "business_connection_id chat_id message_thread_id action",
        "getFile": "file_id",
        "getChat": "chat_id",
        "getChatMember": "chat_id user_id",
        "getChatAdministrators": "chat_id return_bots",
        "leaveChat": "chat_id",
    }.items()
}
"""The parameters of each method; Telegram ignores other names, the emulator refuses them."""

METHOD_NAMES = {method.lower(): method for method in PARAMETERS}
"""Method names by their lower case: Telegram ignores the case."""

_TYPES = {
    kind: frozenset(names.split())
    for kind, names in {
        "Integer or String": "chat_id",
        "Integer": """
            cache_time direct_messages_topic_id limit max_connections message_id
            message_thread_id offset timeout user_id
        """,
        "Boolean": """
            allow_paid_broadcast disable_content_type_detection disable_notification
            drop_pending_updates has_spoiler protect_content return_bots show_alert
            show_caption_above_media
        """,
        "Object": """
            allowed_updates caption_entities commands entities link_preview_options reply_markup
            reply_parameters rich_message scope suggested_post_parameters
        """,
        "InputFile": "certificate document photo thumbnail",
    }.items()
}
"""The names of the parameters of each type; all others are of the type String."""

_TRUE, _FALSE = frozenset({"true", "yes", "1"}), frozenset({"false", "no", "0"})


async def read_parameters(request: Request, method: str) -> Parameters:
    """The typed parameters of a call. Errors: Refusal for a name that `method` does not have."""
    given: Parameters = dict(request.query_params)
    given.update(await _body(request))
    attached = {name for name in given if f"attach://{name}" in given.values()}
    for name in given.keys() - PARAMETERS[method] - attached:
        raise bad_request(f'unknown parameter "{name}" of {method}')
    return {
        name: _typed(name, value, given) for name, value in given.items() if name not in attached
    }


def update_kinds(allowed: object) -> list[str]:
    """The parameter allowed_updates."""
    if not isinstance(allowed, list) or not all(isinstance(kind, str) for kind in allowed):
        raise bad_request("can't parse allowed_updates: expected an Array of String")
    return allowed


async def _body(request: Request) -> Parameters:
    length = request.headers.get("content-length", "0")
    if int(length) > MAX_UPLOAD + 1_000_000:  # room for the other parameters
        raise Refusal("Request Entity Too Large", 413)
    body = await request.body()
    kind = request.headers.get("content-type", "")
    if kind.startswith("multipart/form-data"):
        return dict(_multipart(body, kind))
    if kind.startswith("application/json"):
        return _json_body(body)
    return dict(parse_qsl(body.decode(errors="replace"), keep_blank_values=True))


def _json_body(body: bytes) -> Parameters:
    try:
        given = json.loads(body or b"{}")
    except (ValueError, RecursionError):  # also: 100,000 brackets
        given = None
    if not isinstance(given, dict):
        raise bad_request("can't parse JSON object")
    return {name: value for name, value in given.items() if value is not None}


def _multipart(body: bytes, kind: str) -> Iterator[tuple[str, str | Upload]]:
    """RFC 7578 as aiohttp and httpx write it: quoted names, raw bytes."""
    boundary = re.search(r'boundary="?([^";]+)"?', kind)
    if boundary is None:
        raise bad_request("can't parse multipart/form-data: no boundary")
    parts = (b"\r\n" + body).split(b"\r\n--" + boundary[1].encode())
    for part in parts[1:-1]:
        head, _, content = part.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        disposition = dict(re.findall(r'(name|filename)="([^"]*)"', head.decode(errors="replace")))
        if "name" not in disposition:
            raise bad_request("can't parse multipart/form-data: a part has no name")
        name = unquote(disposition["name"])
        if "filename" in disposition:
            yield name, Upload(unquote(disposition["filename"]), content)
        else:
            yield name, content.decode(errors="replace")


def parameter_type(name: str) -> str:
    """The type of a parameter; it is the same in every method."""
    for kind, names in _TYPES.items():
        if name in names:
            return kind
    return "String"


def _typed(name: str, value: Any, given: Parameters) -> Any:
    kind = parameter_type(name)
    if kind == "InputFile":
        return _file(value, given)
    if isinstance(value, Upload):
        raise bad_request(f'the parameter "{name}" is not a file')
    if kind == "Object":
        return _object(name, value)
    if kind in ("Integer", "Integer or String"):
        return _number(name, value)
    if kind == "Boolean":
        return _flag(name, value)
    return _text(name, value)


def _file(value: Any, given: Parameters) -> Upload | str:
    if isinstance(value, str) and value.startswith("attach://"):
        value = given.get(value.removeprefix("attach://"), value)
    if isinstance(value, Upload | str):
        return value
    raise bad_request("can't parse the file: expected an upload or a file_id")


def _object(name: str, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        raise bad_request(f"can't parse {name} JSON object") from None


def _number(name: str, value: Any) -> int | str:
    """An integer; chat_id may also be "@username"."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and re.fullmatch(r"-?\d{1,18}", value, re.ASCII):
        return int(value)
    if name == "chat_id" and isinstance(value, str):
        return value
    raise bad_request(f'the parameter "{name}" must be an integer')


def _flag(name: str, value: Any) -> bool:
    text = str(value).lower()
    if text not in _TRUE | _FALSE:
        raise bad_request(f'the parameter "{name}" must be a boolean')
    return text in _TRUE


def _text(name: str, value: Any) -> str:
    if not isinstance(value, str):
        raise bad_request(f'the parameter "{name}" must be a string')
    if any("\ud800" <= character <= "\udfff" for character in value):
        raise bad_request("strings must be encoded in UTF-8")
    return value
