"""The pinned versions: the same in both files, and with hashes where people install from."""

from __future__ import annotations

import re

from tests.support.paths import ROOT

PIN = re.compile(r"^([A-Za-z0-9_.-]+)==([^\s;\\]+)", re.MULTILINE)


def pins(name: str) -> dict[str, str]:
    found = PIN.findall((ROOT / name).read_text("utf-8"))
    return {re.sub(r"[_.]", "-", library).lower(): version for library, version in found}


def test_both_files_pin_the_same_versions() -> None:
    constraints, requirements = pins("constraints.txt"), pins("requirements.txt")

    assert len(requirements) > 40
    assert requirements.items() <= constraints.items()


def test_every_requirement_has_hashes_and_no_address() -> None:
    text = (ROOT / "requirements.txt").read_text("utf-8")

    blocks = re.split(r"\n(?=[A-Za-z])", text.split("\n", 1)[1])
    assert len(blocks) == len(pins("requirements.txt"))
    assert all(block.count("--hash=sha256:") >= 1 for block in blocks)
    assert not re.search(r"://|^-", text, re.MULTILINE)


def test_constraints_have_no_hashes() -> None:
    assert "--hash" not in (ROOT / "constraints.txt").read_text("utf-8")
