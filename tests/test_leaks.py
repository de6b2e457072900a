"""The bot as a process, used in every way: it never writes a text, a name or the token."""

from __future__ import annotations

import asyncio
import gzip
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.demo.scripted_annotators import label_cards, next_card
from bot.emulator.emulator import Fault, Person, TelegramEmulator
from bot.emulator.serving import serve
from storage import Store
from storage.records import NewItem
from tests.support.desk import says, taps
from tests.support.draws import fix_draws
from tests.support.paths import ROOT
from tests.support.steps import import_file
from tests.support.terminal import environment, tapwise
from tests.support.words import own

TOKEN = "1000000001:leaks-token-of-the-stand-in-for-telegram"
OWNER, *NUMBERS = range(4_000_001, 4_000_004)
# Words that occur only in texts, names and file names.
ITEM, FILED, TYPED = "xylophonist", "quokkaherd", "zugzwangly"
FIRST_NAME, USER_NAME = "Persephonia", "persephonia_q"
FILE_NAME = "kumquatfile"

# One process, so that the libraries are loaded once: a bot with a token that Telegram refuses, then
# one with a text that is not UTF-8, which SQLite's error quotes.
TWO_STARTS = f"""
import os, sqlite3, sys
from bot.cli.main import main
sys.argv = ["tapwise", "run"]
def start(token):
    os.environ["TAPWISE_TOKEN"] = token
    try:
        main()
    except SystemExit as end:
        return end.code
assert start("{TOKEN.replace("leaks", "other")}") == 1
with sqlite3.connect(os.environ["TAPWISE_DATABASE"]) as database:
    database.execute(
        "INSERT INTO item (text, digest, imported_at) VALUES (CAST(? AS TEXT), ?, 0)",
        (b"{ITEM}\\xff", b"0" * 16),
    )
database.close()
sys.exit(start("{TOKEN}"))
"""


class LoggedBot:
    """The bot as a process on a database, and everything that it wrote."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder = folder
        self.database = folder / "tapwise.db"
        self.log = folder / "written"
        self._settings: dict[str, object] = {
            "token": TOKEN,
            "api_base": url,
            "owners": OWNER,
            "database": self.database,
            "double_tap_seconds": 0,
        }

    @property
    def written(self) -> str:
        return self.log.read_text("utf-8")

    async def start(self, *program: str, **settings: object) -> asyncio.subprocess.Process:
        with self.log.open("ab") as log:
            return await asyncio.create_subprocess_exec(
                *(sys.executable, "-P", *(program or ("-m", "bot", "run"))),
                cwd=self.folder,
                env=environment(**{**self._settings, **settings}) | {"PYTHONPATH": str(ROOT)},
                stdout=log,
                stderr=log,
            )

    @asynccontextmanager
    async def running(self) -> AsyncIterator[asyncio.subprocess.Process]:
        bot = await self.start()
        try:
            yield bot
        finally:
            bot.terminate()
            await asyncio.wait_for(bot.wait(), 30)


async def test_no_text_no_name_and_no_token_is_ever_written(tmp_path: Path) -> None:
    telegram = TelegramEmulator(TOKEN)
    async with serve(telegram.app) as url:
        logged = LoggedBot(tmp_path, url)
        invite = await create_campaign(logged.database)
        owner = telegram.person(OWNER, "Owen", username="owen_the_owner")
        ann = telegram.person(NUMBERS[0], FIRST_NAME, username=USER_NAME)
        stranger = telegram.person(NUMBERS[1], FIRST_NAME, username=USER_NAME)

        async with logged.running() as bot:
            assert TOKEN not in command_line(bot)
            ann.start(invite)
            owner.start()
            stranger.start(invite[:-1])
            await gets(stranger, "You need an invite")
            await label_cards(ann, lambda text: "spam" if "win" in text else "no_spam", 30)
            await every_command(ann, owner)
            await bad_files(owner)
            await refused_messages(telegram, ann, stranger)
            await every_fault(telegram, ann)
            await forged_taps(ann, stranger)
            await unreadable_update(telegram, ann)
            assert bot.returncode is None

        assert "Traceback" not in logged.written
        failing = await logged.start("-c", TWO_STARTS)
        assert await asyncio.wait_for(failing.wait(), 60) == 1

        assert "ERROR" in logged.written  # else the test would prove nothing
        assert "refuses the token" in logged.written
        assert "a message to annotator 2 was not sent" in logged.written
        assert "a message to a chat of no annotator was not sent" in logged.written
        assert_no_secret(logged.written, [invite, invite[:-1]])


async def test_a_bug_is_logged_by_type_and_traceback_without_its_text(tmp_path: Path) -> None:
    crash = f"""
import sys
from types import ModuleType
async def run(settings, on_ready, **options):
    on_ready("tapwise_bot")
    try:
        {{}}["{ITEM}"]
    except KeyError as error:
        raise ExceptionGroup("{TYPED}", [ValueError("{FIRST_NAME} {TOKEN}")]) from error
sys.modules["bot.app"] = ModuleType("bot.app")
sys.modules["bot.app"].run = run
from bot.cli.main import main
main()
"""
    bot = await asyncio.create_subprocess_exec(
        *(sys.executable, "-P", "-c", crash, "run"),
        cwd=tmp_path,
        env=environment(token=TOKEN) | {"PYTHONPATH": str(ROOT)},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    out, _ = await bot.communicate()

    written = out.decode()
    assert bot.returncode == 70
    assert "CRITICAL bot.cli.run: the bot was stopped by a bug" in written
    assert "builtins.KeyError\nwhich led to:" in written
    assert "builtins.ExceptionGroup\nbuiltins.ValueError" in written
    assert_no_secret(written, [])


@pytest.mark.usefixtures("no_settings")
def test_a_bug_in_any_other_command_is_reported_without_its_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asyncio.run(create_campaign(tmp_path / "tapwise.db"))
    word = f"'{ITEM[:4]}' + '{ITEM[4:]}'"  # the traceback quotes this line
    quoting = f"class Quoting:\n    def __init__(self):\n        raise KeyError({word})\n"
    (tmp_path / "quoting.py").write_text(quoting, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setenv("TAPWISE_FEATURES", "views")
    monkeypatch.setenv("TAPWISE_MODEL", "quoting.Quoting")

    ended = tapwise("explain", TYPED, "--database", tmp_path / "tapwise.db")

    assert (ended.code, ended.out) == (70, "")
    assert ended.err.startswith("  File ")
    assert "builtins.KeyError\n" in ended.err
    assert ended.err.rstrip().endswith("report it with the lines above: they quote no message.")
    assert_no_secret(ended.err, [])


async def create_campaign(database: Path) -> str:
    async with await Store.open(database) as store:
        texts = [
            f"{word} {ITEM} {own(number) * 4}" for number in range(40) for word in ("win", "hello")
        ]
        await fix_draws(store)
        await store.items.add([NewItem(text, None, "leaks") for text in texts])
        return await store.invites.create("annotator", 1, 0.0, 1e11)


async def every_command(ann: Person, owner: Person) -> None:
    card = await next_card(ann)
    await taps(ann, card, "undo")
    for command in ("/undo", "/stats", "/help", "/settings", "/privacy"):
        ann.send(f"{command} {TYPED}")
    await gets(ann, "What I store about you")
    await gets(await sends(ann, TYPED), "I understand buttons and commands")
    await gets(await sends(ann, f"/pause {TYPED}"), "Paused.")
    await gets(await sends(ann, "/export"), "Only an owner")
    await next_card(await sends(ann, "/label"))
    await gets(await sends(owner, f"/why {TYPED}"), "raises the score")
    await gets(await sends(owner, f"/invite {TYPED}"), "for 10 people and 3 days")
    await gets(await sends(owner, "/invite"), "A link for")
    await gets(await sends(owner, "/export"), "messages settled")


async def bad_files(owner: Person) -> None:
    rows = f"text,label\n{FILED} one,spam\n{FILED} two,{FILED}\n{FILED}\0,spam\n".encode()
    await import_file(owner, f"{FILE_NAME}.csv", rows, TYPED)
    await gets(owner, "1 new message")
    owner.send_file(f"{FILE_NAME}.txt", f"{FILED} привет".encode("cp1251"))
    await gets(owner, "is not UTF-8")
    owner.send_file(f"{FILE_NAME}.txt.gz", gzip.compress(FILED.encode())[:-9])
    await gets(owner, "not a complete gzip file")
    owner.send_file(f"{FILE_NAME}.exe", b"MZ")
    await gets(owner, "unknown ending")


async def every_fault(telegram: TelegramEmulator, ann: Person) -> None:
    """The bot survives each fault: the person gets the next card."""
    for fault in (
        Fault("editMessageText", "status", status=400, description="message to edit not found"),
        Fault("editMessageText", "status", status=429, retry_after=1),
        Fault("editMessageText", "status", status=500),
        Fault("editMessageText", "garbage"),
        Fault("editMessageText", "drop"),
        Fault("answerCallbackQuery", "status", status=400, description="query is too old"),
        Fault("getUpdates", "garbage"),
        Fault("getUpdates", "status", status=502),
    ):
        card = await next_card(ann)
        telegram.inject(fault)
        ann.tap_data(card.callback_data("skip"), card.message_id)
        await next_card(ann, card)


async def refused_messages(telegram: TelegramEmulator, ann: Person, stranger: Person) -> None:
    """To each one message that Telegram refuses, and one that it accepts."""
    for person, answers in ((ann, 2), (stranger, 1)):
        refusal = "Bad Request: message is too long"
        fault = Fault("sendMessage", "status", 400, refusal, chat_id=person.id)
        telegram.inject(fault)
        for _ in range(2):
            person.send("/privacy")
        await gets(person, "What I store about you", times=answers)


async def forged_taps(ann: Person, stranger: Person) -> None:
    card = await next_card(ann)
    for data in (TYPED, "s:999999:", f"l:0:{USER_NAME[:3]}", "\0\ud83d"[:1], "s:1:" + "x" * 60):
        await ann.toast(ann.tap_data(data, card.message_id))
    await stranger.toast(stranger.tap_data(card.callback_data("spam"), card.message_id))


async def unreadable_update(telegram: TelegramEmulator, ann: Person) -> None:
    """A message that the library cannot parse: its chat is a string."""
    update = {"message_id": 1, "date": 0, "chat": TYPED, "from": ann.user, "text": TYPED}
    telegram.send_update({"message": update})
    await gets(await sends(ann, "/privacy"), "What I store about you", times=3)


async def gets(person: Person, part: str, *, times: int = 1) -> None:
    """With a long timeout, as a process starts as fast as the machine allows."""
    await says(person, part, 60.0, times=times)


async def sends(person: Person, text: str) -> Person:
    person.send(text)
    return person


def command_line(bot: asyncio.subprocess.Process) -> str:
    """The command line that `ps` shows of a process."""
    return Path(f"/proc/{bot.pid}/cmdline").read_text("utf-8")


def assert_no_secret(written: str, tokens: list[str]) -> None:
    secret = [ITEM, FILED, TYPED, FIRST_NAME, USER_NAME, FILE_NAME, "owen_the_owner", *tokens]
    secret += [str(OWNER), *map(str, NUMBERS)]
    secret += [TOKEN, TOKEN.partition(":")[2], TOKEN.replace("leaks", "other")]
    leaked = [word for word in secret if word.casefold() in written.casefold()]
    lines = [line for line in written.splitlines() if any(word in line for word in leaked)]
    assert leaked == [], "\n".join(lines)
