"""Groups: people come and go, the bot is let in or put out, and everybody reads the same chat."""

import re
from collections import deque
from typing import Any, Literal

from bot.emulator.account import Account, Conversation, Person, membership
from bot.emulator.entities import formatted, utf16_length
from bot.emulator.parameters import Refusal, bad_request

Json = dict[str, Any]
GroupKind = Literal["group", "supergroup"]

# What Telegram takes of a bot in one group: sends and edits together.
MESSAGES_A_MINUTE = 20
MINUTE = 60.0


class GroupChat(Conversation):
    """A group chat. Whoever made it is its creator; the bot is not in it until somebody adds it.

    hidden_members: only administrators may look up who is in it.
    """

    def __init__(
        self,
        account: Account,
        chat_id: int,
        title: str,
        creator: Person,
        kind: GroupKind = "supergroup",
        *,
        hidden_members: bool = False,
    ) -> None:
        if chat_id >= 0:
            raise ValueError("A group's number is negative.")
        super().__init__(account, chat_id, {"id": chat_id, "type": kind, "title": title})
        self.kind = kind
        self.hidden_members = hidden_members
        self.moved_to: int | None = None
        self._status: dict[int, str] = {creator.id: "creator"}
        self._users: dict[int, Json] = {creator.id: creator.user}
        self._bot_wrote_last = False
        self._written: deque[float] = deque(maxlen=MESSAGES_A_MINUTE)

    # What people do

    def join(self, person: Person) -> None:
        """Come in; called by `Person.join_group`."""
        self._become(person, person.user, "member")
        self._serve(person, {"new_chat_members": [person.user]})

    def leave(self, person: Person) -> None:
        """Go; called by `Person.leave_group`."""
        self._become(person, person.user, "left")
        self._serve(person, {"left_chat_member": person.user})

    def kick(self, person: Person, by: Person) -> None:
        """Put somebody out for good."""
        self._become(by, person.user, "kicked")
        self._serve(by, {"left_chat_member": person.user})

    def promote(self, person: Person, by: Person) -> None:
        """Make somebody an administrator."""
        self._become(by, person.user, "administrator")

    def add_bot(self, by: Person, payload: str = "") -> None:
        """Let the bot in, by hand or by a link t.me/bot?startgroup=payload."""
        self._bot_becomes(by, "member")
        self._serve(by, {"new_chat_members": [self._account.bot]})
        if payload:
            self.say(by, f"/start@{self._account.bot['username']} {payload}")

    def promote_bot(self, by: Person) -> None:
        """Make the bot an administrator: it reads everything, and hears who comes and goes."""
        self._bot_becomes(by, "administrator")

    def remove_bot(self, by: Person) -> None:
        """Put the bot out; of this it is told, of nothing after."""
        self._bot_becomes(by, "kicked")

    def say(self, person: Person, text: str) -> int:
        """Write into the group. The bot hears what is meant for it, an administrator everything."""
        self._must_be_in(person)
        plain, entities = formatted(text)
        if not 1 <= utf16_length(plain) <= 4096:
            raise ValueError("A message has 1 to 4096 UTF-16 units; the apps split a longer one.")
        content: Json = {"text": plain} | ({"entities": entities} if entities else {})
        return self._put(person, content, snapshot=self._meant_for_bot(plain))

    def tap(self, person: Person, button: str, message_id: int | None = None) -> str:
        """Tap a button of the bot, found as by `Person.tap`; the id of the query it makes."""
        self._must_be_in(person)
        message, data = self._button(button, message_id)
        return self._tapped(person, message, data)

    def upgrade(self, chat_id: int, *, joins_first: bool = False) -> "GroupChat":
        """Become a supergroup, which has another number; the bot is told by both chats.

        It is told that it joined the new one, too, but not that it left the old one, as Telegram
        does it (https://github.com/tdlib/telegram-bot-api/issues/266).
        joins_first: before it is told what became of the group.
        """
        creator = next(one for one, status in self._status.items() if status == "creator")
        who, hidden = self._account.people[creator], self.hidden_members
        grown = GroupChat(self._account, chat_id, self.name, who, hidden_members=hidden)
        grown._status, grown._users = dict(self._status), dict(self._users)
        self._account.groups[chat_id] = grown
        self.moved_to = chat_id
        if joins_first:
            grown._tell_bot_it_is_in(who)
        self.tell_of_move(who, chat_id)
        grown._put(who, {"migrate_from_chat_id": self.id}, snapshot=True)
        if not joins_first:
            grown._tell_bot_it_is_in(who)
        return grown

    def tell_of_move(self, who: Person, chat_id: int) -> None:
        """The bot is told, here, what this group has become."""
        self._put(who, {"migrate_to_chat_id": chat_id}, snapshot=True)

    # What the Bot API asks

    def take_message(self) -> None:
        """The bot is about to write here; raises Refusal where Telegram would not let it."""
        self.let_bot_in()
        now = self._account.clock()
        full = len(self._written) == MESSAGES_A_MINUTE
        if full and now - self._written[0] < MINUTE:
            wait = int(self._written[0] + MINUTE - now) + 1
            raise Refusal(f"Too Many Requests: retry after {wait}", 429, retry_after=wait)
        self._written.append(now)

    def let_bot_in(self) -> None:
        """Raises Refusal unless the bot is in the group."""
        if self.moved_to is not None:
            raise Refusal(
                "Bad Request: group chat was upgraded to a supergroup chat",
                migrate_to_chat_id=self.moved_to,
            )
        status = self._status.get(self._account.bot["id"])
        if status == "kicked":
            raise Refusal(f"Forbidden: bot was kicked from the {self.kind} chat", 403)
        if status not in ("member", "administrator"):
            raise Refusal(f"Forbidden: bot is not a member of the {self.kind} chat", 403)

    def bot_wrote(self) -> None:
        """From now on a command without a name is the bot's."""
        self._bot_wrote_last = True

    @property
    def bot_is_admin(self) -> bool:
        return self._status.get(self._account.bot["id"]) == "administrator"

    def member(self, user_id: int) -> Json:
        """A ChatMember object; raises Refusal for one Telegram does not know, or may not tell."""
        mine = user_id == self._account.bot["id"]
        if self.hidden_members and not self.bot_is_admin and not mine:
            raise bad_request("member list is inaccessible")
        known = self._account.people.get(user_id)
        if user_id not in self._users and known is None:
            raise bad_request("user not found")
        user = self._users.get(user_id) or (known.user if known else self._account.bot)
        return membership(user, self._status.get(user_id, "left"))

    def administrators(self) -> list[Json]:
        """The creator and the administrators; no bots but this one."""
        chosen = ("creator", "administrator")
        return [self.member(one) for one, status in self._status.items() if status in chosen]

    def bot_leaves(self) -> None:
        """The bot goes by itself."""
        self.let_bot_in()
        self._bot_becomes(self._account.bot, "left")

    # Who is in it

    def _must_be_in(self, person: Person) -> None:
        if self._status.get(person.id, "left") in ("left", "kicked"):
            raise LookupError(f"{person.first_name} is not in the group {self.name!r}.")

    def _become(self, by: Person, user: Json, status: str) -> None:
        """Somebody's standing changes; an administrator's bot that asked for it is told."""
        old = self._status.get(user["id"], "left")
        if status in ("left", "kicked") and old in ("left", "kicked"):
            raise LookupError(f"{user['first_name']} is not in the group {self.name!r}.")
        if old == "kicked":
            raise LookupError(f"{user['first_name']} was put out of {self.name!r}.")
        self._status[user["id"]], self._users[user["id"]] = status, user
        if self.bot_is_admin:
            self._account.updates.put("chat_member", self._change(by.user, user, old, status))

    def _bot_becomes(self, by: "Person | Json", status: str) -> None:
        bot = self._account.bot
        old = self._status.get(bot["id"], "left")
        self._status[bot["id"]], self._users[bot["id"]] = status, bot
        who = by.user if isinstance(by, Person) else by
        self._account.updates.put("my_chat_member", self._change(who, bot, old, status))

    def _tell_bot_it_is_in(self, by: Person) -> None:
        bot = self._account.bot
        if (status := self._status.get(bot["id"], "left")) not in ("left", "kicked"):
            change = self._change(by.user, bot, "left", status)
            self._account.updates.put("my_chat_member", change)

    def _change(self, by: Json, user: Json, old: str, new: str) -> Json:
        return {
            "chat": self.chat,
            "from": by,
            "date": self._account.now(),
            "old_chat_member": membership(user, old),
            "new_chat_member": membership(user, new),
        }

    # What is written

    def _serve(self, by: Person, content: Json) -> None:
        """A line about the group itself, which every bot in it hears."""
        self._put(by, content, snapshot=True)

    def _put(self, person: Person, content: Json, *, snapshot: bool) -> int:
        message = {
            "message_id": next(self._account.message_ids),
            "from": person.user,
            "chat": self.chat,
            "date": self._account.now(),
            **content,
        }
        self.show(message)
        is_in = self._status.get(self._account.bot["id"]) in ("member", "administrator")
        if is_in and (snapshot or self.bot_is_admin):
            self._account.updates.put("message", message)
        return int(message["message_id"])

    def _meant_for_bot(self, text: str) -> bool:
        """Privacy mode: a command with the bot's name, or one without when it wrote last."""
        command = re.match(r"/[A-Za-z0-9_]{1,32}(?:@(\w+))?(?=\s|$)", text)
        if command is None:
            return False
        name = str(self._account.bot["username"])
        return command[1].lower() == name.lower() if command[1] else self._bot_wrote_last
