"""Every command, through the entry point, on real files and a real database."""

from __future__ import annotations

import asyncio
import gzip
import json
import os
import re
import socket
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from anyio.from_thread import BlockingPortal, start_blocking_portal

from bot import __version__
from bot.campaign.campaign import Campaign, Nothing
from bot.campaign.types import Choice
from bot.demo.scripted_annotators import next_card
from bot.emulator.emulator import Fault, TelegramEmulator
from bot.emulator.serving import serve
from bot.formats.escaping import to_line
from storage import Store
from storage.records import Invite
from tests.support.campaigns import texts
from tests.support.terminal import commands, parse, process, running, tapwise
from tests.support.words import own

TOKEN = "1000000001:terminal-token-of-the-stand-in-for-telegram"
OWNER = 1

# Texts that no form may bend: line breaks, tabs, quotes, separators, formulas, look-alikes of ours.
AWKWARD = {
    "two\nlines": "spam",
    "carriage\r\nreturn\r": "no_spam",
    "␊ itself, ␍ and ␛000A": "spam",
    "ham\tis how a line of another form starts": "no_spam",
    'said "yes", then; left\tthere': "spam",
    "=HYPERLINK(1)": "no_spam",
    "'=quoted already": "spam",
    "  spaces around  ": "no_spam",
    "\ufeffa mark in front": "spam",
    "🎁 emoji and \u2028 a line separator": "no_spam",
}


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of its own, no settings but the defaults, no proxy on the way to the stand-in."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.upper().startswith("TAPWISE_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.fixture(scope="module")
def portal() -> Iterator[BlockingPortal]:
    """A thread with an event loop."""
    with start_blocking_portal() as portal:
        yield portal


@pytest.fixture(scope="module")
def telegram() -> TelegramEmulator:
    """The stand-in whose bot this file's commands are."""
    return TelegramEmulator(TOKEN)


@pytest.fixture(scope="module")
def url(portal: BlockingPortal, telegram: TelegramEmulator) -> Iterator[str]:
    """Where the stand-in answers."""
    with portal.wrap_async_context_manager(serve(telegram.app)) as url:
        yield url


@pytest.fixture
def on_telegram(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The settings of a bot that is known there."""
    monkeypatch.setenv("TAPWISE_TOKEN", TOKEN)
    monkeypatch.setenv("TAPWISE_API_BASE", url)
    monkeypatch.setenv("TAPWISE_OWNERS", str(OWNER))


# Every command


@pytest.mark.parametrize("name", list(commands().commands))
def test_help_is_one_sentence_and_one_example_that_parses(name: str) -> None:
    told = " ".join((commands().commands[name].help or "").split())

    sentence, example = told.split(" Example: ")

    assert re.fullmatch(r"[A-Z][^.]*\.", sentence)
    assert f"{example} ".startswith(f"tapwise {name} ")
    parse(example)


@pytest.mark.parametrize("name", list(commands().commands))
def test_every_option_says_what_it_is_for(name: str) -> None:
    shown = tapwise(name, "--help")

    assert (shown.code, shown.err) == (0, "")
    for option in commands().commands[name].params:
        assert max(option.opts, key=len).lower() in shown.out.lower()
        assert getattr(option, "help", None), option.name


def test_the_version_is_the_packages_own() -> None:
    assert tapwise("--version").out == process("--version").out == f"tapwise {__version__}\n"


def test_a_process_complains_in_one_line_too(tmp_path: Path) -> None:
    done = process("status", "--database", tmp_path / "none.db")

    assert done.complaint.startswith(f"There is no database at {tmp_path / 'none.db'}.")


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("import", "Name at least one file: tapwise import dataset.txt"),
        ("import none.txt", "none.txt cannot be read: No such file or directory. Check the name."),
        ("import picture.png", "picture.png has an unknown ending. Known endings are .txt, .csv"),
        ("import --spam .", "cannot be read"),
        ("import a.txt --database no/where.db", "The folder no does not exist. Make it"),
        ("import a.txt --database .", ". is a folder. Name a file, for example tapwise.db."),
        ("import a.txt --database a.txt", "a.txt is no Tapwise database (file is not a"),
        ("export", "Name a file: tapwise export labels.csv"),
        ("export labels.csv --database none.db", "There is no database at none.db."),
        ("export labels.txt", "Use --unlabelled, --spam and --no-spam, or one of the endings .csv"),
        (
            "export labels.xlsx",
            "labels.xlsx has an unknown ending. Known endings are .csv, .tsv, .jsonl",
        ),
        (
            "export no/where.csv",
            "no/where.csv cannot be written: the folder no does not exist. Create it.",
        ),
        ("export --spam spam.csv", "so its name must end in .txt (or .txt.gz)"),
        ("export --spam x.txt --no-spam x.txt", "Two labels would go to one file."),
        ("status --database none.db", "There is no database at none.db. `tapwise import` makes"),
        ("status --json no/where.json", "no/where.json cannot be written: No such file"),
        ("exam --database none.db", "There is no database at none.db."),
        ("replay --database none.db", "There is no database at none.db."),
        ("features words --database none.db", "There is no database at none.db."),
        ("features words", "has no messages yet: import some, then choose."),
        ("invite", "There is no bot token. Ask @BotFather"),
        ("run", "There is no bot token. Ask @BotFather"),
        ("simulate none.csv", "none.csv cannot be read"),
        ("demo --no-browser --data none.csv", "none.csv cannot be read"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_exit_code_1(command: str, said: str) -> None:
    Path("a.txt").write_text("hello, this is no database" * 100, encoding="utf-8")
    Path("empty.txt").touch()
    tapwise("import", "empty.txt")

    complaint = tapwise(*command.split()).complaint

    assert said in complaint
    assert complaint.endswith((".", ")", "?"))


def test_a_folder_that_is_missing_is_not_made_for_a_campaign_that_nobody_meant() -> None:
    put("one.txt", "a message\n")
    tapwise("import", "one.txt")
    tapwise("backup", "backup.db")

    started = process("run", database="no/x.db", token=TOKEN, api_base="http://127.0.0.1:9")
    restored = tapwise("restore", "backup.db", "--database", "no/y.db")

    for ended in (started, restored):
        assert ended.complaint == "The folder no does not exist. Make it, or name another file."
    assert not Path("no").exists()


def test_a_setting_that_cannot_be_read_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TAPWISE_TOKEN", TOKEN)
    monkeypatch.setenv("TAPWISE_EXAM_EVERY", "often")

    complaint = tapwise("status").complaint

    assert complaint.startswith("These settings cannot be read: TAPWISE_EXAM_EVERY: ")
    assert TOKEN not in complaint


def test_a_command_that_does_not_exist_is_told_by_the_parser() -> None:
    assert tapwise("imprt").code == tapwise("run", "--fast").code == 2


# import


def test_every_form_goes_in_at_once() -> None:
    put("dataset.txt", "one message\nanother␊with two lines\n")
    put("spam.txt", "win\n")
    put("no_spam.txt", "see you\n")
    put("table.csv", 'text,label\n"a, b",spam\nc,ham\nd,\n')
    put("sheet.tsv", "label\tmessage\nspam\te\n")
    put("uci.txt", "ham\tf\nspam\tg\n")
    put("objects.jsonl", '{"text": "h", "label": "no_spam"}\n{"text": "i"}\n')
    Path("packed.csv.gz").write_bytes(gzip.compress(b"v1,v2\nham,j\n"))

    files = ["table.csv", "sheet.tsv", "uci.txt", "objects.jsonl", "packed.csv.gz"]
    three = ("--unlabelled", "dataset.txt", "--spam", "spam.txt", "--no-spam", "no_spam.txt")
    done = tapwise("import", *files, *three)

    assert done.out == "13 new messages, 9 new labels, 0 known already.\n"
    assert (done.code, done.err) == (0, "")
    spam, no_spam = ["a, b", "e", "g", "win"], ["c", "f", "h", "j", "see you"]
    assert labels() == dict.fromkeys(spam, "spam") | dict.fromkeys(no_spam, "no_spam")
    assert unlabelled() == ["d", "i", "one message", "another\nwith two lines"]


def test_the_files_of_the_article_need_no_options() -> None:
    put("dataset.txt", "who knows\n")
    put("spam.txt", "win\n")
    put("no_spam.txt", "see you\n")

    tapwise("import", "dataset.txt", "spam.txt", "no_spam.txt")

    assert labels() == {"win": "spam", "see you": "no_spam"}
    assert unlabelled() == ["who knows"]


def test_bad_rows_are_told_with_place_and_reason_and_the_rest_goes_in() -> None:
    put("a.csv", 'text,label\ngood,spam\nbad,perhaps\n"",spam\nlast,ham\n')
    put("b.jsonl", 'no json\n{"text": "fine"}\n{"word": "x"}\n')

    done = tapwise("import", "a.csv", "b.jsonl")

    assert (done.code, done.out) == (0, "3 new messages, 2 new labels, 0 known already.\n")
    complaints = done.err.splitlines()
    assert [line.split(" ")[0] for line in complaints] == [
        *("a.csv:3:", "a.csv:4:", "b.jsonl:1:", "b.jsonl:3:")
    ]
    assert "'perhaps' is not a label. Write spam or no_spam (or ham)" in complaints[0]
    assert complaints[1].endswith("The text is empty.")
    assert complaints[2].endswith("The line is not JSON.")


def test_many_bad_rows_are_counted_after_the_first_twenty() -> None:
    put("a.jsonl", "bad\n" * 1_030)

    done = tapwise("import", "a.jsonl")

    assert len(done.err.splitlines()) == 21
    assert done.err.endswith("… and 1,010 more such rows\n")


def test_duplicates_go_in_once_and_a_second_import_changes_nothing() -> None:
    put("a.txt", "same\nsame\nSame\nother\n")
    put("spam.txt", "same\n")

    first = tapwise("import", "a.txt", "spam.txt")
    before = everything(Path("tapwise.db"))
    second = tapwise("import", "a.txt", "spam.txt")

    assert first.out == "3 new messages, 1 new labels, 2 known already.\n"
    assert second.out == "0 new messages, 0 new labels, 5 known already.\n"
    assert everything(Path("tapwise.db")) == before


def test_a_label_that_contradicts_is_told_and_the_first_stays() -> None:
    put("spam.txt", "both\n")
    put("no_spam.txt", "fine\nboth\n")

    done = tapwise("import", "spam.txt", "no_spam.txt")

    assert done.err == "no_spam.txt:2: is spam already and stays so, not no_spam\n"
    assert labels() == {"both": "spam", "fine": "no_spam"}


def test_when_one_file_cannot_be_read_nothing_of_the_others_is_kept() -> None:
    put("good.txt", "hello\n")
    Path("bad.txt").write_bytes("привет\n".encode("cp1251"))

    complaint = tapwise("import", "good.txt", "bad.txt").complaint

    assert complaint.startswith("bad.txt, line 1: this is not UTF-8. Convert the file first")
    assert unlabelled() == []


# export


@pytest.mark.parametrize("name", ["l.csv", "l.tsv", "l.jsonl", "l.ndjson", "l.csv.gz"])
def test_an_export_comes_back_equal_whatever_the_texts_hold(name: str) -> None:
    rows = ({"text": text, "label": label} for text, label in AWKWARD.items())
    put("given.jsonl", "".join(f"{json.dumps(row)}\n" for row in rows))
    tapwise("import", "given.jsonl")

    done = tapwise("export", name)
    tapwise("import", name, "--database", "second.db")

    assert (done.out, done.err) == (f"{name}: 10 labelled messages\n", "")
    assert labels() == labels("second.db") == AWKWARD


def test_the_articles_loop_closes() -> None:
    put("dataset.txt", "".join(f"{to_line(text)}\n" for text in AWKWARD))
    tapwise("import", "--unlabelled", "dataset.txt")
    answer_all(AWKWARD.__getitem__)

    done = tapwise("export", "--spam", "spam.txt", "--no-spam", "no_spam.txt")
    files = ("--spam", "spam.txt", "--no-spam", "no_spam.txt", "--database", "second.db")
    back = tapwise("import", *files)

    assert done.out == "spam.txt: 5 messages\nno_spam.txt: 5 messages\n"
    assert back.out == "10 new messages, 10 new labels, 0 known already.\n"
    assert labels() == labels("second.db") == AWKWARD
    first = Path("spam.txt").read_bytes(), Path("no_spam.txt").read_bytes()
    tapwise("export", *files)
    assert (Path("spam.txt").read_bytes(), Path("no_spam.txt").read_bytes()) == first


def test_an_export_says_who_when_and_how_sure_the_model_was() -> None:
    put("dataset.txt", chatter(6))
    put("spam.txt", "win given\n")
    tapwise("import", "dataset.txt", "spam.txt")
    answer_all(by_word)

    tapwise("export", "labels.jsonl")

    rows = [json.loads(line) for line in Path("labels.jsonl").read_text("utf-8").splitlines()]
    [given] = [row for row in rows if row["annotator"] is None]
    answered = [row for row in rows if row["annotator"] == "1"]
    assert given["text"] == "win given"
    assert len(answered) == 12
    assert any(isinstance(row["score"], float) for row in answered)
    assert all(row["answered_at"].endswith("+00:00") for row in answered)


def test_what_is_not_labelled_yet_can_be_written_too() -> None:
    put("dataset.txt", "one\ntwo␊lines\n")
    put("spam.txt", "win\n")
    tapwise("import", "dataset.txt", "spam.txt")

    done = tapwise("export", "all.csv", "--unlabelled", "rest.txt")

    assert done.out == "all.csv: 1 labelled messages\nrest.txt: 2 messages\n"
    assert Path("rest.txt").read_text("utf-8") == "one\ntwo␊lines\n"


# status, exam, features, replay


def test_status_on_the_screen_is_json_and_nothing_else() -> None:
    put("dataset.txt", "one\ntwo\n")
    put("spam.txt", "win\n")
    tapwise("import", "dataset.txt", "spam.txt")

    done = tapwise("status", "--json", "-")
    tapwise("status", "--json", "status.json")

    found = json.loads(done.out)
    assert (found["items"], found["labels"], found["spam"], found["left"]) == (3, 1, 1, 2)
    assert found["database"] == "tapwise.db"
    assert (done.code, done.err) == (0, "")
    assert json.loads(Path("status.json").read_text("utf-8")) == found


def test_status_in_a_table_says_the_same() -> None:
    put("dataset.txt", "".join(f"message {number}\n" for number in range(1_234)))
    tapwise("import", "dataset.txt")

    said = tapwise("status").out

    assert re.search(r"^ *items +1,234 *$", said, re.MULTILINE)
    assert re.search(r"^ *open questions +0 *$", said, re.MULTILINE)


def test_the_exam_is_told_and_ended_for_good() -> None:
    put("dataset.txt", chatter(20))
    tapwise("import", "dataset.txt")
    answer_all(by_word, 20)

    before, ended, after = (tapwise("exam", *words) for words in ((), ("--end",), ()))

    assert before.out == "2 of 6 exam items are answered; its answers train nothing yet.\n"
    told = "2 of 6 exam items are answered; ended: its items train like all others.\n"
    assert ended.out == after.out == told


def test_other_features_are_a_word_of_the_owner_that_the_campaign_keeps() -> None:
    put("dataset.txt", chatter(9))
    tapwise("import", "dataset.txt")

    done = tapwise("features", "chars")

    assert done.out == "tapwise.db: chars from now on; a running bot changes over within seconds.\n"
    answer_all(by_word, 3)
    found = json.loads(tapwise("status", "--json", "-").out)
    assert (found["features"], found["why"]) == ("chars", "as the owner said")
    assert tapwise("features", "auto").code == 2


def test_a_replay_finds_nothing_until_somebody_changes_the_file() -> None:
    put("dataset.txt", chatter(20))
    tapwise("import", "dataset.txt")
    answer_all(by_word, 30)

    honest, as_json = tapwise("replay"), tapwise("replay", "--json", "-")
    with sqlite3.connect("tapwise.db") as file:
        never_asked = "SELECT min(id) FROM item WHERE id NOT IN (SELECT item_id FROM question)"
        file.execute(f"UPDATE question SET item_id = ({never_asked}) WHERE id = 29")
    file.close()
    tampered, told = tapwise("replay"), tapwise("replay", "--json", "-")

    assert (honest.code, honest.err) == (0, "")
    assert honest.out.startswith("30 of 30 questions would be asked again just so; 0 repeat an")
    assert json.loads(as_json.out) == {"questions": 30, "undone": 0, "differences": []}
    assert tampered.code == told.code == 1
    assert tampered.err.startswith("question 29: it asked item ")
    assert json.loads(told.out)["differences"][0]["question"] == 29


# check, invite, run


@pytest.mark.usefixtures("on_telegram")
def test_check_says_that_all_is_well() -> None:
    put("spam.txt", "win\n")
    tapwise("import", "spam.txt")

    done = tapwise("check")

    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [
        *("✓ database: tapwise.db, 1 messages, 1 labelled", "✓ owners: 1"),
        "✓ token: @tapwise_demo_bot",
    ]


def test_check_names_every_fault_in_a_sentence_and_exits_with_1() -> None:
    done = tapwise("check")

    assert done.code == 1
    database, owners, token = done.out.splitlines()
    assert database.startswith("✗ database: There is no database at tapwise.db.")
    assert owners.startswith("✗ owners: Nobody is the owner. Set TAPWISE_OWNERS")
    assert token.startswith("✗ token: There is no bot token. Ask @BotFather")


@pytest.mark.usefixtures("on_telegram")
def test_check_tells_a_token_that_telegram_refuses(monkeypatch: pytest.MonkeyPatch) -> None:
    other = TOKEN.replace("terminal", "another")
    monkeypatch.setenv("TAPWISE_TOKEN", other)

    done = tapwise("check")

    assert done.code == 1
    assert "✗ token: Telegram refuses the token. Ask @BotFather" in done.out
    assert other not in done.out + done.err


@pytest.mark.usefixtures("on_telegram")
def test_check_tells_a_telegram_that_cannot_be_reached(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        nowhere = f"http://127.0.0.1:{taken.getsockname()[1]}"
    monkeypatch.setenv("TAPWISE_API_BASE", nowhere)

    done = tapwise("check")

    assert done.code == 1
    assert f"✗ token: Telegram cannot be reached at {nowhere}: " in done.out
    assert TOKEN not in done.out + done.err


@pytest.mark.usefixtures("on_telegram")
def test_check_tells_a_database_of_a_newer_program() -> None:
    put("spam.txt", "win\n")
    tapwise("import", "spam.txt")
    with sqlite3.connect("tapwise.db") as file:
        file.execute("PRAGMA user_version = 99")
    file.close()

    done = tapwise("check")

    assert done.code == 1
    assert "✗ database: The database tapwise.db has schema 99, newer than this" in done.out
    assert "✓ token: @tapwise_demo_bot" in done.out


@pytest.mark.usefixtures("on_telegram")
@pytest.mark.parametrize("harm", ["pages", "table"])
def test_check_tells_a_damaged_database(harm: str) -> None:
    put("dataset.txt", "".join(f"message {number}\n" for number in range(2_000)))
    tapwise("import", "dataset.txt")
    if harm == "pages":
        with Path("tapwise.db").open("rb+") as file:
            file.seek(20 * 4096)
            file.write(b"\xff" * 3 * 4096)
    else:
        with sqlite3.connect("tapwise.db") as database:
            database.execute("DROP TABLE given_label")
        database.close()

    done = tapwise("check")

    assert done.code == 1
    assert "✗ database: The database tapwise.db is damaged (" in done.out


@pytest.mark.usefixtures("on_telegram")
def test_check_tells_a_telegram_that_wants_a_rest(telegram: TelegramEmulator) -> None:
    telegram.inject(Fault("getMe", "status", status=429, retry_after=5))

    done = tapwise("check")

    assert done.code == 1
    assert "✗ token: Telegram cannot be reached at " in done.out


@pytest.mark.usefixtures("on_telegram")
def test_an_invite_is_a_link_that_lets_so_many_people_in() -> None:
    done = tapwise("invite", "--people", 10, "--days", 3)

    link = re.fullmatch(r"https://t\.me/tapwise_demo_bot\?start=([\w-]{1,64})\n", done.out)
    assert link is not None
    assert done.err == ""
    found = invite_for(link[1])
    assert found is not None
    assert (found.role, found.uses, found.used) == ("annotator", 10, 0)


@pytest.mark.usefixtures("on_telegram")
def test_invites_are_listed_and_ended_and_may_make_curators() -> None:
    tapwise("invite", "--people", 10)
    tapwise("invite", "--role", "curator", "--people", 1)

    listed = tapwise("invites").out.splitlines()
    ended = tapwise("invites", "--end", 1)

    assert [line.split(", until")[0] for line in listed] == [
        "1: annotator, 0 of 10 used",
        "2: curator, 0 of 1 used",
    ]
    assert ended.out.splitlines()[0] == "Nobody comes in by invite 1 any longer; who came stays."
    assert ended.out.splitlines()[1:] == listed[1:]
    assert tapwise("invites", "--end", 1).complaint.startswith("There is no invite 1 that lets")
    tapwise("invites", "--end", 2)
    assert "No invite lets anybody in just now" in tapwise("invites").out


def test_somebody_is_revoked_and_let_in_again_and_nobody_else() -> None:
    labelled_by(2)

    assert "2 may label no longer" in tapwise("revoke", 2).out
    assert tapwise("revoke", 2).complaint.startswith("2 is no annotator who could be revoked")
    assert "2 may label again" in tapwise("revoke", 2, "--undo").out
    assert tapwise("revoke", 2, "--undo").complaint.startswith("2 was not revoked")
    assert tapwise("revoke", 1).complaint.startswith("1 is no annotator")  # the owner


def test_the_team_is_told_with_reliabilities_and_with_too_little_to_go_by_in_words() -> None:
    labelled_by(2, 3)

    said = tapwise("status", "--team").out
    found = json.loads(tapwise("status", "--team", "--json", "-").out)["team"]

    assert "agreement: too few messages with several answers yet (" in said
    assert "nan" not in said.lower()
    assert [one["annotator_id"] for one in found["members"]] == [1, 2, 3]
    assert [one["answers"] for one in found["members"]] == [0, 6, 6]
    assert found["members"][0]["reliability"] is None
    for one in found["members"][1:]:
        told = one["reliability"]
        assert 0 < told["low"] < told["estimate"] < told["high"] < 1
        assert f"{told['estimate']:.0%} ({told['low']:.0%} to {told['high']:.0%})" in said
    assert (found["alpha"]["value"], found["alpha"]["why"]) == (None, "too_few")
    assert "telegram_id" not in json.dumps(found)


def labelled_by(*people: int) -> None:
    """A campaign in which an owner invited these, and each gave six answers."""
    put("dataset.txt", "".join(f"{text}\n" for text in texts(40)))
    tapwise("import", "dataset.txt")

    async def work() -> None:
        async with (
            await Store.open(Path("tapwise.db")) as store,
            Campaign.open(store, owners=[OWNER]) as campaign,
        ):
            invitation = await campaign.invitations.create("annotator", len(people), 1_000)
            guests = [await campaign.members.join(number, invitation.token) for number in people]
            for turn in range(6):
                for guest in guests:
                    question = await campaign.next_question(guest.id)
                    assert not isinstance(question, Nothing)
                    choice: Choice = "spam" if turn % 2 else "no_spam"
                    await campaign.answer(guest.id, question.id, choice, None)
            await campaign.progress(guests[0].id)

    asyncio.run(work())


@pytest.mark.usefixtures("on_telegram")
def test_an_invite_needs_a_token_that_telegram_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TAPWISE_TOKEN", TOKEN.replace("terminal", "another"))

    assert tapwise("invite").complaint.startswith("Telegram refuses the token.")
    assert not Path("tapwise.db").exists()


@pytest.mark.usefixtures("on_telegram")
def test_run_ends_with_a_sentence_when_telegram_refuses_the_token(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    settings = {"api_base": os.environ["TAPWISE_API_BASE"], "database": tmp_path / "x.db"}

    done = process("run", token=TOKEN.replace("terminal", "another"), **settings)

    assert done.complaint.startswith("Telegram refuses the token.")


def test_run_ends_with_a_sentence_at_a_proxy_that_it_cannot_use(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TAPWISE_TOKEN", TOKEN)
    monkeypatch.setenv("TAPWISE_API_BASE", "https://behind-a-socks-proxy.example")
    monkeypatch.setenv("ALL_PROXY", "socks5://127.0.0.1:1080")

    assert "names a socks5 proxy" in tapwise("run").complaint
    assert "names a socks5 proxy" in tapwise("invite").complaint
    assert not Path("tapwise.db").exists()


def test_beside_a_running_bot_all_but_a_second_bot_is_welcome(
    url: str, telegram: TelegramEmulator, portal: BlockingPortal, tmp_path: Path
) -> None:
    database = tmp_path / "tapwise.db"
    settings = {"token": TOKEN, "api_base": url, "owners": OWNER, "database": database}
    put("spam.txt", "win\n")
    put("dataset.txt", "hello you\n")
    owner = telegram.person(OWNER, "Olga")

    with running(tmp_path, **settings) as bot:
        portal.call(owner.start)
        nothing_yet = portal.call(next_card, owner)
        second = process("run", **settings)
        imported = tapwise("import", "spam.txt", "dataset.txt")
        card = portal.call(next_card, owner, nothing_yet)
        exported = tapwise("export", "labels.csv")
        found = json.loads(tapwise("status", "--json", "-").out)

    assert second.complaint.startswith(f"Another bot is running on {database}. Stop it")
    assert imported.out == "2 new messages, 1 new labels, 0 known already.\n"
    assert card.text == "hello you"
    assert exported.out == "labels.csv: 1 labelled messages\n"
    assert (found["items"], found["labels"], found["open_questions"]) == (2, 1, 1)
    assert bot.returncode == 0


def put(name: str, content: str) -> None:
    """Write a file as a person's editor would."""
    Path(name).write_text(content, encoding="utf-8", newline="")


def chatter(count: int) -> str:
    """Lines of which every other one is spam."""
    return "".join(f"{word} {own(number)}\n" for number in range(count) for word in ("hi", "win"))


def by_word(text: str) -> str:
    return "spam" if "win" in text else "no_spam"


def labels(database: str = "tapwise.db") -> dict[str, str]:
    """Every label that stands."""

    async def read() -> dict[str, str]:
        async with await Store.open(Path(database), create=False) as store:
            return {item.text: str(item.label) for item in await store.items.labelled()}

    return asyncio.run(read())


def unlabelled(database: str = "tapwise.db") -> list[str]:
    """Every text that has none, in order."""

    async def read() -> list[str]:
        async with await Store.open(Path(database), create=False) as store:
            return [item.text for item in await store.items.unlabelled()]

    return asyncio.run(read())


def invite_for(token: str) -> Invite | None:
    """What a link's token opens."""

    async def read() -> Invite | None:
        async with await Store.open(Path("tapwise.db"), create=False) as store:
            return await store.people.invite_for(token)

    return asyncio.run(read())


def everything(database: Path) -> list[str]:
    """Every row of every table."""
    with sqlite3.connect(database) as file:
        dump = list(file.iterdump())
    file.close()
    return dump


def answer_all(decide: Callable[[str], str], most: int = 1_000) -> None:
    """The owner answers what the campaign asks, as the bot would let them."""

    async def answer() -> None:
        async with (
            await Store.open(Path("tapwise.db")) as store,
            Campaign.open(store, owners=(OWNER,), features="words") as campaign,
        ):
            who = (await campaign.members.require(OWNER)).id
            for _ in range(most):
                question = await campaign.next_question(who)
                if isinstance(question, Nothing):
                    return
                choice: Choice = "spam" if decide(question.text) == "spam" else "no_spam"
                await campaign.answer(who, question.id, choice, None)

    asyncio.run(answer())
