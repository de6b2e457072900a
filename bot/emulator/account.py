"""What Telegram remembers of one bot: the people, their chats with it, their taps, its files."""

import asyncio
import itertools
import mimetypes
import re
import secrets
import weakref
from collections import deque
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from bot.emulator.entities import formatted, utf16_length
from bot.emulator.keyboards import buttons
from bot.emulator.updates import Updates

if TYPE_CHECKING:
    from bot.emulator.group_chats import GroupChat

Json = dict[str, Any]

EventKind = Literal[
    "message", "edit", "delete", "tap", "toast", "action", "block", "unblock", "commands"
]

QUERIES_KEPT = 10_000
EVENTS_KEPT = 1_000


@dataclass(frozen=True)
class Event:
    """Something the page may show at once.

    payload: the Message (message, edit), {"message_id"} (delete), {"query_id", "message_id",
    "data"} (tap), {"query_id", "text", "show_alert"} (toast), {"action"} (action), else empty.
    user_id: whose chat it is; 0 for `commands`, which may concern everybody.
    """

    kind: EventKind
    user_id: int
    payload: Json = field(default_factory=dict)


@dataclass(frozen=True)
class StoredFile:
    file_id: str
    path: str
    name: str
    content: bytes

    @property
    def mime_type(self) -> str:
        return mimetypes.guess_type(self.name)[0] or "application/octet-stream"

    def as_json(self) -> Json:
        unique = f"unique{self.file_id}"
        return {
            "file_id": self.file_id,
            "file_unique_id": unique,
            "file_size": len(self.content),
        }

    def as_document(self) -> Json:
        return {**self.as_json(), "file_name": self.name, "mime_type": self.mime_type}


@dataclass
class Query:
    """One tap on a button, waiting for its toast."""

    id: str
    person: "Person"
    at: float
    answer: Json | None = None
    answered: asyncio.Event = field(default_factory=asyncio.Event)


class Subscription(AsyncIterator[Event]):
    """Events from the moment it is made; whoever reads too slowly misses the oldest."""

    def __init__(self) -> None:
        self._events: deque[Event] = deque(maxlen=EVENTS_KEPT)
        self._arrived = asyncio.Event()

    def put(self, event: Event) -> None:
        self._events.append(event)
        self._arrived.set()

    def __aiter__(self) -> "Subscription":
        return self

    async def __anext__(self) -> Event:
        while not self._events:
            self._arrived.clear()
            await self._arrived.wait()
        return self._events.popleft()


class Account:
    def __init__(self, token: str, username: str, clock: Callable[[], float]) -> None:
        number = token.partition(":")[0]
        self.bot: Json = {
            "id": int(number) if number.isdecimal() else 1,
            "is_bot": True,
            "first_name": "Tapwise",
            "username": username,
        }
        self.clock = clock
        self.updates = Updates(clock)
        self.people: dict[int, Person] = {}
        self.groups: dict[int, GroupChat] = {}
        self.files: dict[str, StoredFile] = {}
        self.queries: dict[str, Query] = {}
        self.commands: dict[tuple[str, str], list[dict[str, str]]] = {}
        # From the clock: a bot that goes on with its database must never meet a number again.
        self.message_ids = itertools.count(1 + int(10 * clock()) % 2_000_000_000)
        self._subscriptions: weakref.WeakSet[Subscription] = weakref.WeakSet()

    def now(self) -> int:
        return int(self.clock())

    def publish(self, kind: EventKind, user_id: int, payload: Json | None = None) -> None:
        event = Event(kind, user_id, payload or {})
        for subscription in self._subscriptions:
            subscription.put(event)

    def subscribe(self) -> Subscription:
        subscription = Subscription()
        self._subscriptions.add(subscription)
        return subscription

    def keep_file(self, name: str, content: bytes, folder: str = "documents") -> StoredFile:
        number = len(self.files) + 1
        ending = name.rpartition(".")[2] if "." in name else "bin"
        stored = StoredFile(f"file{number}", f"{folder}/file_{number}.{ending}", name, content)
        self.files[stored.file_id] = stored
        return stored

    def ask(self, person: "Person") -> Query:
        query = Query(self._query_id(person), person, self.clock())
        self.queries[query.id] = query
        if len(self.queries) > QUERIES_KEPT:
            del self.queries[next(iter(self.queries))]
        return query

    def _query_id(self, person: "Person") -> str:
        """As Telegram makes it: who tapped in the upper half, chance in the lower."""
        while (number := str(person.id << 32 | secrets.randbits(32))) in self.queries:
            pass
        return number


class Conversation:
    """A chat as it is on a screen: its messages, and who waits to see one."""

    def __init__(self, account: Account, chat_id: int, chat: Json) -> None:
        self.id = chat_id
        self.chat = chat
        self.name = str(chat.get("title") or chat.get("first_name"))
        self._account = account
        self._messages: dict[int, Json] = {}
        self._changed = asyncio.Event()

    @property
    def messages(self) -> list[Json]:
        """The chat, oldest first; a Message object is replaced by an edit, never changed."""
        return list(self._messages.values())

    def message(self, message_id: int) -> Json | None:
        return self._messages.get(message_id)

    async def sees(self, condition: Callable[[Json], bool], wait: float = 5.0) -> Json:
        """The newest message for which `condition` holds, now or as soon as there is one.

        Raises TimeoutError when there is none within `wait` seconds.
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
        """A new message or a new version of one; called by the Bot API, not by tests."""
        kind: EventKind = "edit" if message["message_id"] in self._messages else "message"
        self._messages[message["message_id"]] = message
        self._account.publish(kind, self.id, message)
        self._wake()

    def forget(self, message_id: int) -> None:
        """A deleted message; called by the Bot API, not by tests."""
        del self._messages[message_id]
        self._account.publish("delete", self.id, {"message_id": message_id})
        self._wake()

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

    def _tapped(self, person: "Person", message: Json, data: str) -> str:
        """Tell the bot of a tap; the id of the query it makes."""
        query = self._account.ask(person)
        tapped = {"query_id": query.id, "message_id": message["message_id"], "data": data}
        self._account.publish("tap", person.id, tapped)
        self._account.updates.put(
            "callback_query",
            {
                "id": query.id,
                "from": person.user,
                "message": message,
                "chat_instance": str(-self.id),
                "data": data,
            },
        )
        return query.id

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


class Person(Conversation):
    """Somebody with a Telegram app: reads the private chat with the bot, writes and taps in it."""

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

    def start(self, payload: str = "") -> int:
        """Press "Start", or follow a link t.me/bot?start=payload."""
        return self.send(f"/start {payload}".strip())

    def send(self, text: str) -> int:
        """Write to the bot; as in the apps, a bot that was blocked is unblocked by this."""
        plain, entities = formatted(text)
        if not 1 <= utf16_length(plain) <= 4096:
            raise ValueError("A message has 1 to 4096 UTF-16 units; the apps split a longer one.")
        content: Json = {"text": plain}
        if entities:
            content["entities"] = entities
        return self._say(content)

    def send_file(self, name: str, content: bytes, caption: str = "") -> int:
        """Send a document to the bot; it can download it with getFile."""
        document: Json = {"document": self._account.keep_file(name, content).as_document()}
        plain, entities = formatted(caption)
        if plain:
            document["caption"] = plain
        if entities:
            document["caption_entities"] = entities
        return self._say(document)

    def tap(self, button: str, message_id: int | None = None) -> str:
        """Tap the button with this text or callback data; the id of the query it makes.

        Without `message_id` it is looked for under the newest message that has buttons.
        Raises LookupError when there is no such button, or it tells the bot nothing (a link).
        """
        message, data = self._button(button, message_id)
        return self._tapped(self, message, data)

    def tap_data(self, data: str, message_id: int) -> str:
        """A tap as a changed app can forge it: any data, under any message."""
        message = self._messages.get(message_id)
        if message is None:
            message = {"chat": self.chat, "message_id": message_id, "date": 0}  # inaccessible
        return self._tapped(self, message, data)

    def follow(self, link: str, group: "GroupChat | None" = None) -> None:
        """Open a link t.me/bot?start=payload, or let the bot into a group with ?startgroup=.

        Raises ValueError for a link that does neither: another bot's, or a payload that is none.
        """
        found = re.fullmatch(
            rf"(?:https?://)?t\.me/{self._account.bot['username']}"
            r"\?(start|startgroup)=([A-Za-z0-9_-]{0,64})",
            link,
        )
        if found is None or (found[1] == "startgroup") != (group is not None):
            raise ValueError(f"{link} starts no bot here.")
        if group is not None:
            group.add_bot(self, found[2])
        else:
            self.start(found[2])

    def join_group(self, group: "GroupChat") -> None:
        """Come into a group."""
        group.join(self)

    def leave_group(self, group: "GroupChat") -> None:
        """Go out of a group."""
        group.leave(self)

    async def toast(self, query_id: str, wait: float = 5.0) -> Json:
        """What answerCallbackQuery said, now or within `wait` seconds: text, show_alert, url.

        Raises TimeoutError when the bot says nothing.
        """
        query = self._account.queries[query_id]
        try:
            async with asyncio.timeout(wait):
                await query.answered.wait()
        except TimeoutError:
            raise TimeoutError(f"The bot did not answer tap {query_id} in {wait} s.") from None
        return query.answer or {}

    def block(self) -> None:
        """Stop and block the bot; it is told so."""
        if not self.blocked:
            self.blocked = True
            self._membership("member", "kicked")
            self._account.publish("block", self.id)

    def unblock(self) -> None:
        """Let the bot write again; it is told so."""
        if self.blocked:
            self.blocked = False
            self._membership("kicked", "member")
            self._account.publish("unblock", self.id)

    def _say(self, content: Json) -> int:
        self.unblock()
        self.started = True
        message = {
            "message_id": next(self._account.message_ids),
            "from": self.user,
            "chat": self.chat,
            "date": self._account.now(),
            **content,
        }
        self.show(message)
        self._account.updates.put("message", message)
        return int(message["message_id"])

    def _membership(self, old: str, new: str) -> None:
        self._account.updates.put(
            "my_chat_member",
            {
                "chat": self.chat,
                "from": self.user,
                "date": self._account.now(),
                "old_chat_member": membership(self._account.bot, old),
                "new_chat_member": membership(self._account.bot, new),
            },
        )


def membership(user: Json, status: str) -> Json:
    """A ChatMember object."""
    told: Json = {"user": user, "status": status}
    if status == "kicked":
        told["until_date"] = 0
    elif status == "creator":
        told["is_anonymous"] = False
    elif status == "administrator":
        told |= dict.fromkeys(_RIGHTS, False) | {"can_manage_chat": True}
    return told


_RIGHTS = """
    can_be_edited is_anonymous can_manage_chat can_delete_messages can_manage_video_chats
    can_restrict_members can_promote_members can_change_info can_invite_users can_post_stories
    can_edit_stories can_delete_stories
""".split()  # noqa: SIM905
