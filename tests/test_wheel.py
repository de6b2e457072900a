"""What is installed is whole: the wheel holds the two packages with all their files, and runs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from email.parser import Parser
from pathlib import Path
from zipfile import ZipFile

import pytest
from build import check_dependency

from bot import __version__
from tests.support.paths import ROOT
from tests.support.terminal import environment

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
INFO = f"tapwise-{__version__}.dist-info"


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project, tests and all, because building writes beside the source."""
    copied = tmp_path_factory.mktemp("source") / "tapwise"
    left_out = shutil.ignore_patterns(".*", "*.egg-info", "__pycache__", "build", "dist", "*.db*")
    shutil.copytree(ROOT, copied, ignore=left_out)
    deleted = copied / "build" / "lib" / "bot" / "deleted_since_the_last_build.py"
    deleted.parent.mkdir(parents=True)
    deleted.touch()
    return copied


@pytest.fixture(scope="module")
def wheel(source: Path, tmp_path_factory: pytest.TempPathFactory) -> ZipFile:
    """Built as a release is."""
    folder = tmp_path_factory.mktemp("wheel")
    # Where this environment lacks what pyproject.toml builds with, it is fetched like all else.
    wanted = PROJECT["build-system"]["requires"]
    here = [] if any(any(check_dependency(each)) for each in wanted) else ["--no-isolation"]
    build = subprocess.run(
        [sys.executable, "-m", "build", "--wheel", *here, "--outdir", folder, source],
        capture_output=True,
        text=True,
        check=False,
    )
    assert build.returncode == 0, build.stdout + build.stderr
    [path] = folder.iterdir()
    assert path.name == f"tapwise-{__version__}-py3-none-any.whl"
    return ZipFile(path)


def test_the_wheel_holds_exactly_two_packages_and_the_command(wheel: ZipFile) -> None:
    tops = {name.split("/")[0] for name in wheel.namelist()}

    assert tops == {"bot", "storage", "tapwise_command.py", INFO}


def test_the_wheel_holds_every_file_of_theirs(wheel: ZipFile, source: Path) -> None:
    theirs = {
        path.relative_to(source).as_posix()
        for package in ("bot", "storage")
        for path in (source / package).rglob("*")
        if path.is_file()
    }

    held = {name for name in wheel.namelist() if name.startswith(("bot/", "storage/"))}

    assert held == theirs
    assert held > {"bot/py.typed", "storage/py.typed", "storage/migrations/001_start.sql"}
    assert held > {
        "bot/demo/messages.jsonl",
        "bot/demo/web/index.html",
        "bot/panel/web/panel.html",
        "bot/wording/languages/en.ftl",
    }


def test_the_wheel_says_what_the_project_says(wheel: ZipFile) -> None:
    said = Parser().parsestr(wheel.read(f"{INFO}/METADATA").decode())
    entry = wheel.read(f"{INFO}/entry_points.txt").decode()

    assert (said["Name"], said["Version"]) == ("tapwise", PROJECT["project"]["version"])
    assert (said["Requires-Python"], said["License-Expression"]) == (">=3.11", "MIT")
    assert "tapwise = tapwise_command:main" in entry.splitlines()
    assert f"{INFO}/licenses/LICENSE" in wheel.namelist()


def test_what_was_installed_imports_messages_without_the_source(
    wheel: ZipFile, tmp_path: Path
) -> None:
    installed = tmp_path / "installed"
    wheel.extractall(installed)
    (tmp_path / "spam.txt").write_text("win a prize\n", encoding="utf-8")

    script = "from bot.cli import main; print(main.__file__); main.main()"

    done = subprocess.run(
        [sys.executable, "-P", "-c", script, "import", "spam.txt", "--database", "new.db"],
        cwd=tmp_path,
        env=environment() | {"PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )

    where, *_, report = done.stdout.splitlines()
    assert Path(where).is_relative_to(installed)
    assert report == "1 new messages, 1 new labels, 0 already known."
    assert (tmp_path / "new.db").stat().st_size > 0


@pytest.mark.parametrize("foreign", ["bot.py", "storage/__init__.py"])
def test_the_command_ignores_foreign_packages_on_the_path(
    wheel: ZipFile, tmp_path: Path, foreign: str
) -> None:
    installed, other = tmp_path / "installed", tmp_path / "other"
    wheel.extractall(installed)
    (other / foreign).parent.mkdir(parents=True)
    (other / foreign).write_text("raise SystemExit('foreign')\n", encoding="utf-8")
    script = f"import sys; sys.path.append({str(installed)!r}); sys.argv[0] = 'tapwise'\n"
    script += "from tapwise_command import main; main()"

    done = subprocess.run(
        [sys.executable, "-S", "-P", "-c", script, "init", "--database", tmp_path / "new.db"],
        cwd=tmp_path,
        env=environment()
        | {"PYTHONPATH": os.pathsep.join([str(other), *(p for p in sys.path if "site-" in p)])},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "new.db").exists()
