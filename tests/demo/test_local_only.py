"""Requests of other machines and pages are refused."""

import httpx
import pytest

from tests.support.demo_page import ADA, TOKEN


@pytest.mark.parametrize("path", ["/", "/demo/state", "/demo/events", f"/bot{TOKEN}/getMe"])
@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example:80", "192.168.1.2", ""])
async def test_a_foreign_host_name_gets_nothing(
    page: httpx.AsyncClient, path: str, host: str
) -> None:
    answer = await page.get(path, headers={"Host": host})

    assert answer.status_code == 403
    assert "127.0.0.1" in answer.json()["error"]


async def test_the_page_is_also_served_as_localhost(page: httpx.AsyncClient) -> None:
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


async def test_a_post_from_the_page_itself_is_accepted(page: httpx.AsyncClient, url: str) -> None:
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
async def test_every_response_forbids_foreign_scripts_and_assets(
    page: httpx.AsyncClient, path: str
) -> None:
    headers = (await page.get(path)).headers

    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'self';")
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", ["/demo/phones/{}/start", "/demo/phones/1/files/{}", "/{}"])
async def test_an_address_that_is_too_long_is_refused(page: httpx.AsyncClient, path: str) -> None:
    answer = await page.post(path.format("9" * 5_000), json={"payload": ""})

    assert answer.status_code == 403
    assert "too long" in answer.json()["error"]
