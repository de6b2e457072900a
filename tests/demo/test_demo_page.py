"""The demo's page: what a browser gets from it over real HTTP, and who gets nothing at all."""

import asyncio
import fnmatch
import json
import os
import re
import signal
import socket
import tomllib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.demo.bot_process import bot_environment
from bot.demo.demo_campaign import prepare
from bot.demo.page import WEB, Page, Phone
from bot.demo.server import DemoError, run_demo
from bot.emulator.emulator import TelegramEmulator
from bot.emulator.serving import serve

TOKEN = "1000000001:demo-token-for-the-tests"
ADA, BEN = 101, 102
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x40\x00\x00\x00\x30\x08\x02\x00\x00\x00"

Json = dict[str, Any]


class StubBot:
    """A bot of three lines: whatever it is told to call, over the Bot API."""

    def __init__(self, url: str, client: httpx.AsyncClient) -> None:
        self._base = f"{url}/bot{TOKEN}"
        self._files = f"{url}/file/bot{TOKEN}"
        self._client = client

    async def call(self, method: str, **given: object) -> Any:
        answer = (await self._client.post(f"{self._base}/{method}", json=given)).json()
        assert answer["ok"], answer
        return answer["result"]

    async def send_file(self, method: str, kind: str, name: str, content: bytes) -> Json:
        sent = await self._client.post(
            f"{self._base}/{method}", data={"chat_id": ADA}, files={kind: (name, content)}
        )
        message: Json = sent.json()["result"]
        return message

    async def download(self, file_id: str) -> bytes:
        path = (await self.call("getFile", file_id=file_id))["file_path"]
        return (await self._client.get(f"{self._files}/{path}")).content

    async def next_update(self) -> Json:
        [update, *_] = await self.call("getUpdates", timeout=5)
        await self.call("getUpdates", offset=update["update_id"] + 1)
        found: Json = update
        return found


@pytest.fixture
def telegram() -> TelegramEmulator:
    return TelegramEmulator(TOKEN)


@pytest.fixture
def shown(telegram: TelegramEmulator) -> Page:
    page = Page(telegram, [Phone(ADA, "Ada"), Phone(BEN, "Ben")])
    page.reset("invitation")
    return page


@pytest.fixture
async def url(shown: Page) -> AsyncIterator[str]:
    async with serve(shown.app) as url, shown.live():
        yield url


@pytest.fixture
async def page(url: str) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=url, trust_env=False) as client:
        yield client


@pytest.fixture
async def bot(url: str) -> AsyncIterator[StubBot]:
    async with httpx.AsyncClient(trust_env=False, timeout=10) as client:
        yield StubBot(url, client)


class Events:
    def __init__(self, lines: AsyncIterator[str]) -> None:
        self._lines = lines

    async def next(self, kind: str) -> Json:
        """The next event of this kind; others are passed over."""
        async with asyncio.timeout(30):
            async for line in self._lines:
                if line and (event := json.loads(line.removeprefix("data: ")))["kind"] == kind:
                    found: Json = event
                    return found
        raise AssertionError(f"the stream ended without {kind}")

    async def count_to_end(self) -> int:
        async with asyncio.timeout(10):
            return len([line async for line in self._lines if line])


@asynccontextmanager
async def listening(page: httpx.AsyncClient) -> AsyncIterator[Events]:
    async with page.stream("GET", "/demo/events", timeout=40) as answer:
        yield Events(answer.aiter_lines())


# What the page reads


async def test_the_state_of_an_untouched_demo_has_every_phone_and_an_empty_chat(
    page: httpx.AsyncClient,
) -> None:
    state = (await page.get("/demo/state")).json()

    assert state["bot"] == {"name": "Tapwise", "username": "tapwise_demo_bot"}
    assert [phone["first_name"] for phone in state["phones"]] == ["Ada", "Ben"]
    assert [phone["owner"] for phone in state["phones"]] == [True, False]
    assert [phone["start_payload"] for phone in state["phones"]] == ["", "invitation"]
    assert [phone["messages"] for phone in state["phones"]] == [[], []]


async def test_the_state_of_a_chat_has_both_sides_oldest_first_and_nobody_elses(
    page: httpx.AsyncClient, bot: StubBot
) -> None:
    await page.post(f"/demo/phones/{ADA}/text", json={"text": "hello"})
    await bot.call("sendMessage", chat_id=ADA, text="<b>Hi</b>", parse_mode="HTML")

    ada, ben = (await page.get("/demo/state")).json()["phones"]

    assert [message["text"] for message in ada["messages"]] == ["hello", "Hi"]
    assert ada["messages"][1]["entities"] == [{"type": "bold", "offset": 0, "length": 2}]
    assert ben["messages"] == []


async def test_events_begin_with_the_state_and_go_on_with_an_edit_in_place(
    page: httpx.AsyncClient, bot: StubBot
) -> None:
    await page.post(f"/demo/phones/{ADA}/start", json={"payload": ""})
    sent = await bot.call("sendMessage", chat_id=ADA, text="first")

    async with listening(page) as events:
        state = (await events.next("state"))["payload"]
        place = {"chat_id": ADA, "message_id": sent["message_id"]}
        await bot.call("editMessageText", text="second", **place)
        edit = await events.next("edit")
        await bot.call("deleteMessage", **place)
        gone = await events.next("delete")

    assert state["phones"][0]["messages"][-1]["text"] == "first"
    assert edit["user_id"] == ADA
    assert edit["payload"]["text"] == "second"
    assert edit["payload"]["message_id"] == sent["message_id"]
    assert gone["payload"] == {"message_id": sent["message_id"]}


async def test_changed_commands_reach_each_phone_as_its_own_menu(
    page: httpx.AsyncClient, bot: StubBot
) -> None:
    await page.post(f"/demo/phones/{ADA}/start", json={"payload": ""})

    async with listening(page) as events:
        await events.next("state")
        await bot.call(
            "setMyCommands",
            commands=[{"command": "invite", "description": "make a link"}],
            scope={"type": "chat", "chat_id": ADA},
        )
        menus = [await events.next("commands"), await events.next("commands")]

    assert [(menu["user_id"], len(menu["payload"])) for menu in menus] == [(ADA, 1), (BEN, 0)]


async def test_what_is_put_on_the_page_is_told_now_and_to_whoever_comes_later(
    page: httpx.AsyncClient, shown: Page
) -> None:
    async with listening(page) as events:
        await events.next("state")
        shown.publish("status", {"items": 300, "labels": 7})
        told = await events.next("status")
    later = (await page.get("/demo/state")).json()

    assert told["payload"] == later["status"] == {"items": 300, "labels": 7}


async def test_starting_anew_empties_every_chat_and_hands_out_the_new_invitation(
    page: httpx.AsyncClient, bot: StubBot, shown: Page
) -> None:
    await page.post(f"/demo/phones/{ADA}/start", json={"payload": ""})
    shown.publish("status", {"items": 300, "labels": 7})

    shown.reset("another invitation")
    state = (await page.get("/demo/state")).json()

    assert [phone["messages"] for phone in state["phones"]] == [[], []]
    assert [phone["start_payload"] for phone in state["phones"]] == ["", "another invitation"]
    assert "status" not in state


async def test_what_happens_on_other_phones_than_the_pages_is_not_told(
    page: httpx.AsyncClient, telegram: TelegramEmulator
) -> None:
    async with listening(page) as events:
        await events.next("state")
        telegram.person(201, "Ines").send("from afar")
        telegram.person(ADA, "Ada").send("from here")
        told = await events.next("message")

    assert told["payload"]["text"] == "from here"


async def test_a_page_that_stops_reading_is_hung_up_on_and_resyncs_when_it_comes_back(
    page: httpx.AsyncClient, telegram: TelegramEmulator
) -> None:
    ada = telegram.person(ADA, "Ada")
    long = "x" * 8_000

    async with listening(page) as events:
        await events.next("state")
        for _ in range(4_000):
            ada.tap_data(long, 1)
            await asyncio.sleep(0)
        snapshot = await events.count_to_end()
    ada.send("still here")
    async with listening(page) as events:
        state = await events.next("state")

    assert snapshot < 4_000
    assert state["payload"]["phones"][0]["messages"][-1]["text"] == "still here"


# What the people do


async def test_start_and_text_reach_the_bot_as_messages_of_that_person(
    page: httpx.AsyncClient, bot: StubBot
) -> None:
    await page.post(f"/demo/phones/{BEN}/start", json={"payload": "invitation"})
    started = await bot.next_update()
    await page.post(f"/demo/phones/{ADA}/text", json={"text": "مرحبا 🎟"})
    wrote = await bot.next_update()

    assert started["message"]["text"] == "/start invitation"
    assert started["message"]["from"]["id"] == BEN
    assert wrote["message"]["text"] == "مرحبا 🎟"
    assert wrote["message"]["from"]["id"] == ADA


async def test_a_tap_reaches_the_bot_and_its_toast_comes_back_with_the_same_query(
    page: httpx.AsyncClient, bot: StubBot
) -> None:
    await page.post(f"/demo/phones/{ADA}/start", json={"payload": ""})
    await bot.next_update()
    keyboard = {"inline_keyboard": [[{"text": "Spam", "callback_data": "s:1", "style": "danger"}]]}
    card = await bot.call("sendMessage", chat_id=ADA, text="?", reply_markup=keyboard)

    async with listening(page) as events:
        await events.next("state")
        given = {"message_id": card["message_id"], "data": "s:1"}
        receipt = (await page.post(f"/demo/phones/{ADA}/taps", json=given)).json()
        tap = await events.next("tap")
        query = (await bot.next_update())["callback_query"]
        await bot.call("answerCallbackQuery", callback_query_id=query["id"], text="Spam it is")
        toast = await events.next("toast")

    assert query["data"] == "s:1"
    assert query["message"]["message_id"] == card["message_id"]
    assert tap["payload"] == {"query_id": query["id"], **given}
    assert receipt == {"query_id": query["id"]}
    assert toast["payload"]["query_id"] == query["id"]
    assert toast["payload"]["text"] == "Spam it is"


async def test_a_file_goes_up_byte_for_byte_and_a_path_in_its_name_is_dropped(
    page: httpx.AsyncClient, bot: StubBot
) -> None:
    content = bytes(range(256)) * 40

    await page.post(
        f"/demo/phones/{ADA}/files", params={"name": "../../dataset ж.txt"}, content=content
    )
    document = (await bot.next_update())["message"]["document"]

    assert document["file_name"] == "dataset ж.txt"
    assert await bot.download(document["file_id"]) == content


async def test_a_document_comes_down_to_be_saved_even_when_it_is_a_web_page(
    page: httpx.AsyncClient, bot: StubBot
) -> None:
    await page.post(f"/demo/phones/{ADA}/start", json={"payload": ""})
    hostile = b"<script>alert(1)</script>"
    sent = await bot.send_file("sendDocument", "document", "labels.html", hostile)

    file_id = sent["document"]["file_id"]
    answer = await page.get(f"/demo/phones/{ADA}/files/{file_id}")

    assert answer.content == hostile
    assert answer.headers["content-type"] == "application/octet-stream"
    disposition = answer.headers["content-disposition"]
    assert disposition == "attachment; filename*=UTF-8''labels.html"


async def test_a_photo_comes_down_to_be_shown(page: httpx.AsyncClient, bot: StubBot) -> None:
    await page.post(f"/demo/phones/{ADA}/start", json={"payload": ""})
    sent = await bot.send_file("sendPhoto", "photo", "curve.png", PNG)

    answer = await page.get(f"/demo/phones/{ADA}/files/{sent['photo'][-1]['file_id']}")

    assert answer.content == PNG
    assert answer.headers["content-type"] == "image/png"
    assert answer.headers["content-disposition"].startswith("inline")


async def test_a_file_of_one_chat_is_not_found_in_another(
    page: httpx.AsyncClient, bot: StubBot
) -> None:
    await page.post(f"/demo/phones/{ADA}/start", json={"payload": ""})
    sent = await bot.send_file("sendDocument", "document", "labels.csv", b"text,label\n")

    answer = await page.get(f"/demo/phones/{BEN}/files/{sent['document']['file_id']}")

    assert answer.status_code == 404
    assert answer.json() == {"error": "There is no such file in this chat."}


@pytest.mark.parametrize(
    ("path", "body", "status", "sentence"),
    [
        ("/demo/phones/999/text", b'{"text": "a"}', 404, "There is no such phone in this demo"),
        (f"/demo/phones/{ADA}/text", b"no json", 400, "must be a JSON object"),
        (f"/demo/phones/{ADA}/text", b"[]", 400, "must be a JSON object"),
        (f"/demo/phones/{ADA}/text", b'{"text": 7}', 400, 'The field "text" is missing or not'),
        (f"/demo/phones/{ADA}/text", b'{"text": " "}', 400, "1 to 4096"),
        (f"/demo/phones/{ADA}/taps", b'{"message_id": true, "data": "a"}', 400, "message_id"),
        (f"/demo/phones/{ADA}/files", bytes(20 * 1024 * 1024 + 1), 413, "larger than 20 MB"),
    ],
)
async def test_what_a_phone_cannot_do_is_refused_with_a_sentence(
    page: httpx.AsyncClient, path: str, body: bytes, status: int, sentence: str
) -> None:
    answer = await page.post(path, content=body)

    assert answer.status_code == status
    assert sentence in answer.json()["error"]


# Who is let in


@pytest.mark.parametrize("path", ["/", "/demo/state", "/demo/events", f"/bot{TOKEN}/getMe"])
@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example:80", "192.168.1.2", ""])
async def test_a_foreign_host_name_gets_nothing(
    page: httpx.AsyncClient, path: str, host: str
) -> None:
    answer = await page.get(path, headers={"Host": host})

    assert answer.status_code == 403
    assert "127.0.0.1" in answer.json()["error"]


async def test_localhost_is_welcome_under_its_other_name(page: httpx.AsyncClient) -> None:
    port = page.base_url.port

    answer = await page.get("/", headers={"Host": f"localhost:{port}"})

    assert answer.status_code == 200


@pytest.mark.parametrize("path", [f"/demo/phones/{ADA}/text", f"/bot{TOKEN}/sendMessage"])
@pytest.mark.parametrize("origin", ["https://evil.example", "http://127.0.0.1:1", "null"])
async def test_a_post_from_a_foreign_page_changes_nothing(
    page: httpx.AsyncClient, path: str, origin: str
) -> None:
    await page.post(f"/demo/phones/{ADA}/start", json={"payload": ""})

    given = {"chat_id": ADA, "text": "hello"}
    answer = await page.post(path, json=given, headers={"Origin": origin})

    assert answer.status_code == 403
    state = (await page.get("/demo/state")).json()
    assert [message["text"] for message in state["phones"][0]["messages"]] == ["/start"]


async def test_a_post_from_the_page_itself_is_taken(page: httpx.AsyncClient, url: str) -> None:
    headers = {"Origin": url, "Sec-Fetch-Site": "same-origin"}

    answer = await page.post(f"/demo/phones/{ADA}/text", json={"text": "a"}, headers=headers)

    assert answer.status_code == 200


async def test_a_foreign_page_may_link_to_the_demo_and_load_nothing_of_it(
    page: httpx.AsyncClient,
) -> None:
    foreign = {"Sec-Fetch-Site": "cross-site"}

    linked = await page.get("/", headers=foreign)
    loaded = await page.get("/demo/state", headers=foreign)
    called = await page.get(f"/bot{TOKEN}/getMe", headers=foreign)

    assert [linked.status_code, loaded.status_code, called.status_code] == [200, 403, 403]


@pytest.mark.parametrize("path", ["/", "/page.js", "/demo/state", "/nothing.html", "/a/b"])
async def test_every_answer_forbids_scripts_and_assets_from_elsewhere(
    page: httpx.AsyncClient, path: str
) -> None:
    headers = (await page.get(path)).headers

    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'self';")
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"


# The files of the page


class References(HTMLParser):
    """Every address that a page loads, and whatever the policy would refuse."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.addresses: set[str] = set()
        self.refused: list[str] = []
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in {"src", "href"}:
                self.addresses.add(value or "")
            if name == "style" or name.startswith("on"):
                self.refused.append(f"{tag} {name}")
        if tag == "style" or (tag == "script" and "src" not in dict(attrs)):
            self.refused.append(tag)


def referenced() -> set[str]:
    """What index.html loads, and what the modules it loads import; not what a person may click."""
    addresses = References((WEB / "index.html").read_text()).addresses
    found = {address for address in addresses if not address.startswith("demo/")}
    waiting = [name for name in found if name.endswith(".js")]
    while waiting:
        imports = re.findall(r'from "\./([^"]+)"', (WEB / waiting.pop()).read_text())
        waiting += set(imports) - found
        found |= set(imports)
    return found


async def test_every_file_the_page_needs_is_served_as_what_it_is(page: httpx.AsyncClient) -> None:
    kinds = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}

    answers = {name: await page.get(f"/{name}") for name in referenced()}

    assert len(answers) >= 8
    for name, answer in answers.items():
        assert answer.status_code == 200, name
        assert answer.headers["content-type"].startswith(kinds[Path(name).suffix]), name


def test_the_page_has_no_file_it_does_not_load() -> None:
    assert {path.name for path in WEB.iterdir()} == referenced() | {"index.html"}


def test_the_package_brings_every_file_of_the_page() -> None:
    project = tomllib.loads((WEB.parents[2] / "pyproject.toml").read_text())
    patterns = project["tool"]["setuptools"]["package-data"]["bot"]

    missing = [
        path
        for path in WEB.rglob("*")
        if not any(
            fnmatch.fnmatch(path.relative_to(WEB.parents[1]).as_posix(), p) for p in patterns
        )
    ]

    assert missing == []


def test_the_page_itself_obeys_the_policy() -> None:
    assert References((WEB / "index.html").read_text()).refused == []


@pytest.mark.parametrize("path", sorted(WEB.glob("*.js")), ids=lambda path: path.name)
def test_hostile_text_can_never_become_markup_or_code(path: Path) -> None:
    ways = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|eval\(|Function\("

    assert re.findall(ways, path.read_text()) == []


@pytest.mark.parametrize("path", sorted(WEB.iterdir()), ids=lambda path: path.name)
def test_nothing_of_the_page_comes_from_the_net(path: Path) -> None:
    addresses = re.findall(r"""["'(](?:https?:)?//[^\s"'`)]+""", path.read_text())

    assert [one for one in addresses if "www.w3.org" not in one] == []


@pytest.mark.parametrize("path", ["/../server.py", "/%2e%2e/server.py", "/server.py", "/.env"])
async def test_no_other_file_of_this_machine_is_served(page: httpx.AsyncClient, path: str) -> None:
    assert (await page.get(path)).status_code == 404


# The bot beside it


def test_the_bot_is_told_this_demos_settings_and_no_other_ones(tmp_path: Path) -> None:
    inherited = {
        "HOME": "/home/ada",
        "TAPWISE_TOKEN": "a real one",
        "TAPWISE_CLAIM_SECONDS": "9",
        "HTTP_PROXY": "http://proxy.example",
    }

    told = bot_environment(inherited, tmp_path / "a.db", TOKEN, ADA, "http://here")

    settings = {name: value for name, value in told.items() if name.startswith("TAPWISE_")}
    assert settings == {
        "TAPWISE_TOKEN": TOKEN,
        "TAPWISE_OWNERS": str(ADA),
        "TAPWISE_DATABASE": str(tmp_path / "a.db"),
        "TAPWISE_API_BASE": "http://here",
    }
    assert told["HOME"] == "/home/ada"
    assert told["NO_PROXY"] == "127.0.0.1"


async def test_a_port_in_use_is_named_in_a_sentence(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        with pytest.raises(DemoError, match=rf"Port {port} of 127\.0\.0\.1 cannot be used"):
            await run(tmp_path, [], asyncio.Queue(), port=port)


async def test_a_bot_that_ends_by_itself_ends_the_demo_with_its_last_words(
    tmp_path: Path,
) -> None:
    said: list[str] = []

    code = await run(tmp_path, said, asyncio.Queue(), token="no token")

    assert code == 1
    assert "exit code 1" in said[-1]
    assert "TAPWISE_TOKEN does not look like a bot token" in " ".join(said[-1].split())


async def test_the_real_bot_answers_on_the_page_until_the_demo_is_stopped(
    tmp_path: Path,
) -> None:
    said: list[str] = []
    ready: asyncio.Queue[str] = asyncio.Queue()

    demo = asyncio.create_task(run(tmp_path, said, ready))
    hearing = asyncio.create_task(first_words_of_the_bot(await ready.get()))
    await asyncio.wait({demo, hearing}, timeout=60, return_when=asyncio.FIRST_COMPLETED)
    assert not demo.done(), said
    os.kill(os.getpid(), signal.SIGTERM)
    code = await asyncio.wait_for(demo, 20)

    assert (await hearing)["user_id"] == ADA
    assert code == 0
    assert said == []


async def first_words_of_the_bot(url: str) -> Json:
    async with httpx.AsyncClient(base_url=url, trust_env=False) as page, listening(page) as events:
        await page.post(f"/demo/phones/{ADA}/start", json={"payload": ""})
        while True:
            event = await events.next("message")
            if event["payload"]["from"]["is_bot"]:
                return event


async def run(
    folder: Path,
    said: list[str],
    ready: asyncio.Queue[str],
    *,
    port: int = 0,
    token: str = TOKEN,
) -> int:
    async with prepare(folder / "demo.db", None) as material:
        return await run_demo(
            material,
            telegram_token=token,
            phones=[Phone(ADA, "Ada")],
            port=port,
            progress=said.append,
            on_ready=ready.put_nowait,
        )
