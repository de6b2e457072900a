"""What people write in a group, and which of it the bot gets."""

import re
from collections import deque
from typing import Literal

from bot.emulator.account import Account, Chat
from bot.emulator.chat_members import GroupMembers
from bot.emulator.person import Person, text_content
from bot.emulator.responses import Json, bad_request

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
# Telegram's limit for one bot in one group: sends and edits together.
MESSAGES_A_MINUTE = 20
MINUTE = 60.0


class WritableGroup(Chat):
    """A group in which people write.

    hidden_members: only administrators may look up the members.
    """

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
        if chat_id >= 0:
            raise ValueError("The id of a group is negative.")
        super().__init__(account, chat_id, {"id": chat_id, "type": kind, "title": title})
        self.kind = kind
        self.hidden_members = hidden_members
        self.upgraded_to: int | None = None
        self._creator = creator
        self.members = GroupMembers(title, creator.user)
        self._closed_topics: set[int | None] = set()
        self._bot_wrote_last = False
        self._sent_at: deque[float] = deque(maxlen=MESSAGES_A_MINUTE)

    def say(self, person: Person, text: str, topic: int | None = None) -> int:
        """Write into the group; the bot gets what is addressed to it, an administrator all.

        topic: one of those of this forum; None is the general one.
        """
        return self._say(person, person.user, text_content(text) | self.in_topic(topic))

    def say_anonymously(self, person: Person, text: str) -> int:
        """Write as an anonymous administrator: the bot sees the group as the sender."""
        if person.id not in self.members.administrator_ids:
            raise LookupError(f"{person.first_name} is no administrator of {self.name!r}.")
        return self._say(person, ANONYMOUS_ADMIN, text_content(text) | {"sender_chat": self.chat})

    def say_as_channel(self, person: Person, text: str, channel: Json) -> int:
        """Write as a channel of this person: the bot sees the channel as the sender."""
        return self._say(person, CHANNEL_BOT, text_content(text) | {"sender_chat": channel})

    def close_topic(self, topic: int | None = None) -> None:
        """Close a topic, by default the general one: only administrators may write there."""
        self._closed_topics.add(topic)

    def forward(self, person: Person, text: str, sender: str) -> int:
        """Forward a text that somebody else wrote."""
        date = self._account.now()
        origin = {"type": "hidden_user", "date": date, "sender_user_name": sender}
        return self._say(person, person.user, text_content(text) | {"forward_origin": origin})

    def tap(self, person: Person, button: str, message_id: int | None = None) -> str:
        """Tap a button of the bot, found as by `Person.tap`; the id of the callback query."""
        self.members.require(person.user)
        message, data = self._button(button, message_id)
        return self.send_tap(person.user, message, data)

    def require_right_to_write(self, topic: int | None) -> None:
        """Errors: Refusal if the bot may not write into this topic."""
        if self.members.status(self._account.bot["id"]) == "restricted":
            raise bad_request("not enough rights to send text messages to the chat")
        if topic in self._closed_topics and not self._bot_is_administrator:
            raise bad_request("TOPIC_CLOSED")

    @property
    def _bot_is_administrator(self) -> bool:
        return self.members.status(self._account.bot["id"]) == "administrator"

    def _say(self, person: Person, sender: Json, content: Json) -> int:
        self.members.require(person.user)
        for_bot = self._is_addressed_to_bot(content["text"])
        return self._put_by(sender, content, for_bot=for_bot)

    def _put(self, person: Person, content: Json, *, for_bot: bool) -> int:
        return self._put_by(person.user, content, for_bot=for_bot)

    def _put_by(self, sender: Json, content: Json, *, for_bot: bool) -> int:
        message = self._written_by(sender, content)
        if self.members.is_in(self._account.bot["id"]) and (for_bot or self._bot_is_administrator):
            self._account.updates.put("message", message)
        return int(message["message_id"])

    def _is_addressed_to_bot(self, text: str) -> bool:
        """Privacy mode: a command with the bot's name, or one without when it wrote last."""
        command = re.match(r"/[A-Za-z0-9_]{1,32}(?:@(\w+))?(?=\s|$)", text)
        if command is None:
            return False
        name = str(self._account.bot["username"])
        return command[1].lower() == name.lower() if command[1] else self._bot_wrote_last
