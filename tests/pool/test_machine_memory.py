"""The memory that `auto` counts with is the container's."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.pool.machine_memory import machine_memory

GROUPS = {
    "container of version 2": ("0::/\n", {"memory.max": "1048576\n"}),
    "service with MemoryMax": (
        "0::/system.slice/tapwise.service\n",
        {"system.slice/memory.max": "max\n", "system.slice/tapwise.service/memory.max": "1048576"},
    ),
    "service in a limited slice": (
        "0::/small.slice/tapwise.service\n",
        {"small.slice/memory.max": "1048576\n", "small.slice/tapwise.service/memory.max": "max\n"},
    ),
    "container of version 1": (
        "9:cpu,cpuacct:/docker/1a2b\n7:memory:/docker/1a2b\n",
        {"memory/memory.limit_in_bytes": "1048576\n"},
    ),
}


@pytest.mark.parametrize("kind", GROUPS)
def test_the_limit_of_a_container_is_its_memory(kind: str, tmp_path: Path) -> None:
    groups, files = GROUPS[kind]
    (tmp_path / "own").write_text(groups, encoding="utf-8")
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")

    assert machine_memory(tmp_path, tmp_path / "own") == 2**20


@pytest.mark.parametrize("content", ["max\n", "9223372036854771712\n", "", "\n"])
def test_without_a_limit_it_is_the_machines(content: str, tmp_path: Path) -> None:
    machine = machine_memory(tmp_path / "nothing", tmp_path / "nothing")
    (tmp_path / "own").write_text("0::/\n", encoding="utf-8")
    (tmp_path / "memory.max").write_text(content, encoding="utf-8")

    assert machine_memory(tmp_path, tmp_path / "own") == machine > 0
