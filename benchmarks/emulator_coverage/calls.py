"""A bot that makes every call the emulator knows, and people who send it all they can."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from typing import Any, Final, get_args

import httpx

from benchmarks.emulator_coverage.bot_api import BotApi
from bot.emulator.emulator import Person, TelegramEmulator
from bot.emulator.message_kinds import MESSAGE_KINDS
from bot.emulator.serving import serve
from bot.emulator.updates import UpdateKind

TOKEN: Final = "1000000001:benchmark-token-for-the-emulator"
GROUP, FORUM, SMALL, CHANNEL = -100_1, -100_2, -3, -100_4
URL: Final = "https://bots.example.org/tapwise"
PNG: Final = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 8, 8)
KEYBOARD: Final = json.dumps({"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}]]})
TEXT: Final = "<b>Bold</b> <a href='tg://user?id=7'>Ann</a> #tag https://example.org +49301234567"

Json = dict[str, Any]


class Conversation:
    """The emulator with everybody in it, and the results of calls.

    results: (method, result) of each call. updates: all that were sent. not_required: methods and
    their required parameters without which a call succeeded.
    """

    def __init__(self, api: BotApi, client: httpx.AsyncClient, telegram: TelegramEmulator) -> None:
        self._api = api
        self._client = client
        self._telegram = telegram
        self.results: list[tuple[str, Any]] = []
        self.updates: list[Json] = []
        self.not_required: set[tuple[str, str]] = set()
        self._ann = telegram.person(7, "Ann", username="ann")
        self._bob = telegram.person(8, "Bob")
        self._group = telegram.group(GROUP, "Neighbours", self._ann)

    async def run(self) -> None:
        """Make every call once or more, and send every kind of update."""
        kinds = json.dumps(get_args(UpdateKind))
        await self._call("getUpdates", allowed_updates=kinds)
        await self._people_write()
        self._in_groups()
        self._in_a_channel()
        await self._bot_writes()
        await self._bot_asks()
        for member in (self._ann.id, self._bob.id, self._telegram.bot["id"], 9, 10, 11):
            await self._call("getChatMember", chat_id=GROUP, user_id=member)
        await self._settings()
        await self._take_updates()
        await self._webhooks()
        await self._call("leaveChat", chat_id=GROUP)

    async def _people_write(self) -> None:
        ann = self._ann
        ann.start("invitation")
        for kind in MESSAGE_KINDS:
            ann.send_content(ann.content(kind))
        ann.send_file("pool.txt", b"one", "a caption #tag")
        ann.send_album([ann.content("photo"), ann.content("video")])
        for sender in (self._bob, self._group, "Eve"):
            ann.forward("hello", sender)
        sent = await self._call(
            "sendMessage", chat_id=7, text=TEXT, parse_mode="HTML", reply_markup=KEYBOARD
        )
        ann.send_content({"text": "this", **ann.reply(sent["message_id"], "Bold")})
        ann.edit(ann.send("helo"), "hello")
        ann.tap("Yes")
        ann.tap_data("y", 1)
        ann.block()
        ann.unblock()

    def _in_groups(self) -> None:
        ann, group = self._ann, self._group
        group.add_bot(ann)
        group.promote_bot(ann, ["can_pin_messages"])
        for person in self._strangers():
            group.join(person)
        group.restrict(self._telegram.person(9, "Carl"), ann)
        group.kick(self._telegram.person(10, "Dora"), ann)
        group.leave(self._telegram.person(11, "Egon"))
        group.promote(self._bob, ann, anonymously=True)
        group.say_anonymously(self._bob, "hello")
        group.say_as_channel(ann, "hello", {"id": CHANNEL, "type": "channel", "title": "News"})
        group.edit(ann, group.say(ann, "helo"), "hello")
        forum = self._telegram.group(FORUM, "Forum", ann, topics=(17,))
        forum.add_bot(ann)
        forum.promote_bot(ann)
        forum.say(ann, "hello", 17)
        small = self._telegram.group(SMALL, "Family", ann, "group")
        small.add_bot(ann)
        small.upgrade(-100_3)

    def _strangers(self) -> Iterator[Person]:
        yield self._bob
        for number, name in ((9, "Carl"), (10, "Dora"), (11, "Egon")):
            yield self._telegram.person(number, name)

    def _in_a_channel(self) -> None:
        channel = self._telegram.channel(CHANNEL, "News", self._ann)
        channel.add_bot(self._ann)
        channel.link(self._group)
        channel.edit(channel.post("win a prise"), "win a prize")
        self._ann.forward("win a prize", channel)

    async def _bot_writes(self) -> None:
        reply = json.dumps({"message_id": self._ann.messages[0]["message_id"]})
        sent = await self._call("sendMessage", chat_id=7, text="hi", reply_parameters=reply)
        message = {"chat_id": 7, "message_id": sent["message_id"]}
        await self._call("editMessageText", **message, text="hello", reply_markup=KEYBOARD)
        await self._call("editMessageReplyMarkup", **message)
        await self._call("deleteMessage", **message)
        await self._call(
            "sendMessage",
            chat_id=FORUM,
            text="hello",
            message_thread_id=17,
            protect_content=True,
            link_preview_options=json.dumps({"is_disabled": True}),
        )
        await self._call("sendMessage", chat_id=CHANNEL, text="hello")
        document = await self._call(
            "sendDocument", chat_id=7, document=("a.csv", b"a,b"), caption=TEXT, parse_mode="HTML"
        )
        await self._call("getFile", file_id=document["document"]["file_id"])
        await self._call(
            "sendPhoto",
            chat_id=7,
            photo=("plot.png", PNG),
            has_spoiler=True,
            show_caption_above_media=True,
        )
        await self._call("sendChatAction", chat_id=7, action="typing")

    async def _bot_asks(self) -> None:
        query = self._ann.tap_data("y", 1)
        await self._call("answerCallbackQuery", callback_query_id=query, text="Noted")
        await self._call("getMe")
        for chat_id in (7, GROUP, FORUM, CHANNEL):
            await self._call("getChat", chat_id=chat_id)
        await self._call("getChatMember", chat_id=7, user_id=7)
        await self._call("getChatAdministrators", chat_id=GROUP)
        first = self._group.messages[0]["message_id"]
        await self._call("pinChatMessage", chat_id=GROUP, message_id=first)
        await self._call("getChatAdministrators", chat_id=CHANNEL)

    async def _settings(self) -> None:
        commands = json.dumps([{"command": "label", "description": "Ask me"}])
        await self._call("setMyCommands", commands=commands)
        await self._call("getMyCommands")
        await self._call("deleteMyCommands")
        await self._call("setMyDescription", description="Spam or not?")
        await self._call("setMyShortDescription", short_description="Spam or not?")

    async def _take_updates(self) -> None:
        found = await self._call("getUpdates", limit=100)
        while found:
            self.updates += found
            found = await self._call("getUpdates", offset=found[-1]["update_id"] + 1)

    async def _webhooks(self) -> None:
        await self._call("setWebhook", url=URL, ip_address="192.0.2.1", secret_token="s")
        await self._call("getWebhookInfo")
        await self._call("deleteWebhook", drop_pending_updates=True)

    async def _call(self, method: str, **given: Any) -> Any:
        await self._leave_out_required(method, given)
        response = await self._request(method, given)
        if response.status_code != 200:
            raise RuntimeError(f"{method} was refused: {response.text}")
        result = response.json()["result"]
        self.results.append((method, result))
        return result

    async def _leave_out_required(self, method: str, given: Json) -> None:
        """Each required parameter is left out once, which Telegram refuses."""
        if method not in self._api.methods:
            return
        for name, parameter in self._api.parameters(method).items():
            if parameter["required"]:
                rest = {other: value for other, value in given.items() if other != name}
                if (await self._request(method, rest)).status_code == 200:
                    self.not_required.add((method, name))

    async def _request(self, method: str, given: Json) -> httpx.Response:
        files = {name: value for name, value in given.items() if isinstance(value, tuple)}
        data = {name: str(value) for name, value in given.items() if name not in files}
        return await self._client.post(method, data=data, files=files or None)


async def conversation(api: BotApi) -> Conversation:
    """Everything that was called and sent."""
    telegram = TelegramEmulator(TOKEN)
    async with serve(telegram.app) as url, httpx.AsyncClient(trust_env=False) as client:
        client.base_url = httpx.URL(f"{url}/bot{TOKEN}/")
        held = Conversation(api, client, telegram)
        await held.run()
        return held
