"""A group: people join and leave, the bot is added or removed, and all members read one chat."""

from collections.abc import Collection
from copy import deepcopy

from bot.emulator.group_writing import ANONYMOUS_ADMIN, WritableGroup
from bot.emulator.person import Person, link_payload
from bot.emulator.responses import Json


class GroupChat(WritableGroup):
    """A group chat; the bot is not in it until somebody adds it."""

    # Actions of people

    def join(self, person: Person) -> None:
        """A person joins."""
        self._set_status(person, person.user, "member")
        self._put({"from": person.user}, {"new_chat_members": [person.user]}, for_bot=True)

    def leave(self, person: Person) -> None:
        """A person leaves."""
        self._set_status(person, person.user, "left")
        self._put({"from": person.user}, {"left_chat_member": person.user}, for_bot=True)

    def kick(self, person: Person, by: Person) -> None:
        """Remove a person for good."""
        self._set_status(by, person.user, "kicked")
        self._put({"from": by.user}, {"left_chat_member": person.user}, for_bot=True)

    def promote(self, person: Person, by: Person, *, anonymously: bool = False) -> None:
        """Make a person an administrator; an anonymous one can `say_anonymously`."""
        self.members.rights[person.id] = ("is_anonymous",) if anonymously else ()
        self._set_status(by, person.user, "administrator")

    def restrict(self, person: Person, by: Person, omitted: tuple[str, ...] = ()) -> None:
        """Mute a member of a supergroup.

        omitted: fields that Telegram leaves out of restricted members of this group from now on.
        """
        self.members.omitted = omitted
        self._set_status(by, person.user, "restricted")

    def add_other_bot(self, bot: Json, by: Person, *, as_administrator: bool = False) -> None:
        """Add another bot (`TelegramEmulator.other_bot`)."""
        self.members.set(bot, "administrator" if as_administrator else "member")
        self._put({"from": by.user}, {"new_chat_members": [bot]}, for_bot=True)

    def add_bot(self, by: Person, payload: str = "", *, anonymously: bool = False) -> None:
        """Add the bot, by hand or by a link t.me/bot?startgroup=payload.

        anonymously: as an anonymous administrator.
        """
        self._set_bot_status(ANONYMOUS_ADMIN if anonymously else by.user, "member")
        if anonymously:
            return
        self._put({"from": by.user}, {"new_chat_members": [self._account.bot]}, for_bot=True)
        if payload:
            self.say(by, f"/start@{self._account.bot['username']} {payload}")

    def add_bot_by_link(self, by: Person, link: str) -> None:
        """Open a link t.me/bot?startgroup=payload and choose this group."""
        self.add_bot(by, link_payload(link, self._account, "startgroup"))

    def promote_bot(self, by: Person, rights: Collection[str] = ()) -> None:
        """Make the bot an administrator: it gets all messages, and updates about members.

        rights: such as "can_pin_messages", beside that to manage the chat.
        """
        self.members.rights[self._account.bot["id"]] = rights
        self._set_bot_status(by.user, "administrator")

    def restrict_bot(self, by: Person) -> None:
        """Take the right to write from the bot."""
        self._set_bot_status(by.user, "restricted")

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
        supergroup._put({"from": by.user}, {"migrate_from_chat_id": self.id}, for_bot=True)
        if not joins_first:
            supergroup._announce_bot(by)
        return supergroup

    def announce_upgrade(self, by: Person, chat_id: int) -> None:
        """Send the message with the id of the supergroup that this group became."""
        self._put({"from": by.user}, {"migrate_to_chat_id": chat_id}, for_bot=True)

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

    def _announce_bot(self, by: Person) -> None:
        bot = self._account.bot
        if self.members.is_in(bot["id"]):
            status = self.members.status(bot["id"])
            self._send_change("my_chat_member", by.user, bot, "left", status)
