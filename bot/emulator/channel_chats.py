"""Channels: only administrators write, and a bot sees the channel as the sender."""

from bot.emulator.account import Account
from bot.emulator.group_chats import GroupChat
from bot.emulator.message_kinds import text_content
from bot.emulator.person import Person
from bot.emulator.responses import Json, bad_request
from bot.emulator.shared_chats import SharedChat
from bot.emulator.updates import UpdateKind


class ChannelChat(SharedChat):
    """A channel; a bot can only be an administrator of it."""

    def __init__(self, account: Account, chat_id: int, title: str, creator: Person) -> None:
        super().__init__(account, chat_id, title, creator, "channel")
        self._linked: GroupChat | None = None

    # Actions of people

    def add_bot(self, by: Person, *, may_post: bool = True) -> None:
        """Make the bot an administrator."""
        rights = ("can_post_messages", "can_edit_messages") if may_post else ()
        self.members.rights[self._account.bot["id"]] = rights
        self._set_bot_status(by.user, "administrator")

    def post(self, content: Json | str) -> int:
        """Write into the channel; the bot gets a channel_post, a linked group a copy."""
        content = text_content(content) if isinstance(content, str) else content
        message = self._written({"sender_chat": self.chat}, content)
        self._put("channel_post", message)
        if self._linked is not None:
            self._linked.forward_automatically(self.forwarded(content, self), self.chat)
        return int(message["message_id"])

    def edit(self, message_id: int, text: str) -> None:
        """Edit a post."""
        message = self.message(message_id)
        if message is None:
            raise LookupError(f"{self.name} has no post {message_id} to edit.")
        self._put("edited_channel_post", self._with_text(message, text))

    def link(self, group: GroupChat) -> None:
        """Make a group the discussion group of this channel: it gets every post from now on."""
        self._linked = group

    def origin(self, date: int) -> Json:
        """The MessageOrigin of the newest post."""
        newest = self.messages[-1]["message_id"]
        return {"type": "channel", "date": date, "chat": self.chat, "message_id": newest}

    # Calls of the Bot API

    def require_right_to_write(self, kind: str, topic: int | None) -> None:
        """Errors: Refusal if the bot may not post."""
        if not self.members.as_json(self._account.bot["id"]).get("can_post_messages"):
            raise bad_request("need administrator rights in the channel chat")

    def bot_as_sender(self) -> Json:
        """The channel: posts name no author."""
        return {"sender_chat": self.chat}

    def is_editable(self, message: Json) -> bool:
        """May the bot edit this message? With the right to edit, every post."""
        return bool(self.members.as_json(self._account.bot["id"]).get("can_edit_messages"))

    def _put(self, kind: UpdateKind, message: Json) -> None:
        if self.members.is_in(self._account.bot["id"]):
            self._account.updates.put(kind, message)
