"""A group: people join and leave, the bot is added or removed, and all members read one chat."""

import re
from collections import deque
from copy import deepcopy
from typing import Literal

from bot.emulator.account import Account, Chat
from bot.emulator.chat_members import GroupMembers, chat_member, member_update
from bot.emulator.person import Person, link_payload, text_content
from bot.emulator.responses import Json, Refusal, bad_request

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


class GroupChat(Chat):
    """A group chat; the bot is not in it until somebody adds it.

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

    # Actions of people

    def join(self, person: Person) -> None:
        """A person joins."""
        self._set_status(person, person.user, "member")
        self._put(person, {"new_chat_members": [person.user]}, for_bot=True)

    def leave(self, person: Person) -> None:
        """A person leaves."""
        self._set_status(person, person.user, "left")
        self._put(person, {"left_chat_member": person.user}, for_bot=True)

    def kick(self, person: Person, by: Person) -> None:
        """Remove a person for good."""
        self._set_status(by, person.user, "kicked")
        self._put(by, {"left_chat_member": person.user}, for_bot=True)

    def promote(self, person: Person, by: Person) -> None:
        """Make a person an administrator."""
        self._set_status(by, person.user, "administrator")

    def restrict(self, person: Person, by: Person, omitted: tuple[str, ...] = ()) -> None:
        """Mute a member of a supergroup.

        omitted: fields that Telegram leaves out of restricted members of this group from now on.
        """
        self.members.omitted = omitted
        self._set_status(by, person.user, "restricted")

    def add_bot(self, by: Person, payload: str = "", *, anonymously: bool = False) -> None:
        """Add the bot, by hand or by a link t.me/bot?startgroup=payload.

        anonymously: as an anonymous administrator.
        """
        self._set_bot_status(ANONYMOUS_ADMIN if anonymously else by.user, "member")
        if anonymously:
            return
        self._put(by, {"new_chat_members": [self._account.bot]}, for_bot=True)
        if payload:
            self.say(by, f"/start@{self._account.bot['username']} {payload}")

    def add_bot_by_link(self, by: Person, link: str) -> None:
        """Open a link t.me/bot?startgroup=payload and choose this group."""
        self.add_bot(by, link_payload(link, self._account, "startgroup"))

    def promote_bot(self, by: Person) -> None:
        """Make the bot an administrator: it gets all messages, and updates about members."""
        self._set_bot_status(by.user, "administrator")

    def restrict_bot(self, by: Person) -> None:
        """Take the right to write from the bot."""
        self._set_bot_status(by.user, "restricted")

    def remove_bot(self, by: Person) -> None:
        """Remove the bot; the update about this is its last one of the group."""
        self._set_bot_status(by.user, "kicked")

    def say(self, person: Person, text: str, topic: int | None = None) -> int:
        """Write into the group; the bot gets what is addressed to it, an administrator all.

        topic: one of those of this forum; None is the general one.
        """
        return self._say(person, person.user, text_content(text) | self.in_topic(topic))

    def close_topic(self, topic: int | None = None) -> None:
        """Close a topic, by default the general one: only administrators may write there."""
        self._closed_topics.add(topic)

    def say_anonymously(self, person: Person, text: str) -> int:
        """Write as an anonymous administrator: the bot sees the group as the sender."""
        if person.id not in self.members.administrator_ids:
            raise LookupError(f"{person.first_name} is no administrator of {self.name!r}.")
        return self._say(person, ANONYMOUS_ADMIN, text_content(text) | {"sender_chat": self.chat})

    def say_as_channel(self, person: Person, text: str, channel: Json) -> int:
        """Write as a channel of this person: the bot sees the channel as the sender."""
        return self._say(person, CHANNEL_BOT, text_content(text) | {"sender_chat": channel})

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

    def upgrade(self, chat_id: int, *, joins_first: bool = False) -> "GroupChat":
        """Become a supergroup, which has another id; the bot gets updates of both chats.

        One says that the bot joined the new chat; none says that it left the old one, as at
        Telegram (https://github.com/tdlib/telegram-bot-api/issues/266).
        joins_first: that update comes before those about the upgrade.
        """
        by = self._creator
        supergroup = GroupChat(
            self._account, chat_id, self.name, by, hidden_members=self.hidden_members
        )
        supergroup.members = deepcopy(self.members)
        self.upgraded_to = chat_id
        if joins_first:
            supergroup._announce_bot(by)
        self.announce_upgrade(by, chat_id)
        supergroup._put(by, {"migrate_from_chat_id": self.id}, for_bot=True)
        if not joins_first:
            supergroup._announce_bot(by)
        return supergroup

    def announce_upgrade(self, by: Person, chat_id: int) -> None:
        """Send the message with the id of the supergroup that this group became."""
        self._put(by, {"migrate_to_chat_id": chat_id}, for_bot=True)

    # Calls of the Bot API

    def count_message(self) -> None:
        """Count a message of the bot. Errors: Refusal where Telegram would not accept it."""
        self.require_bot()
        now = self._account.clock()
        full = len(self._sent_at) == MESSAGES_A_MINUTE
        if full and now - self._sent_at[0] < MINUTE:
            wait = int(self._sent_at[0] + MINUTE - now) + 1
            raise Refusal(f"Too Many Requests: retry after {wait}", 429, retry_after=wait)
        self._sent_at.append(now)
        self._bot_wrote_last = True

    def require_right_to_write(self, topic: int | None) -> None:
        """Errors: Refusal if the bot may not write into this topic."""
        if self.members.status(self._account.bot["id"]) == "restricted":
            raise bad_request("not enough rights to send text messages to the chat")
        if topic in self._closed_topics and not self._bot_is_administrator:
            raise bad_request("TOPIC_CLOSED")

    def require_bot(self) -> None:
        """Errors: Refusal unless the bot is in the group."""
        if self.upgraded_to is not None:
            raise Refusal(
                "Bad Request: group chat was upgraded to a supergroup chat",
                migrate_to_chat_id=self.upgraded_to,
            )
        status = self.members.status(self._account.bot["id"])
        if status == "kicked":
            raise Refusal(f"Forbidden: bot was kicked from the {self.kind} chat", 403)
        if not self.members.is_in(self._account.bot["id"]):
            raise Refusal(f"Forbidden: bot is not a member of the {self.kind} chat", 403)

    def member(self, user_id: int) -> Json:
        """A ChatMember object. Errors: Refusal for unknown users and hidden members."""
        is_bot = user_id == self._account.bot["id"]
        if self.hidden_members and not self._bot_is_administrator and not is_bot:
            raise bad_request("PARTICIPANT_ID_INVALID")
        if self.members.knows(user_id):
            return self.members.as_json(user_id)
        if user_id in self._account.users:
            return chat_member(self._account.users[user_id], "left")
        raise bad_request("user not found")

    def administrators(self) -> list[Json]:
        """The creator and the administrators; no other bots."""
        return [self.member(user_id) for user_id in self.members.administrator_ids]

    def remove_itself(self) -> None:
        """The bot leaves."""
        self.require_bot()
        self._set_bot_status(self._account.bot, "left")

    # Members

    @property
    def _bot_is_administrator(self) -> bool:
        return self.members.status(self._account.bot["id"]) == "administrator"

    def _set_status(self, by: Person, user: Json, status: str) -> None:
        """Change a person's status; a bot that is an administrator gets an update about it."""
        old = self.members.status(user["id"])
        if status in ("left", "kicked"):
            self.members.require(user)
        if old == "kicked":
            raise LookupError(f"{user['first_name']} was removed from {self.name!r}.")
        self.members.set(user, status)
        status = self.members.status(user["id"])
        if self._bot_is_administrator:
            self._send_change("chat_member", by.user, user, old, status)

    def _set_bot_status(self, by: Json, status: str) -> None:
        bot = self._account.bot
        old = self.members.set(bot, status)
        self._send_change("my_chat_member", by, bot, old, status)

    def _announce_bot(self, by: Person) -> None:
        bot = self._account.bot
        if self.members.is_in(bot["id"]):
            status = self.members.status(bot["id"])
            self._send_change("my_chat_member", by.user, bot, "left", status)

    def _send_change(self, kind: str, by: Json, user: Json, old: str, new: str) -> None:
        members = [chat_member(user, status, self.members.omitted) for status in (old, new)]
        update = member_update(self.chat, by, self._account.now(), *members)
        self._account.updates.put(kind, update)

    # Messages

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
