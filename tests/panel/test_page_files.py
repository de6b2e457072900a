"""The files of both pages: complete, local, and safe with hostile text."""

from __future__ import annotations

import fnmatch
import re
import tomllib
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.exceptions import HTTPException

from bot.demo.page import WEB
from bot.formats.registry import FORMS
from bot.panel.dashboard import WEB as DASHBOARD_WEB
from bot.panel.page_files import PANEL_WEB, PageFiles
from tests.support.paths import ROOT


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


@dataclass(frozen=True)
class Home:
    """A page: its main file, and the folders of its files."""

    main: str
    folders: tuple[Path, ...]

    def text(self, name: str) -> str:
        """A file as the page gets it."""
        return bytes(PageFiles(*self.folders).response(name).body).decode()

    def referenced(self) -> set[str]:
        """What the page loads, and what its modules import; not what a person may click."""
        addresses = References(self.text(self.main)).addresses
        found = {address for address in addresses if "/" not in address}
        waiting = [name for name in found if name.endswith(".js")]
        while waiting:
            imports = re.findall(r'from "\./([^"]+)"', self.text(waiting.pop()))
            waiting += set(imports) - found
            found |= set(imports)
        return found


HOMES = {
    "demo": Home("index.html", (WEB, PANEL_WEB)),
    "dashboard": Home("dashboard.html", (DASHBOARD_WEB, PANEL_WEB)),
}
FILES = sorted(path for home in HOMES.values() for path in {*home.folders[0].iterdir()})
FILES += sorted(PANEL_WEB.iterdir())
homes = pytest.mark.parametrize("home", HOMES.values(), ids=HOMES)
files = pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)


@homes
def test_every_file_that_a_page_loads_has_its_media_type(home: Home) -> None:
    kinds = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}

    found = home.referenced()

    assert len(found) >= 6
    for name in found:
        served = PageFiles(*home.folders).response(name)
        assert served.headers["content-type"].startswith(kinds[Path(name).suffix]), name


@homes
def test_a_page_loads_all_of_its_files(home: Home) -> None:
    own = {path.name for path in home.folders[0].iterdir()}

    assert own <= home.referenced() | {home.main}
    assert {path.name for path in PANEL_WEB.iterdir()} <= home.referenced() | {"panel.html"}


@homes
def test_every_page_has_the_same_panel(home: Home) -> None:
    assert (PANEL_WEB / "panel.html").read_text("utf-8") in home.text(home.main)


@homes
def test_a_page_links_exports_in_forms_that_can_be_written(home: Home) -> None:
    links = re.findall(r'href="[^"]*export/\w*?\.?(\w+)"', home.text(home.main))

    assert links
    assert {f".{form}" for form in links} <= set(FORMS.writable_endings())


@homes
def test_a_page_follows_its_content_security_policy(home: Home) -> None:
    assert References(home.text(home.main)).refused == []


def test_the_package_contains_every_file_of_the_pages() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    patterns = project["tool"]["setuptools"]["package-data"]["bot"]
    names = [path.relative_to(ROOT / "bot").as_posix() for path in FILES]

    assert [n for n in names if not any(fnmatch.fnmatch(n, p) for p in patterns)] == []


@files
def test_hostile_text_can_never_become_markup_or_code(path: Path) -> None:
    ways = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|eval\(|Function\("

    assert re.findall(ways, path.read_text("utf-8")) == []


@files
def test_a_page_loads_nothing_from_the_network(path: Path) -> None:
    addresses = re.findall(r"""["'(](?:https?:)?//[^\s"'`)]+""", path.read_text("utf-8"))

    assert [one for one in addresses if "www.w3.org" not in one] == []


@pytest.mark.parametrize("name", ["../page.py", "web/page.css", "page.py", ".env", "", "a.html"])
def test_no_other_file_of_this_machine_is_served(name: str) -> None:
    with pytest.raises(HTTPException):
        PageFiles(WEB, PANEL_WEB).response(name)
