"""What people write in a group, and which of it the bot gets."""

import re
from typing import Literal, get_args

from bot.emulator.account import Account, Chat
from bot.emulator.message_kinds import SERVICE_MESSAGES, text_content
from bot.emulator.person import Person
from bot.emulator.responses import Json, bad_request
from bot.emulator.shared_chats import SharedChat

ChatType = Literal["group", "supergroup"]

# How Telegram names somebody who writes as the group, or as a channel.
ANONYMOUS_ADMIN: Json = {
    "id": 1087968824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}
CHANNEL_BOT: Json = {
    "id": 136817688,
    "is_bot": True,
    "first_name": "Channel",
    "username": "Channel_Bot",
}
_SENT = {"text": "text messages", "document": "documents", "photo": "photos"}
# Who forwards the posts of a channel into its discussion group.
CHANNEL_FORWARDER: Json = {"id": 777000, "is_bot": False, "first_name": "Telegram"}


class WritableGroup(SharedChat):
    """A group in which people write."""

    def __init__(
        self,
        account: Account,
        chat_id: int,
        title: str,
        creator: Person,
        kind: ChatType = "supergroup",
        *,
        hidden_members: bool = False,
    ) -> None:
        if kind not in get_args(ChatType):
            raise ValueError(f"A group is a group or a supergroup; {kind} is neither.")
        super().__init__(account, chat_id, title, creator, kind, hidden_members=hidden_members)
        self._closed_topics: set[int | None] = set()
        self._last_bot: int | None = None
        self._meant_for_bot: set[int] = set()
        self.pinned: list[int] = []

    def say(self, person: Person, text: str, topic: int | None = None) -> int:
        """Write into the group; the bot gets what is meant for it, an administrator all.

        topic: one of those of this forum; None is the general one.
        """
        return self.say_content(person, text_content(text) | self.in_topic(topic))

    def say_content(self, person: Person, content: Json) -> int:
        """Write a message with these fields, as `content`, `reply` and `forwarded` make them.

        A service message reaches every bot.
        """
        self.members.require(person.user)
        is_service = bool(content.keys() & SERVICE_MESSAGES.keys())
        return self._put({"from": person.user}, content, for_bot=is_service)

    def say_anonymously(self, person: Person, text: str) -> int:
        """Write as an anonymous administrator: the bot sees the group as the sender."""
        if person.id not in self.members.administrator_ids:
            raise LookupError(f"{person.first_name} is no administrator of {self.name!r}.")
        return self._put({"from": ANONYMOUS_ADMIN, "sender_chat": self.chat}, text_content(text))

    def say_as_channel(self, person: Person, text: str, channel: Json) -> int:
        """Write as a channel of this person: the bot sees the channel as the sender."""
        self.members.require(person.user)
        return self._put({"from": CHANNEL_BOT, "sender_chat": channel}, text_content(text))

    def say_as_bot(self, other_bot: Json, text: str) -> int:
        """Let another bot, which is a member, write; no bot gets a message of another one."""
        self.members.require(other_bot)
        self._last_bot = other_bot["id"]
        return int(self._written({"from": other_bot}, text_content(text))["message_id"])

    def forward(self, person: Person, content: Json | str, sender: Chat | str) -> int:
        """Forward what somebody else wrote; `sender` as in `forwarded`."""
        return self.say_content(person, self.forwarded(content, sender))

    def forward_automatically(self, content: Json, channel: Json) -> None:
        """Show the post of a channel whose discussion group this is."""
        sender = {"from": CHANNEL_FORWARDER, "sender_chat": channel}
        self._put(sender, content | {"is_automatic_forward": True})

    def edit(self, person: Person, message_id: int, text: str) -> None:
        """Edit the text or caption of an own message."""
        edited = self._edited(person.user, message_id, text)
        if self._reaches_bot(edited):
            self._account.updates.put("edited_message", edited)

    def close_topic(self, topic: int | None = None) -> None:
        """Close a topic, by default the general one: only administrators may write there."""
        self._closed_topics.add(topic)

    def reopen_topic(self, person: Person, topic: int | None = None) -> None:
        """Let everybody write in a closed topic again; a service message says so."""
        self._closed_topics.discard(topic)
        self.say_content(person, {"forum_topic_reopened": {}} | self.in_topic(topic))

    # Calls of the Bot API

    def require_right_to_write(self, kind: str, topic: int | None) -> None:
        """Errors: Refusal if the bot may not write into this topic."""
        if self.members.status(self._account.bot["id"]) == "restricted":
            raise bad_request(f"not enough rights to send {_SENT[kind]} to the chat")
        if topic in self._closed_topics and not self._bot_is_administrator:
            raise bad_request("TOPIC_CLOSED")

    def pin(self, message_id: int) -> None:
        """Pin a message; a service message, which the bot gets too, says so.

        Errors: Refusal unless the bot is an administrator who may pin messages.
        """
        rights = self.members.rights.get(self._account.bot["id"], ())
        if not self._bot_is_administrator or "can_pin_messages" not in rights:
            raise bad_request("not enough rights to manage pinned messages in the chat")
        self.pinned.append(message_id)
        pinned = {"pinned_message": self._messages[message_id]}
        self._put(self.bot_as_sender(), pinned, for_bot=True)

    def show(self, message: Json) -> None:
        """Add a message, or replace an older version of it."""
        bot = self._account.bot["id"]
        if message["from"]["id"] == bot and self.message(message["message_id"]) is None:
            self._last_bot = bot
        super().show(message)

    # Which messages reach the bot

    def _put(self, sender: Json, content: Json, *, for_bot: bool = False) -> int:
        message = self._written(sender, content)
        if self._is_meant_for_bot(message):
            self._meant_for_bot.add(message["message_id"])
        if self._reaches_bot(message, always=for_bot):
            self._account.updates.put("message", message)
        return int(message["message_id"])

    def _reaches_bot(self, message: Json, *, always: bool = False) -> bool:
        if not self.members.is_in(self._account.bot["id"]):
            return False
        reads_all = self._bot_is_administrator or not self._account.privacy_mode
        return always or reads_all or self._is_meant_for_bot(message)

    def _is_meant_for_bot(self, message: Json) -> bool:
        """Privacy mode: commands to the bot, messages sent via it, and replies to either.

        A command without a name is for the bot that wrote last.
        """
        bot = self._account.bot
        replied = message.get("reply_to_message", {})
        if replied and (
            replied["from"]["id"] == bot["id"] or replied["message_id"] in self._meant_for_bot
        ):
            return True
        if message.get("via_bot", {}).get("id") == bot["id"]:
            return True
        text = str(message.get("text", message.get("caption", "")))
        command = re.match(r"/[A-Za-z0-9_]{1,32}(?:@(\w+))?(?=\s|$)", text)
        if command is None:
            return False
        name = str(bot["username"])
        return command[1].lower() == name.lower() if command[1] else self._last_bot == bot["id"]
