"""`tapwise serve`."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from bot.cli.serve import is_this_machine
from tests.support.cli_campaigns import put
from tests.support.filters import filter_bytes
from tests.support.terminal import PROCESS, environment, tapwise


@contextmanager
def serving(*words: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The address of `tapwise serve` as a process."""
    with subprocess.Popen(
        [*PROCESS, "serve", "--port", "0", *words],
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as service:
        try:
            assert service.stdout is not None
            assert service.stderr is not None
            line = service.stdout.readline()
            found = re.match(r"(http://127\.0\.0\.1:\d+)/score flags from a score of", line)
            assert found, line + service.stderr.read()
            yield found[1], service
        finally:
            service.terminate()
            service.communicate(timeout=30)


def test_the_service_scores_with_a_file_and_ends_at_ctrl_c() -> None:
    Path("filter.skops").write_bytes(filter_bytes())

    with serving("--model", "filter.skops") as (url, service):
        reply = httpx.post(f"{url}/score", json={"texts": ["win cash", "see you"]}, trust_env=False)
        service.send_signal(signal.SIGINT)
        ended = service.communicate(timeout=30)

    assert [each["label"] for each in reply.json()["results"]] == ["spam", "no_spam"]
    assert ended == ("", "")


def test_the_service_scores_with_what_the_campaign_has_learnt_and_ends_when_terminated() -> None:
    put("spam.txt", "win cash now\nfree prize\nurgent prize\n")
    put("no_spam.txt", "see you\nlunch at noon\nthanks a lot\n")
    tapwise("import", "spam.txt", "no_spam.txt")

    with serving() as (url, service):
        reply = httpx.post(f"{url}/score", json={"text": "a free prize"}, trust_env=False)
        service.send_signal(signal.SIGTERM)
        ended = service.communicate(timeout=30)

    assert [each["label"] for each in reply.json()["results"]] == ["spam"]
    assert ended == ("", "")


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "filter.example"])
def test_another_address_needs_an_explicit_yes(host: str) -> None:
    error = tapwise("serve", "--model", "none.skops", "--host", host).error

    assert f"Everybody who reaches {host}" in error
    assert error.endswith("Add --allow-others if you want that.")


def test_with_that_yes_the_next_thing_is_the_model() -> None:
    words = ("serve", "--model", "none.skops", "--host", "192.0.2.1", "--allow-others")

    assert tapwise(*words).error == "none.skops cannot be read: No such file or directory."


def test_a_port_in_use_is_a_sentence() -> None:
    Path("filter.skops").write_bytes(filter_bytes())
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        done = tapwise("serve", "--model", "filter.skops", "--port", port)

    assert done.code == 1
    assert f"Port {port} of 127.0.0.1 cannot be used" in done.err


def test_without_a_model_nothing_is_served() -> None:
    put("dataset.txt", "one\n")
    tapwise("import", "dataset.txt")

    assert "There is no model yet" in tapwise("serve", "--port", "0").error


@pytest.mark.parametrize(
    ("host", "local"),
    [
        *((host, True) for host in ("127.0.0.1", "127.8.9.1", "::1", "localhost")),
        *((host, False) for host in ("0.0.0.0", "::", "10.0.0.1", "localhost.example")),
    ],
)
def test_addresses_of_this_machine(host: str, local: bool) -> None:
    assert is_this_machine(host) is local
