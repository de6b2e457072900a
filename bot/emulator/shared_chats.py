"""Chats with members: what groups and channels have in common."""

from bot.emulator.account import Account, Chat
from bot.emulator.chat_members import GroupMembers, chat_member, member_update
from bot.emulator.person import Person
from bot.emulator.responses import Json, Refusal, bad_request
from bot.emulator.updates import UpdateKind


class SharedChat(Chat):
    """A group or a channel; the bot is not in it until somebody adds it.

    kind: group, supergroup or channel. hidden_members: only administrators may look them up.
    upgraded_to: the id of the supergroup that a group became.
    """

    def __init__(
        self,
        account: Account,
        chat_id: int,
        title: str,
        creator: Person,
        kind: str,
        *,
        hidden_members: bool = False,
    ) -> None:
        if chat_id >= 0:
            raise ValueError(f"The id of a {kind} is negative.")
        super().__init__(account, chat_id, {"id": chat_id, "type": kind, "title": title})
        self.kind = kind
        self.hidden_members = hidden_members
        self.upgraded_to: int | None = None
        self.members = GroupMembers(title, creator.user)
        self._creator = creator

    # Actions of people

    def tap(self, person: Person, button: str, message_id: int | None = None) -> str:
        """Tap a button of the bot, found as by `Person.tap`; the id of the callback query."""
        self.members.require(person.user)
        message, data = self._button(button, message_id)
        return self.send_tap(person.user, message, data)

    def remove_bot(self, by: Person, *, unreported: bool = False) -> None:
        """Remove the bot; the update about this is its last one of the chat.

        unreported: the update is lost.
        """
        if unreported:
            self.members.set(self._account.bot, "kicked")
        else:
            self._set_bot_status(by.user, "kicked")

    # Calls of the Bot API

    def require_bot(self) -> None:
        """Errors: Refusal unless the bot is in the chat."""
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

    def administrators(self, *, with_bots: bool = False) -> list[Json]:
        """The creator and the administrators; other bots only if they are asked for."""
        members = [self.member(user_id) for user_id in self.members.administrator_ids]
        own = self._account.bot["id"]
        return [
            member
            for member in members
            if with_bots or not member["user"]["is_bot"] or member["user"]["id"] == own
        ]

    def remove_itself(self) -> None:
        """The bot leaves."""
        self.require_bot()
        self._set_bot_status(self._account.bot, "left")

    # Members

    @property
    def _bot_is_administrator(self) -> bool:
        return self.members.status(self._account.bot["id"]) == "administrator"

    def _set_bot_status(self, by: Json, status: str) -> None:
        bot = self._account.bot
        old = self.members.set(bot, status)
        self._send_change("my_chat_member", by, bot, old, status)

    def _send_change(self, kind: UpdateKind, by: Json, user: Json, old: str, new: str) -> None:
        members = [self.members.describe(user, status) for status in (old, new)]
        update = member_update(self.chat, by, self._account.now(), *members)
        self._account.updates.put(kind, update)
