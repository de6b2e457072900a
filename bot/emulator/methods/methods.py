"""Every method of the Bot API that the emulator has, by name.

A method checks its parameters as Telegram does, then changes what people see.
"""

import re
from collections.abc import Callable

from bot.emulator.account import Account
from bot.emulator.entities import utf16_length
from bot.emulator.methods import chat_methods as chats
from bot.emulator.methods import command_methods as commands
from bot.emulator.methods import message_methods as messages
from bot.emulator.methods import webhook_methods as webhooks
from bot.emulator.methods.addressing import open_query
from bot.emulator.parameters import Parameters
from bot.emulator.responses import Json, bad_request

MAX_DOWNLOAD = 20 * 1024 * 1024


def get_me(account: Account, given: Parameters) -> Json:
    return {
        **account.bot,
        "can_join_groups": True,
        "can_read_all_group_messages": not account.privacy_mode,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def get_file(account: Account, given: Parameters) -> Json:
    stored = account.files.get(given.get("file_id", ""))
    if stored is None:
        raise bad_request("invalid file_id")
    if account.local is not None:
        return {**stored.as_json(), "file_path": account.local.path_of(stored)}
    if len(stored.content) > MAX_DOWNLOAD:
        raise bad_request("file is too big")
    return {**stored.as_json(), "file_path": stored.path}


def answer_callback_query(account: Account, given: Parameters) -> bool:
    query = open_query(account, given)
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


METHODS: dict[str, Callable[[Account, Parameters], object]] = {
    "getMe": get_me,
    "setWebhook": webhooks.set_webhook,
    "deleteWebhook": webhooks.delete_webhook,
    "getWebhookInfo": webhooks.get_webhook_info,
    "setMyCommands": commands.set_my_commands,
    "deleteMyCommands": commands.delete_my_commands,
    "getMyCommands": commands.get_my_commands,
    "setMyDescription": commands.set_my_description,
    "setMyShortDescription": commands.set_my_short_description,
    "sendMessage": messages.send_message,
    "sendDocument": messages.send_document,
    "sendPhoto": messages.send_photo,
    "editMessageText": messages.edit_message_text,
    "editMessageReplyMarkup": messages.edit_message_reply_markup,
    "deleteMessage": messages.delete_message,
    "pinChatMessage": messages.pin_chat_message,
    "answerCallbackQuery": answer_callback_query,
    "sendChatAction": chats.send_chat_action,
    "getFile": get_file,
    "getChat": chats.get_chat,
    "getChatMember": chats.get_chat_member,
    "getChatAdministrators": chats.get_chat_administrators,
    "leaveChat": chats.leave_chat,
}
"""All but getUpdates, which waits and therefore belongs to the server."""
