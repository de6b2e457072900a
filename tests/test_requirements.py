"""The pinned versions: the same in both files, and with hashes where people install from."""

from __future__ import annotations

import re
import tomllib

import pytest

from tests.support.paths import ROOT

PIN = re.compile(r"^([A-Za-z0-9_.-]+)==([^\s;\\]+)", re.MULTILINE)


def pins(name: str) -> dict[str, str]:
    found = PIN.findall((ROOT / name).read_text("utf-8"))
    return {re.sub(r"[_.]", "-", library).lower(): version for library, version in found}


def test_both_files_pin_the_same_versions() -> None:
    constraints, requirements = pins("constraints.txt"), pins("requirements.txt")

    assert len(requirements) > 40
    assert requirements.items() <= constraints.items()


def test_the_optional_encoder_is_pinned_alike_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

    [(library, version)] = pins("requirements-meaning.txt").items()
    extras = project["optional-dependencies"]
    assert extras["meaning"] == [f"{library}=={version}"]
    assert set(extras["meaning"]) <= set(extras["dev"])
    assert pins("constraints.txt")[library] == version
    assert library not in pins("requirements.txt")


def test_the_optional_cluster_is_pinned_alike_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

    extras, found = project["optional-dependencies"], pins("requirements-dask.txt")
    assert set(extras["dask"]) <= set(extras["dev"])
    assert {"dask", "distributed"} <= found.keys()
    assert found.items() <= pins("constraints.txt").items()
    assert not found.keys() & pins("requirements.txt").keys()


@pytest.mark.parametrize(
    "name", ["requirements.txt", "requirements-meaning.txt", "requirements-dask.txt"]
)
def test_every_requirement_has_hashes_and_no_address(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")

    blocks = re.split(r"\n(?=[A-Za-z])", text.split("\n", 1)[1])
    assert len(blocks) == len(pins(name))
    assert all(block.count("--hash=sha256:") >= 1 for block in blocks)
    assert not re.search(r"://|^-", text, re.MULTILINE)


def test_constraints_have_no_hashes() -> None:
    assert "--hash" not in (ROOT / "constraints.txt").read_text("utf-8")
