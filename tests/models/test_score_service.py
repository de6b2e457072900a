"""Scores over HTTP, for friends and for hostile callers."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from bot.emulator.serving import serve
from bot.models.score_service import MAX_BODY, MAX_TEXTS, score_app
from tests.support.filters import small_filter
from tests.support.hostile_texts import AWKWARD

FILTER = small_filter()
JSON = {"content-type": "application/json"}


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    """A client of the service, over HTTP."""
    async with (
        serve(score_app(FILTER)) as url,
        httpx.AsyncClient(base_url=url, trust_env=False, timeout=30) as client,
    ):
        yield client


async def test_each_text_gets_its_score_and_label_in_order(client: httpx.AsyncClient) -> None:
    texts = ["win free cash", "see you later", ""]

    reply = await client.post("/score", json={"texts": texts})

    assert reply.status_code == 200
    found = reply.json()
    assert found["threshold"] == 0.5
    assert [each["score"] for each in found["results"]] == FILTER.scores(texts).tolist()
    assert [each["label"] for each in found["results"][:2]] == ["spam", "no_spam"]


async def test_one_text_needs_no_list(client: httpx.AsyncClient) -> None:
    reply = await client.post("/score", json={"text": "win free cash"})

    assert [each["label"] for each in reply.json()["results"]] == ["spam"]


async def test_health_is_ok(client: httpx.AsyncClient) -> None:
    reply = await client.get("/healthz")

    assert (reply.status_code, reply.json()) == (200, {"status": "ok"})


@pytest.mark.parametrize(
    ("body", "status", "said"),
    [
        (b"", 400, "is not JSON"),
        (b"\xff\xfe", 400, "is not JSON"),
        (b"[" * 100_000, 400, "is not JSON"),
        (b'{"texts": [' + b"9" * 10_000 + b"]}", 400, ""),
        (b'["a"]', 400, "is not an object"),
        (b"{}", 400, "is not an object"),
        (b'{"texts": ["a"], "model": "x"}', 400, "is not an object"),
        (b'{"other": ["a"]}', 400, "a list of strings"),
        (b'{"texts": "a"}', 400, "a list of strings"),
        (b'{"texts": [1, null]}', 400, "a list of strings"),
        (b'{"text": {"a": 1}}', 400, "a list of strings"),
        (json.dumps({"texts": ["a"] * (MAX_TEXTS + 1)}).encode(), 413, "at most 1,000 texts"),
        (b" " * (MAX_BODY + 1), 413, "at most 4,194,304 bytes"),
    ],
)
async def test_a_body_that_is_no_request_is_refused_in_a_sentence(
    client: httpx.AsyncClient, body: bytes, status: int, said: str
) -> None:
    reply = await client.post("/score", content=body, headers=JSON)

    assert reply.status_code == status
    assert said in reply.json()["error"]
    assert reply.json()["error"].endswith(".")
    assert (await client.get("/healthz")).status_code == 200


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", ""])
async def test_only_json_is_read_so_that_no_page_can_post_a_form(
    client: httpx.AsyncClient, kind: str
) -> None:
    reply = await client.post("/score", content=b'{"text": "a"}', headers={"content-type": kind})

    assert reply.status_code == 415


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/score", 405), ("POST", "/healthz", 405), ("GET", "/", 404)],
)
async def test_other_requests_are_told_what_there_is(
    client: httpx.AsyncClient, method: str, path: str, status: int
) -> None:
    reply = await client.request(method, path)

    assert reply.status_code == status
    assert reply.json() == {"error": "This service has POST /score and GET /healthz."}


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", ""])
async def test_a_foreign_host_name_is_refused(client: httpx.AsyncClient, host: str) -> None:
    reply = await client.get("/healthz", headers={"host": host})

    assert reply.status_code == 421


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8080", "127.0.0.1", "[::1]:8080"])
async def test_the_names_of_this_machine_are_accepted(client: httpx.AsyncClient, host: str) -> None:
    assert (await client.get("/healthz", headers={"host": host})).status_code == 200


async def test_in_a_network_any_host_name_is_accepted() -> None:
    async with (
        serve(score_app(FILTER, local=False)) as url,
        httpx.AsyncClient(base_url=url, trust_env=False) as client,
    ):
        reply = await client.get("/healthz", headers={"host": "filter.example"})

    assert reply.status_code == 200


async def test_awkward_texts_have_scores(client: httpx.AsyncClient) -> None:
    texts: list[Any] = [*AWKWARD, "\ud800", "x" * 1_000_000]

    reply = await client.post("/score", content=json.dumps({"texts": texts}), headers=JSON)

    scores = [each["score"] for each in reply.json()["results"]]
    assert len(scores) == len(texts)
    assert all(0 <= score <= 1 for score in scores)


async def test_requests_at_once_get_their_own_answers(client: httpx.AsyncClient) -> None:
    texts = [["win free cash"], ["see you later", "win"], [], ["ok"] * 500] * 5

    replies = await asyncio.gather(*(client.post("/score", json={"texts": each}) for each in texts))

    for each, reply in zip(texts, replies, strict=True):
        scores = [found["score"] for found in reply.json()["results"]]
        assert scores == FILTER.scores(each).tolist()


async def test_a_body_that_never_comes_is_given_up() -> None:
    async with serve(score_app(FILTER, body_seconds=0.01)) as url:
        address = httpx.URL(url)
        reader, writer = await asyncio.open_connection(address.host, address.port)
        writer.write(
            b"POST /score HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n"
            b"content-length: 1000\r\n\r\n{"
        )
        reply = await reader.read()
        writer.close()

    assert reply.startswith(b"HTTP/1.1 408 ")
    assert b"The body took longer than 0.01 s." in reply


async def test_a_caller_that_hangs_up_leaves_the_service_at_work(client: httpx.AsyncClient) -> None:
    url = client.base_url
    _, writer = await asyncio.open_connection(url.host, url.port)
    writer.write(
        b"POST /score HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n"
        b"content-length: 1000\r\n\r\n{"
    )
    await writer.drain()
    writer.close()
    await writer.wait_closed()

    assert (await client.post("/score", json={"text": "a"})).status_code == 200
