"""The commands and links of README, CONTRIBUTING, CHANGELOG and docs/ work."""

from __future__ import annotations

import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import __version__
from bot.campaign.types import Role
from bot.chat.command_table import COMMANDS
from tests.support.chat_commands import listed_commands
from tests.support.paths import ROOT
from tests.support.terminal import commands, parse

PAGES = tuple(f"docs/{path.name}" for path in sorted((ROOT / "docs").glob("*.md")))
DOCUMENTS = ("README.md", "CONTRIBUTING.md", *PAGES)
MOST_WORDS = 1200
FENCE = re.compile(r"^( *)(`{3,})(\w*)[^\n]*\n(.*?)^\1\2 *$", re.MULTILINE | re.DOTALL)
TICKED = re.compile(r"(?<!`)`((?:tapwise|make) [^`\n]+)`(?!`)")
ASSIGNMENT = re.compile(r"[A-Z_]+=.*")
SHELLS = ("sh", "bash", "console", "shell")


def test_documents_have_commands_to_be_checked() -> None:
    for name in ("README.md", "CONTRIBUTING.md", "docs/owners.md"):
        assert list(typed(read(name))), f"{name} has no ```sh block with a command of ours"


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_command_in_a_block_is_one(name: str) -> None:
    for words in typed(read(name)):
        check(words)


@pytest.mark.parametrize("name", [*DOCUMENTS, "CHANGELOG.md"])
def test_every_command_between_backticks_is_one(name: str) -> None:
    for line in TICKED.findall(read(name)):
        for words in simple_commands(line):
            check(words)


def test_readme_is_short_and_links_every_page() -> None:
    readme = read("README.md")

    assert len(readme.split()) <= MOST_WORDS
    assert [page for page in PAGES if f"]({page})" not in readme] == []


@pytest.mark.parametrize("name", ["README.md", "docs/owners.md"])
def test_a_block_that_is_pasted_whole_ends_and_removes_nothing(name: str) -> None:
    harmful = {"--end", "--replace", "--yes", "revoke", "forget", "restore", "clean"}

    assert [words for words in typed(read(name)) if harmful & set(words)] == []


def test_the_page_for_owners_names_every_command() -> None:
    page = read("docs/owners.md")

    missing = [name for name in commands().commands if f"tapwise {name}" not in page]

    assert missing == []


@pytest.mark.parametrize(
    ("page", "roles"), [("labelling", ("annotator",)), ("owners", ("owner", "curator"))]
)
def test_the_table_of_chat_commands_has_every_command_of_its_roles(
    page: str, roles: tuple[Role, ...]
) -> None:
    listed = {name for role in roles for name in listed_commands(role)}
    if "annotator" not in roles:
        listed -= set(listed_commands("annotator"))

    assert set(re.findall(r"^\| `/(\w+)", read(f"docs/{page}.md"), re.M)) == listed


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_chat_command_between_backticks_is_one(name: str) -> None:
    named = set(re.findall(r"(?<!`)`/(\w+)(?: [^`\n]*)?`(?!`)", read(name)))

    assert named - {command.name for command in COMMANDS} == set()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_file_that_is_linked_is_there(name: str) -> None:
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", read(name))

    assert [link for link in links if not (ROOT / name).parent.joinpath(link).exists()] == []


def test_the_newest_version_of_the_changelog_is_the_projects() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

    newest, *_ = re.findall(r"^## \[(\d[^\]]*)\] - \d{4}-\d\d-\d\d$", read("CHANGELOG.md"), re.M)

    assert newest == project["version"] == __version__


@pytest.mark.parametrize(
    "line",
    [
        "tapwise",
        "tapwise imprt a.txt",
        "tapwise import --unlabeled a.txt",
        "tapwise demo --phones many",
        "make coffee",
        "make demo COLOUR=red",
    ],
)
def test_a_command_that_is_none_is_found(line: str) -> None:
    with pytest.raises(AssertionError):
        check(line.split())


def test_a_block_is_read_as_a_shell_reads_it() -> None:
    document = """
```sh
# a comment with tapwise nothing
$ TAPWISE_TOKEN=123:abc tapwise run  # and another
tapwise export labels.csv \\
    --unlabelled rest.txt && make test | tee log
git clone x; cd x
```

```python
tapwise("nothing")
```
"""

    assert list(typed(document)) == [
        ["tapwise", "run"],
        ["tapwise", "export", "labels.csv", "--unlabelled", "rest.txt"],
        ["make", "test"],
    ]


def read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def typed(document: str) -> Iterator[list[str]]:
    """Each command of ours in the shell blocks of a document, word by word."""
    for _, _, language, block in FENCE.findall(document):
        if language in SHELLS:
            for line in block.replace("\\\n", " ").splitlines():
                yield from simple_commands(line.strip().removeprefix("$ "))


def simple_commands(line: str) -> Iterator[list[str]]:
    """The commands of ours in a line: what stands between |, && and ;, without redirections."""
    reader = shlex.shlex(line, posix=True, punctuation_chars="|&;<>")
    reader.whitespace_split = True
    words: list[str] = []
    for word in [*reader, ";"]:
        if not set(word) <= set("|&;<>"):
            words.append(word)
            continue
        while words and ASSIGNMENT.fullmatch(words[0]):
            words.pop(0)
        if words and Path(words[0]).name in ("tapwise", "make"):
            yield [Path(words[0]).name, *words[1:]]
        words = []


def check(words: list[str]) -> None:
    """A line that a person may type: a command with its options, or targets with variables."""
    if words[0] == "tapwise":
        parse(shlex.join(words))
        return
    makefile = read("Makefile")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    variables = set(re.findall(r"\$\(([A-Z]+)\)", makefile))
    for word in words[1:]:
        name, assigned, _ = word.partition("=")
        assert name in (variables if assigned else targets), f"make knows no {name}"
