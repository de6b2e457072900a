"""Only the browser that opens the link sees the dashboard."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

import httpx
import pytest

from bot.panel.dashboard_access import COOKIE, DashboardAccess
from tests.support.dashboards import SECRET_TEXT, ServedDashboard


class Way(NamedTuple):
    """A request of somebody without the link. F and S: the folder, and the secret of the link."""

    path: str
    headers: Mapping[str, str] = MappingProxyType({})
    method: str = "GET"


FOREIGN = "https://evil.example"
WAYS = [
    Way("/"),
    Way("/F"),
    Way("/F/"),
    Way("/F/dashboard.html"),
    Way("/F/dashboard.js"),
    Way("/F/panel.css"),
    Way("/F/events"),
    Way("/F/export/labels.csv"),
    Way("/F/export/../events"),
    Way("//F/events"),
    Way("/F/%65vents"),
    Way("/F/", method="POST"),
    Way("/F/events", method="HEAD"),
    Way("/F/", method="OPTIONS"),
    Way("/F/open/"),
    Way("/F/open/x"),
    Way("/F/open/S/x"),
    Way("/F/open/S0"),
    Way("/F/open/ä"),
    Way("/open/S"),
    Way("/S/open/S"),
    Way("/F/open/S", method="HEAD"),
    Way("/F/open/S", method="POST"),
    Way("/F/open/S", method="PUT"),
    Way("/F/open/S", {"Sec-Purpose": "prefetch;prerender"}),
    Way("/F/open/S", {"Purpose": "prefetch"}),
    Way("/F/open/S", {"Sec-Fetch-Dest": "iframe"}),
    Way("/F/open/S", {"Sec-Fetch-Dest": "script", "Sec-Fetch-Site": "cross-site"}),
    Way("/F/open/S", {"Origin": FOREIGN}),
    Way("/F/open/S", {"Origin": "null"}),
    Way("/F/open/S", {"Host": "evil.example"}),
    Way("/F/open/S", {"Host": "127.0.0.1.evil.example:80"}),
    Way("/F/events", {"Cookie": f"{COOKIE}="}),
    Way("/F/events", {"Cookie": f"{COOKIE}=wrong"}),
    Way("/F/events", {"Cookie": f"{COOKIE}=S"}),
    Way("/F/events", {"Cookie": f"{COOKIE}=F"}),
    Way("/F/events", {"Cookie": f"{COOKIE}=OTHER"}),
    Way("/F/events", {"Cookie": "session=S; tapwise=S"}),
    Way("/F/events?tapwise_dashboard=S"),
    Way("/F/events", {"Authorization": "Bearer S"}),
    Way("/F/events", {"X-Forwarded-For": "127.0.0.1", "X-Forwarded-Host": "127.0.0.1"}),
    Way("/F/events", {"Referer": "http://127.0.0.1/F/open/S"}),
]


@pytest.mark.parametrize("way", WAYS, ids=str)
async def test_nobody_gets_in_without_the_link(served: ServedDashboard, way: Way) -> None:
    secret, folder = served.link.rpartition("/")[2], served.folder[1:]

    def filled(text: str) -> str:
        """S: the secret; F: the folder; OTHER: the secret of another start."""
        text = text.replace("OTHER", DashboardAccess().link.rpartition("/")[2])
        return re.sub(r"\bS\b", secret, re.sub(r"\bF\b", folder, text)).replace("S0", secret + "0")

    headers = {name: filled(value) for name, value in way.headers.items()}
    answer = await served.client.request(way.method, filled(way.path), headers=headers)

    assert answer.status_code in (403, 404, 405)
    assert "set-cookie" not in answer.headers
    assert SECRET_TEXT not in answer.text
    opened = await served.client.get(served.link)  # it was not used up
    assert opened.status_code == 200


async def test_the_link_works_once_and_its_cookie_opens_the_page(served: ServedDashboard) -> None:
    link = served.link
    opened = await served.client.get(link, headers={"Sec-Fetch-Site": "cross-site"})
    again = await served.client.get(link)
    async with httpx.AsyncClient(base_url=served.client.base_url, trust_env=False) as other:
        used = await other.get(link)
    page = await served.client.get(f"{served.folder}/")
    file = await served.client.get(f"{served.folder}/export/labels.csv")

    [cookie] = opened.headers.get_list("set-cookie")
    assert {"HttpOnly", "SameSite=strict", f"Path={served.folder}/"} <= set(cookie.split("; "))
    assert f'url={served.folder}/"' in opened.text
    assert [again.status_code, page.status_code, file.status_code] == [200, 200, 200]
    assert file.text == SECRET_TEXT
    assert used.status_code == 403
    assert "link works once" in used.text
    assert "set-cookie" not in {*used.headers, *again.headers}


async def test_two_starts_have_nothing_in_common(served: ServedDashboard) -> None:
    other = DashboardAccess()

    assert served.folder != other.folder
    assert served.link.rpartition("/")[2] != other.link.rpartition("/")[2]


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
async def test_the_cookie_is_worth_nothing_to_another_page(
    served: ServedDashboard, headers: dict[str, str]
) -> None:
    await served.client.get(served.link)

    answer = await served.client.get(f"{served.folder}/events", headers=headers)

    assert answer.status_code == 403


@pytest.mark.parametrize("path", ["/", "/panel.js", "/nothing", "/export/labels.csv"])
async def test_every_response_is_kept_nowhere_and_loads_nothing_from_elsewhere(
    served: ServedDashboard, path: str
) -> None:
    await served.client.get(served.link)

    headers = (await served.client.get(f"{served.folder}{path}")).headers

    assert headers["cache-control"] == "no-store"
    assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'; ")
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
async def test_nothing_can_be_changed_with_the_cookie_either(
    served: ServedDashboard, method: str
) -> None:
    await served.client.get(served.link)

    answer = await served.client.request(method, f"{served.folder}/")

    assert answer.status_code == 405
