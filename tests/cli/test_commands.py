"""The entry point: help, version, and errors of every command."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from bot import __version__
from bot.formats.registry import FORMS
from tests.support.cli_campaigns import (
    TOKEN,
    put,
)
from tests.support.terminal import commands, parse, process, tapwise


@pytest.mark.parametrize("name", list(commands().commands))
def test_help_is_one_sentence_and_one_example_that_parses(name: str) -> None:
    help_text = " ".join((commands().commands[name].help or "").split())

    sentence, example = help_text.split(" Example: ")

    assert re.fullmatch(r"[A-Z][^.]*\.", sentence)
    assert len(sentence) <= 60, "the list of commands cuts longer ones"
    assert f"{example} ".startswith(f"tapwise {name} ")
    parse(example)


@pytest.mark.parametrize("name", list(commands().commands))
def test_every_option_has_a_help_text(name: str) -> None:
    shown = tapwise(name, "--help")

    assert (shown.code, shown.err) == (0, "")
    for option in commands().commands[name].params:
        assert max(option.opts, key=len).lower() in shown.out.lower()
        assert getattr(option, "help", None), option.name


def test_the_version_is_that_of_the_package() -> None:
    assert tapwise("--version").out == process("--version").out == f"tapwise {__version__}\n"


def test_a_process_reports_an_error_in_one_line(tmp_path: Path) -> None:
    done = process("status", "--database", tmp_path / "none.db")

    assert done.error.startswith(f"There is no database at {tmp_path / 'none.db'}.")


@pytest.mark.parametrize(
    ("command", "shown"),
    [
        ("import", "Name at least one file: tapwise import dataset.txt"),
        ("import none.txt", "none.txt cannot be read: No such file or directory. Check the name."),
        ("import picture.png", "picture.png cannot be read: No such file or directory."),
        ("import a.html", "a.html has an unknown ending. If it is a Telegram export, export the"),
        ("import --spam none", "cannot be read"),
        ("import a.txt --database no/where.db", "The folder no does not exist. Make it"),
        ("import a.txt --database .", ". is a folder. Name a file, for example tapwise.db."),
        ("import a.txt --database a.txt", "a.txt is not a Tapwise database (file is not a"),
        ("export", "Name a file: tapwise export labels.csv"),
        ("export labels.csv --database none.db", "There is no database at none.db."),
        ("export labels.txt", "Use --unlabelled, --spam and --no-spam, or one of the endings .csv"),
        (
            "export labels.html",
            "labels.html has an unknown ending. Known endings are "
            + ", ".join(FORMS.writable_endings()),
        ),
        (
            "export no/where.csv",
            "no/where.csv cannot be written: the folder no does not exist. Create it.",
        ),
        ("export --spam spam.csv", "so its name must end in .txt (or .txt.gz)"),
        ("export --spam x.txt --no-spam x.txt", "Two labels would go to one file."),
        ("status --database none.db", "There is no database at none.db. `tapwise init` makes"),
        ("status --json no/where.json", "no/where.json cannot be written: No such file"),
        ("exam --database none.db", "There is no database at none.db."),
        ("replay --database none.db", "There is no database at none.db."),
        ("features words --database none.db", "There is no database at none.db."),
        ("features words", "has no messages yet. Import some first."),
        ("invite", "There is no bot token. Ask @BotFather"),
        ("run", "There is no bot token. Ask @BotFather"),
        ("simulate none.csv", "none.csv cannot be read"),
        ("demo --no-browser --data none.csv", "none.csv cannot be read"),
    ],
)
def test_an_error_is_one_line_and_exit_code_1(command: str, shown: str) -> None:
    Path("a.txt").write_text("hello, this is no database" * 100, encoding="utf-8")
    Path("a.html").write_text("<p>hello</p>", encoding="utf-8")
    Path("empty.txt").touch()
    tapwise("import", "empty.txt")

    error = tapwise(*command.split()).error

    assert shown in error
    assert error.endswith((".", ")", "?"))


def test_a_missing_folder_is_not_created_for_a_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TAPWISE_TOKEN", TOKEN)
    monkeypatch.setenv("TAPWISE_API_BASE", "http://127.0.0.1:9")
    put("one.txt", "a message\n")
    tapwise("import", "one.txt")
    tapwise("backup", "backup.db")

    started = tapwise("run", "--database", "no/x.db")
    restored = tapwise("restore", "backup.db", "--database", "no/y.db")

    for ended in (started, restored):
        assert ended.error == "The folder no does not exist. Make it, or name another file."
    assert not Path("no").exists()


def test_an_invalid_setting_is_reported_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TAPWISE_TOKEN", TOKEN)
    monkeypatch.setenv("TAPWISE_EXAM_EVERY", "often")

    error = tapwise("status").error

    assert error.startswith("These settings cannot be read: TAPWISE_EXAM_EVERY: ")
    assert TOKEN not in error


def test_the_help_loads_no_server_and_no_machine_learning() -> None:
    script = (
        "import sys, bot.cli.main as m\n"
        "heavy = ('aiohttp', 'matplotlib', 'numpy', 'scipy', 'skops', 'sklearn', 'starlette')\n"
        "print([name for name in (*heavy, 'telegram', 'uvicorn') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )

    assert done.stdout == "[]\n"


def test_a_deferred_module_is_loaded_when_it_is_first_used() -> None:
    script = (
        "import sys\n"
        "from bot.cli.deferred_modules import defer\n"
        "from bot.cli.main import UNUSED_MODULES\n"
        "defer(*UNUSED_MODULES)\n"
        "import bot.app, scipy.stats as stats, narwhals.stable.v2 as nw\n"
        "of = ('aiohttp.web.', 'narwhals.', 'numpy.f2py.', 'numpy.testing.', 'scipy.stats.')\n"
        "print([name for name in sys.modules if name.startswith(of)])\n"
        "print(stats.norm.cdf(0), 'beta' in dir(sys.modules['scipy.stats']))\n"
        "import narwhals, scipy.stats.qmc\n"
        "print(nw.Int64 is narwhals.stable.v2.Int64, scipy.stats.qmc.Sobol(1).random(1).shape)\n"
        "from numpy.testing import assert_allclose\n"
        "import numpy.f2py.rules\n"
        "print(numpy.f2py.rules.__name__)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )

    assert done.stdout.splitlines() == [
        "['narwhals.stable', 'narwhals.stable.v2']",
        "0.5 True",
        "True (1, 1)",
        "numpy.f2py.rules",
    ]


@pytest.mark.parametrize("text", ["-50% today only!", "--sale now", "-x", "-5"])
def test_a_text_that_begins_with_a_dash_is_explained(text: str) -> None:
    tapwise("init")

    assert "There is no model in tapwise.db yet" in tapwise("explain", text).error


def test_an_unknown_command_or_option_has_exit_code_2() -> None:
    assert tapwise("imprt").code == tapwise("run", "--fast").code == 2
