"""The unit, the container and what is beside them name what exists."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess

import pytest

from tests.support.paths import ROOT
from tests.support.terminal import parse

UNIT = ROOT / "deploy" / "tapwise.service"
# What `systemd-analyze security` calls exposure: 0 is nothing, 10 everything.
MOST_EXPOSURE = 3.0


def read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="there is no systemd here")
def test_the_unit_exposes_little_of_the_machine() -> None:
    done = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", "--no-pager", UNIT],
        capture_output=True,
        text=True,
        check=False,
    )

    found = re.search(r"exposure level for \S+: ([0-9.]+)", done.stdout)
    if found is None:
        pytest.skip("this systemd cannot rate a file")
    assert float(found[1]) < MOST_EXPOSURE


def test_the_unit_runs_the_bot_and_no_start_makes_a_database() -> None:
    settings = dict(re.findall(r"^(\w+)=(.*)$", UNIT.read_text("utf-8"), re.MULTILINE))

    parse(settings["ExecStart"].removeprefix("/opt/tapwise/bin/"))
    assert settings["Type"] == "notify"
    assert "ExecStartPre" not in settings
    assert (settings["User"], settings["StateDirectory"]) == ("tapwise", "tapwise")


def test_the_container_runs_and_checks_the_bot_under_an_account_of_its_own() -> None:
    text = read("Dockerfile")
    lists = [re.findall(r'"([^"]+)"', line) for line in re.findall(r"\[.*\]", text)]
    [entry] = [words for words in lists if words == ["tapwise"]]

    for words in ([*entry, "run"], ["tapwise", "check", "--alive"]):
        parse(shlex.join(words))
        assert words in lists or words[1:] in lists
    assert "USER 10001:10001" in text
    assert "init" not in "".join(re.findall(r"^(?:CMD|RUN|ENTRYPOINT).*", text, re.MULTILINE))


def test_the_container_gets_all_that_the_program_needs_and_nothing_else() -> None:
    copied = {
        word
        for line in re.findall(r"^COPY (?!--from)(.*) \S+$", read("Dockerfile"), re.MULTILINE)
        for word in line.split()
    }
    ignored = read(".dockerignore").splitlines()
    let_in = {line.removeprefix("!") for line in ignored if line.startswith("!")}

    assert copied == let_in
    assert ignored[1] == "*"
    assert all((ROOT / name).exists() for name in copied)
    for name in ("pyproject.toml", "setup.py", "README.md", "LICENSE", "requirements.txt"):
        assert name in copied


def test_one_port_and_path_in_the_recipe_for_the_proxy() -> None:
    recipe, page = read("deploy/Caddyfile"), read("docs/deploy.md")

    assert "reverse_proxy 127.0.0.1:8081" in recipe
    for line in (
        "TAPWISE_WEBHOOK_URL=https://bot.example.org/tapwise",
        "TAPWISE_WEBHOOK_LISTEN=127.0.0.1:8081",
    ):
        assert line in recipe
        assert line in page
    assert "TAPWISE_WEBHOOK_LISTEN=127.0.0.1:8081" in read(".env.example")
