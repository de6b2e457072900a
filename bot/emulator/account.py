"""The bot's account at Telegram, and a chat as it is on a screen."""

import asyncio
import itertools
import weakref
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Final

from bot.emulator.callback_queries import CallbackQueries
from bot.emulator.entities import utf16_length
from bot.emulator.events import Event, EventKind, Subscription
from bot.emulator.keyboards import buttons
from bot.emulator.limits import Limits, SendLimiter
from bot.emulator.message_kinds import caption_content, content_of, file_content, text_content
from bot.emulator.responses import Json, bad_request
from bot.emulator.stored_files import LocalFiles, StoredFile
from bot.emulator.updates import UpdateQueue

WAIT: Final = 30.0
"""Seconds in which a bot answers also on a loaded machine."""


class Account:
    """All that Telegram stores for one bot.

    bot: its User object. chats: by id; private chats have the id of the person.
    commands: by scope and language. privacy_mode: in groups the bot gets only what is meant for
    it. local: the files of a server started with --local.
    """

    def __init__(
        self,
        token: str,
        username: str,
        clock: Callable[[], float],
        *,
        limits: Limits,
        privacy_mode: bool = True,
        local_folder: Path | None = None,
    ) -> None:
        number = token.partition(":")[0]
        self.bot: Json = {
            "id": int(number) if number.isdecimal() else 1,
            "is_bot": True,
            "first_name": "Tapwise",
            "username": username,
        }
        self.clock = clock
        self.limiter = SendLimiter(limits, clock)
        self.privacy_mode = privacy_mode
        self.updates = UpdateQueue(clock)
        self.chats: dict[int, Chat] = {}
        self.users: dict[int, Json] = {}
        self.files: dict[str, StoredFile] = {}
        # The server names the folder after the token.
        self.local = LocalFiles(local_folder / token) if local_folder else None
        self.queries = CallbackQueries(clock)
        self.commands: dict[tuple[str, str], list[dict[str, str]]] = {}
        # From the clock: a bot restarted with its database must never see a message id twice.
        self.message_ids = itertools.count(1 + int(10 * clock()) % 2_000_000_000)
        self._subscriptions: weakref.WeakSet[Subscription] = weakref.WeakSet()

    def now(self) -> int:
        """Unix time in seconds."""
        return int(self.clock())

    def publish(self, kind: EventKind, user_id: int, payload: Json | None = None) -> None:
        """Send an event to every subscription."""
        event = Event(kind, user_id, payload or {})
        for subscription in self._subscriptions:
            subscription.put(event)

    def subscribe(self) -> Subscription:
        """The events from now on."""
        subscription = Subscription()
        self._subscriptions.add(subscription)
        return subscription

    def add_file(self, name: str, content: bytes, folder: str = "documents") -> StoredFile:
        """Store a file under a new id and path."""
        number = len(self.files) + 1
        ending = name.rpartition(".")[2] if "." in name else "bin"
        stored = StoredFile(f"file{number}", f"{folder}/file_{number}.{ending}", name, content)
        self.files[stored.file_id] = stored
        return stored


class Chat:
    """One chat, whatever its type."""

    def __init__(self, account: Account, chat_id: int, chat: Json) -> None:
        self.id = chat_id
        self.chat = chat
        self.name = str(chat.get("title") or chat.get("first_name"))
        self._account = account
        self._messages: dict[int, Json] = {}
        self._changed = asyncio.Event()
        self._topics: set[int] = set()
        account.chats[chat_id] = self

    @property
    def messages(self) -> list[Json]:
        """All messages, oldest first; an edit replaces a Message object, it never changes one."""
        return list(self._messages.values())

    def message(self, message_id: int) -> Json | None:
        """The message with this id."""
        return self._messages.get(message_id)

    def add_topics(self, topics: Collection[int]) -> None:
        """Give the chat topics with these numbers, beside the general one."""
        self._topics.update(topics)
        if self._topics and self.id < 0:
            self.chat["is_forum"] = True

    def in_topic(self, topic: int | None) -> Json:
        """The fields of a message in this topic. Errors: Refusal if there is none."""
        if topic is None:
            return {}
        if topic not in self._topics:
            raise bad_request("message thread not found")
        return {"message_thread_id": topic, "is_topic_message": True}

    # What people send

    def content(self, kind: str, caption: str = "") -> Json:
        """The content of a message of one of the MESSAGE_KINDS."""
        if kind == "pinned_message":
            return {kind: _without_reply(self.messages[-1])}
        return content_of(kind, self._account.add_file, caption)

    def document(self, name: str, content: bytes, caption: str = "") -> Json:
        """The content of a message with this file."""
        return file_content(self._account.add_file(name, content), caption)

    def reply(self, message_id: int, quote: str = "") -> Json:
        """The fields of a reply to a message, with a part of its text as a quote."""
        replied = self._messages[message_id]
        fields: Json = {"reply_to_message": _without_reply(replied)}
        if quote:
            text = str(replied.get("text", replied.get("caption")))
            position = utf16_length(text[: text.index(quote)])
            fields["quote"] = {"text": quote, "position": position, "is_manual": True}
        return fields

    def forwarded(self, content: Json | str, sender: "Chat | str") -> Json:
        """The content of a message of somebody else that is forwarded.

        sender: a chat, or the name of somebody who hides their account.
        """
        content = text_content(content) if isinstance(content, str) else content
        date = self._account.now()
        if isinstance(sender, str):
            origin = {"type": "hidden_user", "date": date, "sender_user_name": sender}
        else:
            origin = sender.origin(date)
        return {**content, "forward_origin": origin}

    def origin(self, date: int) -> Json:
        """The MessageOrigin of a message that is forwarded from here."""
        return {"type": "chat", "date": date, "sender_chat": self.chat}

    # What the bot sends

    def require_right_to_write(self, kind: str, topic: int | None) -> None:
        """Errors: Refusal if the bot may not send this kind of message into this topic.

        kind: text, document or photo.
        """

    def count_message(self) -> None:
        """Count a message or an edit of the bot. Errors: Refusal above Telegram's limits."""
        self._account.limiter.count(self.id)

    def bot_as_sender(self) -> Json:
        """The field with the sender of a message of the bot."""
        return {"from": self._account.bot}

    def is_editable(self, message: Json) -> bool:
        """May the bot edit this message?"""
        return bool(message["from"]["id"] == self._account.bot["id"])

    # What is on the screen

    async def sees(self, condition: Callable[[Json], bool], wait: float = WAIT) -> Json:
        """The newest message that meets `condition`, now or as soon as there is one.

        Errors: TimeoutError when there is none within `wait` seconds.
        """
        try:
            async with asyncio.timeout(wait):
                while (message := self._newest(condition)) is None:
                    await self._changed.wait()
        except TimeoutError:
            last = [shown.get("text", shown.get("caption")) for shown in self.messages[-3:]]
            raise TimeoutError(
                f"{self.name} saw no such message in {wait} s; the chat ends with {last}."
            ) from None
        return message

    def show(self, message: Json) -> None:
        """Add a message, or replace an older version of it."""
        kind: EventKind = "edit" if message["message_id"] in self._messages else "message"
        self._messages[message["message_id"]] = message
        self._account.publish(kind, self.id, message)
        self._wake()

    def delete(self, message_id: int) -> None:
        """Remove a message."""
        del self._messages[message_id]
        self._account.publish("delete", self.id, {"message_id": message_id})
        self._wake()

    def send_tap(self, user: Json, message: Json, data: str) -> str:
        """Send the bot a callback query; its id."""
        query = self._account.queries.add(user["id"])
        tapped = {"query_id": query.id, "message_id": message["message_id"], "data": data}
        self._account.publish("tap", user["id"], tapped)
        self._account.updates.put(
            "callback_query",
            {
                "id": query.id,
                "from": user,
                "message": message,
                "chat_instance": str(-self.id),
                "data": data,
            },
        )
        return query.id

    def _written(self, sender: Json, content: Json) -> Json:
        """A new message with these fields about its sender, shown in the chat."""
        message = {
            "message_id": next(self._account.message_ids),
            **sender,
            "chat": self.chat,
            "date": self._account.now(),
            **content,
        }
        self.show(message)
        return message

    def _edited(self, user: Json, message_id: int, text: str) -> Json:
        """An own text or caption of this user with other words, shown in the chat."""
        message = self.message(message_id)
        if message is None or message["from"]["id"] != user["id"]:
            raise LookupError(f"{user['first_name']} has no message {message_id} to edit.")
        return self._with_text(message, text)

    def _with_text(self, message: Json, text: str) -> Json:
        """A message with another text or caption, shown in the chat."""
        content = text_content(text) if "text" in message else caption_content(text)
        dropped = {"entities", "caption_entities"}
        kept = {name: value for name, value in message.items() if name not in dropped}
        edited = {**kept, **content, "edit_date": self._account.now()}
        self.show(edited)
        return edited

    def _button(self, button: str, message_id: int | None) -> tuple[Json, str]:
        """The message that has the button with this text or callback data, and its data."""
        message = self._with_buttons(message_id)
        for found in buttons(message):
            if button in (found["text"], found.get("callback_data")) and "callback_data" in found:
                return message, found["callback_data"]
        shown = [found["text"] for found in buttons(message)]
        raise LookupError(
            f"Message {message['message_id']} has no button {button!r} to tap; it has {shown}."
        )

    def _with_buttons(self, message_id: int | None) -> Json:
        if message_id is None:
            message = self._newest(lambda shown: "reply_markup" in shown)
        else:
            message = self._messages.get(message_id)
        if message is None:
            raise LookupError(f"{self.name} sees no message with buttons to tap.")
        return message

    def _newest(self, condition: Callable[[Json], bool]) -> Json | None:
        return next(filter(condition, reversed(self._messages.values())), None)

    def _wake(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()


def _without_reply(message: Json) -> Json:
    """A message as another one contains it."""
    return {name: message[name] for name in message.keys() - {"reply_to_message"}}
