"""The files of the page: complete, local, and safe with hostile text."""

import fnmatch
import re
import tomllib
from html.parser import HTMLParser
from pathlib import Path

import httpx
import pytest

from bot.demo.page import WEB
from bot.formats.registry import FORMS


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


async def test_every_file_of_the_page_is_served_with_its_media_type(
    page: httpx.AsyncClient,
) -> None:
    kinds = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}

    answers = {name: await page.get(f"/{name}") for name in referenced()}

    assert len(answers) >= 8
    for name, answer in answers.items():
        assert answer.status_code == 200, name
        assert answer.headers["content-type"].startswith(kinds[Path(name).suffix]), name


def test_the_page_links_exports_in_forms_that_can_be_written() -> None:
    links = re.findall(r'href="demo/export/(\w+)"', (WEB / "index.html").read_text())

    assert links
    assert {f".{form}" for form in links} <= set(FORMS.writable_endings())


def test_the_page_loads_all_of_its_files() -> None:
    assert {path.name for path in WEB.iterdir()} == referenced() | {"index.html"}


def test_the_package_contains_every_file_of_the_page() -> None:
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


def test_the_page_follows_its_content_security_policy() -> None:
    assert References((WEB / "index.html").read_text()).refused == []


@pytest.mark.parametrize("path", sorted(WEB.glob("*.js")), ids=lambda path: path.name)
def test_hostile_text_can_never_become_markup_or_code(path: Path) -> None:
    ways = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|eval\(|Function\("

    assert re.findall(ways, path.read_text()) == []


@pytest.mark.parametrize("path", sorted(WEB.iterdir()), ids=lambda path: path.name)
def test_the_page_loads_nothing_from_the_network(path: Path) -> None:
    addresses = re.findall(r"""["'(](?:https?:)?//[^\s"'`)]+""", path.read_text())

    assert [one for one in addresses if "www.w3.org" not in one] == []


@pytest.mark.parametrize("path", ["/../server.py", "/%2e%2e/server.py", "/server.py", "/.env"])
async def test_no_other_file_of_this_machine_is_served(page: httpx.AsyncClient, path: str) -> None:
    assert (await page.get(path)).status_code == 404
