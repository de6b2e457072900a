"""A group: people join and leave, the bot is added or removed, and all members read one chat."""

from copy import deepcopy

from bot.emulator.chat_members import chat_member, member_update
from bot.emulator.group_writing import ANONYMOUS_ADMIN, MESSAGES_A_MINUTE, MINUTE, WritableGroup
from bot.emulator.person import Person, link_payload
from bot.emulator.responses import Json, Refusal, bad_request


class GroupChat(WritableGroup):
    """A group chat; the bot is not in it until somebody adds it."""

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
