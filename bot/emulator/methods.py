"""The methods of the Bot API: each one checks as Telegram does, then changes what people see."""

import re
import struct
import unicodedata
from collections.abc import Callable, Collection

from bot.emulator.account import Account, CallbackQuery, Chat
from bot.emulator.chat_members import chat_member
from bot.emulator.entities import MarkupError, formatted, parse_html, read_entities, utf16_length
from bot.emulator.files import StoredFile
from bot.emulator.group_chats import GroupChat
from bot.emulator.keyboards import inline_keyboard
from bot.emulator.parameters import Parameters, Upload
from bot.emulator.person import Person
from bot.emulator.responses import Json, Refusal, bad_request

TAP_ANSWERABLE = 15.0
DELETABLE = 48 * 3600
MAX_DOWNLOAD = 20 * 1024 * 1024
MAX_PHOTO = 10 * 1024 * 1024


def get_me(account: Account, given: Parameters) -> Json:
    return {
        **account.bot,
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def delete_webhook(account: Account, given: Parameters) -> bool:
    if given.get("drop_pending_updates"):
        account.updates.forget_all()
    return True


def send_message(account: Account, given: Parameters) -> Json:
    person = _recipient(account, given)
    content = _text(account, given)
    return _deliver(account, person, given, content)


def send_document(account: Account, given: Parameters) -> Json:
    person = _recipient(account, given)
    stored = _stored(account, given, "document")
    content = {"document": stored.as_document(), **_caption(account, given)}
    return _deliver(account, person, given, content)


def send_photo(account: Account, given: Parameters) -> Json:
    person = _recipient(account, given)
    stored = _stored(account, given, "photo")
    width, height = _photo_size(stored.content)
    photo = {**stored.as_json(), "width": width, "height": height}
    content = {"photo": [photo], **_caption(account, given)}
    if given.get("show_caption_above_media"):
        content["show_caption_above_media"] = True
    if given.get("has_spoiler"):
        content["has_media_spoiler"] = True
    return _deliver(account, person, given, content)


def edit_message_text(account: Account, given: Parameters) -> Json:
    person = _recipient(account, given)
    message = _editable(account, person, given)
    if "rich_message" in given:
        raise bad_request("rich messages are not spoken by this stand-in for Telegram")
    if "text" not in message:
        raise bad_request("there is no text in the message to edit")
    content = _text(account, given)
    kept = {key: message[key] for key in message.keys() - _TEXT_FIELDS}
    return _replace(account, person, message, kept | content, given)


def edit_message_reply_markup(account: Account, given: Parameters) -> Json:
    person = _recipient(account, given)
    message = _editable(account, person, given)
    return _replace(account, person, message, message, given)


def delete_message(account: Account, given: Parameters) -> bool:
    person = _chat(account, given)
    message = person.message(_message_id(given))
    if message is None:
        raise bad_request("message to delete not found")
    if account.now() - message["date"] > DELETABLE:
        raise bad_request("message can't be deleted for everyone")
    person.delete(message["message_id"])
    return True


def answer_callback_query(account: Account, given: Parameters) -> bool:
    query = _open_query(account, given)
    text = given.get("text", "")
    if utf16_length(text) > 200:
        raise bad_request("MESSAGE_TOO_LONG")
    url = given.get("url", "")
    if url and not re.match(r"(?:https?://)?(?:t\.me|telegram\.me)/\w+\?start=|tg://", url):
        raise bad_request("URL_INVALID")
    query.answer = {"text": text, "show_alert": given.get("show_alert", False)}
    if url:
        query.answer["url"] = url
    query.answered.set()
    account.publish("toast", query.user_id, {"query_id": query.id, **query.answer})
    return True


_CHAT_ACTIONS = frozenset(
    """
    typing upload_photo record_video upload_video record_voice upload_voice upload_document
    choose_sticker find_location record_video_note upload_video_note
    """.split()  # noqa: SIM905
)


def send_chat_action(account: Account, given: Parameters) -> bool:
    person = _recipient(account, given)
    if given.get("action") not in _CHAT_ACTIONS:
        raise bad_request("wrong parameter action in request")
    account.publish("action", person.id, {"action": given["action"]})
    return True


def get_file(account: Account, given: Parameters) -> Json:
    stored = account.files.get(given.get("file_id", ""))
    if stored is None:
        raise bad_request("invalid file_id")
    if len(stored.content) > MAX_DOWNLOAD:
        raise bad_request("file is too big")
    return {**stored.as_json(), "file_path": stored.path}


def get_chat(account: Account, given: Parameters) -> Json:
    return {
        **_chat(account, given).chat,
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(_GIFT_TYPES, False),
    }


_GIFT_TYPES = (
    "unlimited_gifts",
    "limited_gifts",
    "unique_gifts",
    "premium_subscription",
    "gifts_from_channels",
)


def get_chat_member(account: Account, given: Parameters) -> Json:
    chat = _chat(account, given)
    if "user_id" not in given:
        raise bad_request("user_id is empty")
    if isinstance(chat, GroupChat):
        return chat.member(given["user_id"])
    if given["user_id"] == chat.id:
        return chat_member(account.users[chat.id], "member")
    if given["user_id"] == account.bot["id"]:
        blocked = isinstance(chat, Person) and chat.blocked
        return chat_member(account.bot, "kicked" if blocked else "member")
    raise bad_request("member not found")


def get_chat_administrators(account: Account, given: Parameters) -> list[Json]:
    return _group(
        account, given, "there are no administrators in the private chat"
    ).administrators()


def leave_chat(account: Account, given: Parameters) -> bool:
    _group(account, given, "chat member status can't be changed in private chats").remove_itself()
    return True


def set_my_commands(account: Account, given: Parameters) -> bool:
    commands = given.get("commands")
    if not isinstance(commands, list):
        raise bad_request("can't parse commands: expected an Array of BotCommand")
    if len(commands) > 100:
        raise bad_request("too many commands: at most 100 can be specified")
    for command in commands:
        _check_command(command)
    account.commands[_scope(account, given)] = commands
    account.publish("commands", 0)
    return True


def delete_my_commands(account: Account, given: Parameters) -> bool:
    account.commands.pop(_scope(account, given), None)
    account.publish("commands", 0)
    return True


def get_my_commands(account: Account, given: Parameters) -> list[dict[str, str]]:
    return account.commands.get(_scope(account, given), [])


def set_my_description(account: Account, given: Parameters) -> bool:
    _language(given)
    if len(given.get("description", "")) > 512:
        raise bad_request("BOT_DESCRIPTION_TOO_LONG")
    return True


def set_my_short_description(account: Account, given: Parameters) -> bool:
    _language(given)
    if len(given.get("short_description", "")) > 120:
        raise bad_request("BOT_SHORT_DESCRIPTION_TOO_LONG")
    return True


METHODS: dict[str, Callable[[Account, Parameters], object]] = {
    "getMe": get_me,
    "deleteWebhook": delete_webhook,
    "setMyCommands": set_my_commands,
    "deleteMyCommands": delete_my_commands,
    "getMyCommands": get_my_commands,
    "setMyDescription": set_my_description,
    "setMyShortDescription": set_my_short_description,
    "sendMessage": send_message,
    "sendDocument": send_document,
    "sendPhoto": send_photo,
    "editMessageText": edit_message_text,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "answerCallbackQuery": answer_callback_query,
    "sendChatAction": send_chat_action,
    "getFile": get_file,
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getChatAdministrators": get_chat_administrators,
    "leaveChat": leave_chat,
}
"""All but getUpdates, which waits and so belongs to the server."""


# Who and what


def _chat(account: Account, given: Parameters) -> Chat:
    if given.get("chat_id", "") == "":
        raise bad_request("chat_id is empty")
    wanted = given["chat_id"]
    chat = account.chats.get(wanted)
    if chat is None:
        raise bad_request("chat not found")
    if isinstance(chat, GroupChat):
        chat.require_bot()
    return chat


def _recipient(account: Account, given: Parameters) -> Chat:
    chat = _chat(account, given)
    if isinstance(chat, Person) and not chat.started:
        raise Refusal("Forbidden: bot can't initiate conversation with a user", 403)
    if isinstance(chat, Person) and chat.blocked:
        raise Refusal("Forbidden: bot was blocked by the user", 403)
    return chat


def _group(account: Account, given: Parameters, otherwise: str) -> GroupChat:
    chat = _chat(account, given)
    if not isinstance(chat, GroupChat):
        raise bad_request(otherwise)
    return chat


def _write(chat: Chat, message: Json) -> None:
    """A message or a new version of one is put before people, within what a group takes."""
    if isinstance(chat, GroupChat):
        chat.count_message()
    chat.show(message)


def _message_id(given: Parameters) -> int:
    if "message_id" not in given:
        raise bad_request("message identifier is not specified")
    return int(given["message_id"])


def _editable(account: Account, person: Chat, given: Parameters) -> Json:
    message = person.message(_message_id(given))
    if message is None:
        raise bad_request("message to edit not found")
    if message["from"]["id"] != account.bot["id"]:
        raise bad_request("message can't be edited")
    return message


def _open_query(account: Account, given: Parameters) -> CallbackQuery:
    query = account.queries.get(given.get("callback_query_id", ""))
    if query is None or query.answer is not None or account.clock() - query.at > TAP_ANSWERABLE:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    return query


# What a message says

_TEXT_FIELDS = frozenset({"text", "entities", "link_preview_options"})


_PREVIEW_FIELDS = frozenset(
    "is_disabled url prefer_small_media prefer_large_media show_above_text".split()  # noqa: SIM905
)


def _text(account: Account, given: Parameters) -> Json:
    content = _formatted(account, given, "text", 4096)
    if "link_preview_options" in given:
        content["link_preview_options"] = _object(given, "link_preview_options", _PREVIEW_FIELDS)
    return content


def _object(given: Parameters, name: str, fields: Collection[str]) -> Json:
    """A parameter that is an object with some of these fields and no other."""
    value = given[name]
    if not isinstance(value, dict) or not value.keys() <= set(fields):
        raise bad_request(f"can't parse {name}: expected an Object with its documented fields")
    return value


def _caption(account: Account, given: Parameters) -> Json:
    if not given.get("caption"):
        return {}
    return _formatted(account, given, "caption", 1024)


def _formatted(account: Account, given: Parameters, name: str, limit: int) -> Json:
    """{"text": …, "entities": […]} or the same for a caption, entities only if there are any."""
    source = given.get(name, "")
    listed = "entities" if name == "text" else f"{name}_entities"
    if not source:
        raise bad_request("message text is empty")
    try:
        text, entities = _parsed(source, given.get("parse_mode", ""), given.get(listed, []))
    except MarkupError as problem:
        raise bad_request(f"can't parse entities: {problem}") from None
    if name == "text" and not _visible(text):
        raise bad_request("text must be non-empty")
    if utf16_length(text) > limit:
        what = "message" if name == "text" else "message caption"
        raise bad_request(f"{what} is too long")
    entities = [known for entity in entities if (known := _known_mention(account, entity))]
    return {name: text} | ({listed: entities} if entities else {})


def _parsed(source: str, parse_mode: str, given: object) -> tuple[str, list[Json]]:
    if parse_mode.lower() == "html":
        return formatted(*parse_html(source))
    if parse_mode:
        raise bad_request("unsupported parse_mode; this stand-in for Telegram speaks HTML")
    return formatted(source, read_entities(source, given))


def _visible(text: str) -> bool:
    return any(unicodedata.category(sign) not in {"Cf", "Zs", "Zl", "Zp", "Cc"} for sign in text)


def _known_mention(account: Account, entity: Json) -> Json | None:
    """A link to tg://user?id=… mentions a person; Telegram drops it for one it does not know."""
    link = re.fullmatch(r"tg://user\?id=(\d+)", entity.get("url", ""))
    if link is None:
        return entity
    user = account.users.get(int(link[1]))
    if user is None:
        return None
    place = {"offset": entity["offset"], "length": entity["length"]}
    return {"type": "text_mention", **place, "user": user}


# Putting it before people


def _deliver(account: Account, person: Chat, given: Parameters, content: Json) -> Json:
    keyboard = inline_keyboard(given.get("reply_markup"))
    replied = _replied(person, given)
    message: Json = {
        "message_id": next(account.message_ids),
        "from": account.bot,
        "chat": person.chat,
        "date": account.now(),
        **content,
    }
    if given.get("protect_content"):
        message["has_protected_content"] = True
    if replied is not None:
        message["reply_to_message"] = replied
    if keyboard is not None:
        message["reply_markup"] = keyboard
    _write(person, message)
    return message


_REPLY_FIELDS = frozenset(
    """
    message_id chat_id allow_sending_without_reply quote quote_parse_mode quote_entities
    quote_position checklist_task_id poll_option_id
    """.split()  # noqa: SIM905
)


def _replied(person: Chat, given: Parameters) -> Json | None:
    if "reply_parameters" not in given:
        return None
    wanted = _object(given, "reply_parameters", _REPLY_FIELDS)
    message = person.message(wanted.get("message_id", 0))
    if message is None and not wanted.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    if message is None:
        return None
    return {key: message[key] for key in message.keys() - {"reply_to_message"}}


def _replace(account: Account, person: Chat, old: Json, content: Json, given: Parameters) -> Json:
    """The edited message before the person; without a keyboard in the call, it loses its own."""
    keyboard = inline_keyboard(given.get("reply_markup"), only_inline=True)
    new = {key: value for key, value in content.items() if key != "reply_markup"}
    if keyboard is not None:
        new["reply_markup"] = keyboard
    if all(new.get(key) == old.get(key) for key in (*_TEXT_FIELDS, "reply_markup")):
        raise bad_request(
            "message is not modified: specified new message content and reply markup are exactly "
            "the same as a current content and reply markup of the message"
        )
    new["edit_date"] = account.now()
    _write(person, new)
    return new


# Files


def _stored(account: Account, given: Parameters, name: str) -> StoredFile:
    value = given.get(name)
    if isinstance(value, Upload):
        if not value.content:
            raise bad_request("file must be non-empty")
        return account.add_file(value.name, value.content, f"{name}s")
    if not value:
        raise bad_request(f"there is no {name} in the request")
    if value not in account.files:
        raise bad_request("wrong file identifier/HTTP URL specified")
    return account.files[value]


def _photo_size(content: bytes) -> tuple[int, int]:
    if len(content) > MAX_PHOTO:
        raise bad_request(
            f"file of size {len(content)} bytes is too big for a photo; "
            f"the maximum size is {MAX_PHOTO} bytes"
        )
    width, height = _png_size(content) or _jpeg_size(content) or (0, 0)
    if not width or not height:
        raise bad_request("IMAGE_PROCESS_FAILED")
    if width + height > 10_000 or max(width, height) > 20 * min(width, height):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return width, height


def _png_size(content: bytes) -> tuple[int, int] | None:
    if not content.startswith(b"\x89PNG\r\n\x1a\n") or len(content) < 24:
        return None
    width, height = struct.unpack(">II", content[16:24])
    return width, height


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    """From the frame header, the first marker C0-CF that is not a table (ITU T.81, B.1.1.3)."""
    frame = re.search(
        rb"\xff[\xc0-\xc3\xc5-\xc7\xc9-\xcb\xcd-\xcf]..\x08(....)", content, re.DOTALL
    )
    if not content.startswith(b"\xff\xd8") or frame is None:
        return None
    height, width = struct.unpack(">HH", frame[1])
    return width, height


# Commands

_SCOPES = frozenset({"default", "all_private_chats", "all_group_chats", "all_chat_administrators"})


def _check_command(command: object) -> None:
    if not isinstance(command, dict) or command.keys() != {"command", "description"}:
        raise bad_request("can't parse BotCommand: it has a command and a description")
    if not re.fullmatch(r"[a-z0-9_]{1,32}", str(command["command"])):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(str(command["description"]).strip()) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")


def _scope(account: Account, given: Parameters) -> tuple[str, str]:
    """(scope, language) as a key; a chat's scope is "chat" and its id."""
    scope = given.get("scope", {"type": "default"})
    kind = scope.get("type") if isinstance(scope, dict) else None
    if kind == "chat":
        return f"chat {_chat(account, scope).id}", _language(given)
    if kind not in _SCOPES:
        raise bad_request("can't parse BotCommandScope: unsupported type specified")
    return str(kind), _language(given)


def _language(given: Parameters) -> str:
    language = str(given.get("language_code", ""))
    if not re.fullmatch(r"(?:[a-z]{2})?", language):
        raise bad_request("invalid language code specified")
    return language
