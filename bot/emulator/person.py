"""A person with a Telegram app: reads the private chat with the bot, writes and taps."""

import asyncio
import re
from collections.abc import Sequence

from bot.emulator.account import WAIT, Account, Chat
from bot.emulator.callback_queries import CallbackQuery
from bot.emulator.chat_members import chat_member, member_update
from bot.emulator.message_kinds import text_content
from bot.emulator.responses import Json


class Person(Chat):
    """A person and their private chat with the bot."""

    def __init__(
        self, account: Account, user_id: int, first_name: str, username: str | None, language: str
    ) -> None:
        named = {"first_name": first_name} | ({"username": username} if username else {})
        super().__init__(account, user_id, {"id": user_id, "type": "private", **named})
        self.first_name = first_name
        self.language_code = language
        self.started = False
        self.blocked = False
        self.user: Json = {"id": user_id, "is_bot": False, **named, "language_code": language}
        account.users[user_id] = self.user

    def start(self, payload: str = "") -> int:
        """Press "Start", or follow a link t.me/bot?start=payload."""
        return self.send(f"/start {payload}".strip())

    def follow(self, link: str) -> None:
        """Open a link t.me/bot?start=payload.

        Errors: ValueError for another bot's link, a group's, or a payload that is not allowed.
        """
        self.start(link_payload(link, self._account, "start"))

    def send(self, text: str, topic: int | None = None) -> int:
        """Write to the bot; as in the apps, this unblocks a blocked bot.

        topic: one of those of this private chat (`add_topics`).
        """
        return self._write(text_content(text) | self.in_topic(topic))

    def send_file(self, name: str, content: bytes, caption: str = "") -> int:
        """Send the bot a document, which it can download with getFile."""
        return self._write(self.document(name, content, caption))

    def send_content(self, content: Json) -> int:
        """Send a message with these fields, as `content`, `reply` and `forwarded` make them."""
        return self._write(content)

    def send_album(self, contents: Sequence[Json]) -> list[int]:
        """Send several files in one go: messages with one media_group_id."""
        group = {"media_group_id": str(next(self._account.message_ids))}
        return [self._write(content | group) for content in contents]

    def forward(self, content: Json | str, sender: Chat | str) -> int:
        """Forward what somebody else wrote; `sender` as in `forwarded`."""
        return self._write(self.forwarded(content, sender))

    def edit(self, message_id: int, text: str) -> None:
        """Edit the text or caption of an own message."""
        self._account.updates.put("edited_message", self._edited(self.user, message_id, text))

    def origin(self, date: int) -> Json:
        """The MessageOrigin of a message of this person."""
        return {"type": "user", "date": date, "sender_user": self.user}

    def tap(self, button: str, message_id: int | None = None) -> str:
        """Tap the button with this text or callback data; the id of the callback query.

        Without `message_id`, the newest message that has buttons is taken.
        Errors: LookupError when there is no such button, or it has no callback data (a link).
        """
        message, data = self._button(button, message_id)
        return self.send_tap(self.user, message, data)

    def tap_data(self, data: str, message_id: int) -> str:
        """A tap as a modified app can forge it: any data, under any message."""
        message = self._messages.get(message_id)
        if message is None:
            message = {"chat": self.chat, "message_id": message_id, "date": 0}  # inaccessible
        return self.send_tap(self.user, message, data)

    async def toast(self, query_id: str, wait: float = WAIT) -> Json:
        """What answerCallbackQuery sent, now or within `wait` seconds: text, show_alert, url.

        Errors: TimeoutError when the bot does not answer.
        """
        query = self._query(query_id)
        try:
            async with asyncio.timeout(wait):
                await query.answered.wait()
        except TimeoutError:
            raise TimeoutError(f"The bot did not answer tap {query_id} in {wait} s.") from None
        return query.answer or {}

    def answer(self, query_id: str) -> Json | None:
        """What answerCallbackQuery has sent for a tap; None before it was called."""
        return self._query(query_id).answer

    def answers(self) -> list[Json]:
        """What answerCallbackQuery has sent for the taps of this person so far."""
        answers = [query.answer for query in self._account.queries.of(self.id)]
        return [answer for answer in answers if answer is not None]

    def _query(self, query_id: str) -> CallbackQuery:
        query = self._account.queries.get(query_id)
        if query is None:
            raise LookupError(f"There is no tap {query_id}; only the latest are kept.")
        return query

    def block(self) -> None:
        """Stop and block the bot, which gets an update about it."""
        if not self.blocked:
            self.blocked = True
            self._send_bot_status("member", "kicked")
            self._account.publish("block", self.id)

    def unblock(self) -> None:
        """Let the bot write again; it gets an update about it."""
        if self.blocked:
            self.blocked = False
            self._send_bot_status("kicked", "member")
            self._account.publish("unblock", self.id)

    def _write(self, content: Json) -> int:
        self.unblock()
        self.started = True
        message = self._written({"from": self.user}, content)
        self._account.updates.put("message", message)
        return int(message["message_id"])

    def _send_bot_status(self, old: str, new: str) -> None:
        bot, now = self._account.bot, self._account.now()
        self._account.updates.put(
            "my_chat_member",
            member_update(self.chat, self.user, now, chat_member(bot, old), chat_member(bot, new)),
        )


def link_payload(link: str, account: Account, parameter: str) -> str:
    """The payload of a deep link to this bot; `parameter` is start or startgroup.

    Errors: ValueError for any other link, or a payload that is not allowed.
    """
    found = re.fullmatch(
        rf"(?:https?://)?t\.me/{account.bot['username']}\?{parameter}=([A-Za-z0-9_-]{{0,64}})",
        link,
    )
    if found is None:
        raise ValueError(f"{link} is no {parameter} link of this bot.")
    return found[1]
