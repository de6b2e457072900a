"""Methods that send, edit and delete messages."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from bot.emulator.account import Account, Chat
from bot.emulator.group_writing import WritableGroup
from bot.emulator.keyboards import inline_keyboard
from bot.emulator.methods.addressing import chat_of, editable_message, message_id, recipient
from bot.emulator.methods.message_content import checked_object, parsed_caption, parsed_text
from bot.emulator.parameters import Parameters, Upload
from bot.emulator.responses import Json, bad_request
from bot.emulator.stored_files import StoredFile, photo_size

DELETABLE_SECONDS = 48 * 3600
_TEXT_FIELDS = frozenset({"text", "entities", "link_preview_options"})
_REPLY_FIELDS = frozenset(
    """
    message_id chat_id allow_sending_without_reply quote quote_parse_mode quote_entities
    quote_position checklist_task_id poll_option_id
    """.split()  # noqa: SIM905
)


def send_message(account: Account, given: Parameters) -> Json:
    chat = recipient(account, given)
    content = parsed_text(account, given)
    return _send(account, chat, given, content)


def send_document(account: Account, given: Parameters) -> Json:
    chat = recipient(account, given)
    stored = _sent_file(account, given, "document")
    content = {"document": stored.as_document(), **parsed_caption(account, given)}
    return _send(account, chat, given, content)


def send_photo(account: Account, given: Parameters) -> Json:
    chat = recipient(account, given)
    stored = _sent_file(account, given, "photo")
    width, height = photo_size(stored.content)
    photo = {**stored.as_json(), "width": width, "height": height}
    content = {"photo": [photo], **parsed_caption(account, given)}
    if given.get("show_caption_above_media"):
        content["show_caption_above_media"] = True
    if given.get("has_spoiler"):
        content["has_media_spoiler"] = True
    return _send(account, chat, given, content)


def edit_message_text(account: Account, given: Parameters) -> Json:
    chat = recipient(account, given)
    message = editable_message(chat, given)
    if "rich_message" in given:
        raise bad_request("rich messages are not supported by this emulator")
    if "text" not in message:
        raise bad_request("there is no text in the message to edit")
    content = parsed_text(account, given)
    kept = {key: message[key] for key in message.keys() - _TEXT_FIELDS}
    return _edit(account, chat, message, kept | content, given)


def edit_message_reply_markup(account: Account, given: Parameters) -> Json:
    chat = recipient(account, given)
    message = editable_message(chat, given)
    return _edit(account, chat, message, message, given)


def delete_message(account: Account, given: Parameters) -> bool:
    chat = chat_of(account, given)
    message = chat.message(message_id(given))
    if message is None:
        raise bad_request("message to delete not found")
    if account.now() - message["date"] > DELETABLE_SECONDS:
        raise bad_request("message can't be deleted for everyone")
    chat.delete(message["message_id"])
    return True


def pin_chat_message(account: Account, given: Parameters) -> bool:
    chat = chat_of(account, given)
    message = chat.message(message_id(given))
    if message is None:
        raise bad_request("message to pin not found")
    if not isinstance(chat, WritableGroup):
        raise bad_request("this emulator pins messages in groups only")
    chat.pin(message["message_id"])
    return True


def _send(account: Account, chat: Chat, given: Parameters, content: Json) -> Json:
    keyboard = inline_keyboard(given.get("reply_markup"))
    replied = _replied_message(chat, given)
    topic = chat.in_topic(given.get("message_thread_id"))
    kind = next(name for name in ("text", "document", "photo") if name in content)
    chat.require_right_to_write(kind, given.get("message_thread_id"))
    message: Json = {
        "message_id": next(account.message_ids),
        **chat.bot_as_sender(),
        "chat": chat.chat,
        "date": account.now(),
        **topic,
        **content,
    }
    if given.get("protect_content"):
        message["has_protected_content"] = True
    if replied is not None:
        message["reply_to_message"] = replied
    if keyboard is not None:
        message["reply_markup"] = keyboard
    _show(chat, message)
    return message


def _replied_message(chat: Chat, given: Parameters) -> Json | None:
    if "reply_parameters" not in given:
        return None
    reply = checked_object(given, "reply_parameters", _REPLY_FIELDS)
    message = chat.message(reply.get("message_id", 0))
    if message is None and not reply.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    if message is None:
        return None
    return {key: message[key] for key in message.keys() - {"reply_to_message"}}


def _edit(account: Account, chat: Chat, old: Json, content: Json, given: Parameters) -> Json:
    """Show the edited message; a call without a keyboard removes the keyboard."""
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
    _show(chat, new)
    return new


def _show(chat: Chat, message: Json) -> None:
    """Show a new or edited message, within Telegram's limits."""
    chat.count_message()
    chat.show(message)


def _sent_file(account: Account, given: Parameters, name: str) -> StoredFile:
    value = given.get(name)
    if isinstance(value, Upload):
        if not value.content:
            raise bad_request("file must be non-empty")
        return account.add_file(value.name, value.content, f"{name}s")
    if not value:
        raise bad_request(f"there is no {name} in the request")
    if account.local is not None and value.startswith("file://"):
        return account.add_file(*_read_local(value), f"{name}s")
    if value not in account.files:
        raise bad_request("wrong file identifier/HTTP URL specified")
    return account.files[value]


def _read_local(uri: str) -> tuple[str, bytes]:
    """The name and bytes of a file that a server started with --local reads by itself."""
    path = Path(unquote(urlsplit(uri).path))
    try:
        return path.name, path.read_bytes()
    except OSError:
        raise bad_request("invalid file HTTP URL specified: Can't find real file path") from None
