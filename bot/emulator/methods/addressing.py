"""The chat, message or callback query that a call is about."""

from bot.emulator.account import Account, Chat
from bot.emulator.callback_queries import CallbackQuery
from bot.emulator.parameters import Parameters
from bot.emulator.person import Person
from bot.emulator.responses import Json, Refusal, bad_request
from bot.emulator.shared_chats import SharedChat

TAP_ANSWERABLE_SECONDS = 15.0


def chat_of(account: Account, given: Parameters) -> Chat:
    """The chat of a call; the bot must be in it."""
    if given.get("chat_id", "") == "":
        raise bad_request("chat_id is empty")
    chat = account.chats.get(given["chat_id"])
    if chat is None:
        raise bad_request("chat not found")
    if isinstance(chat, SharedChat):
        chat.require_bot()
    return chat


def recipient(account: Account, given: Parameters) -> Chat:
    """The chat of a call, if the bot may write to it."""
    chat = chat_of(account, given)
    if isinstance(chat, Person) and not chat.started:
        raise Refusal("Forbidden: bot can't initiate conversation with a user", 403)
    if isinstance(chat, Person) and chat.blocked:
        raise Refusal("Forbidden: bot was blocked by the user", 403)
    return chat


def shared_chat_of(account: Account, given: Parameters, refusal: str) -> SharedChat:
    """The group or channel of a call; `refusal` is the reason for a private chat."""
    chat = chat_of(account, given)
    if not isinstance(chat, SharedChat):
        raise bad_request(refusal)
    return chat


def message_id(given: Parameters) -> int:
    """The message id of a call."""
    if "message_id" not in given:
        raise bad_request("message identifier is not specified")
    return int(given["message_id"])


def editable_message(chat: Chat, given: Parameters) -> Json:
    """The message to edit, which must be the bot's own; in a channel, any post."""
    message = chat.message(message_id(given))
    if message is None:
        raise bad_request("message to edit not found")
    if not chat.is_editable(message):
        raise bad_request("message can't be edited")
    return message


def open_query(account: Account, given: Parameters) -> CallbackQuery:
    """The tap that a call answers; Telegram accepts one answer, within 15 seconds."""
    query = account.queries.get(given.get("callback_query_id", ""))
    if (
        query is None
        or query.answer is not None
        or account.clock() - query.at > TAP_ANSWERABLE_SECONDS
    ):
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    return query
