"""Methods about chats and their members."""

from bot.emulator.account import Account
from bot.emulator.chat_members import chat_member
from bot.emulator.methods.addressing import chat_of, recipient, shared_chat_of
from bot.emulator.parameters import Parameters
from bot.emulator.person import Person
from bot.emulator.responses import Json, bad_request
from bot.emulator.shared_chats import SharedChat

_CHAT_ACTIONS = frozenset(
    """
    typing upload_photo record_video upload_video record_voice upload_voice upload_document
    choose_sticker find_location record_video_note upload_video_note
    """.split()  # noqa: SIM905
)
_GIFT_TYPES = (
    "unlimited_gifts",
    "limited_gifts",
    "unique_gifts",
    "premium_subscription",
    "gifts_from_channels",
)


def send_chat_action(account: Account, given: Parameters) -> bool:
    chat = recipient(account, given)
    if given.get("action") not in _CHAT_ACTIONS:
        raise bad_request("wrong parameter action in request")
    account.publish("action", chat.id, {"action": given["action"]})
    return True


def get_chat(account: Account, given: Parameters) -> Json:
    return {
        **chat_of(account, given).chat,
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(_GIFT_TYPES, False),
    }


def get_chat_member(account: Account, given: Parameters) -> Json:
    chat = chat_of(account, given)
    if given.get("user_id", 0) <= 0:
        raise bad_request("invalid user_id specified")
    if isinstance(chat, SharedChat):
        return chat.member(given["user_id"])
    if given["user_id"] == chat.id:
        return chat_member(account.users[chat.id], "member")
    if given["user_id"] == account.bot["id"]:
        blocked = isinstance(chat, Person) and chat.blocked
        return chat_member(account.bot, "kicked" if blocked else "member")
    raise bad_request("member not found")


def get_chat_administrators(account: Account, given: Parameters) -> list[Json]:
    chat = shared_chat_of(account, given, "there are no administrators in the private chat")
    return chat.administrators(with_bots=given.get("return_bots", False))


def leave_chat(account: Account, given: Parameters) -> bool:
    shared_chat_of(
        account, given, "chat member status can't be changed in private chats"
    ).remove_itself()
    return True
