"""The memory that this process may use."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

_CGROUPS: Final = Path("/sys/fs/cgroup")
_OWN_CGROUP: Final = Path("/proc/self/cgroup")


def machine_memory(cgroups: Path = _CGROUPS, own_cgroup: Path = _OWN_CGROUP) -> float:
    """Bytes of this machine, or of this container or service if it has a limit.

    4 GiB where the system does not report it.
    """
    return min([_physical_memory(), *_limits(cgroups, own_cgroup)])


def _physical_memory() -> float:
    try:
        return float(os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE"))
    except (AttributeError, ValueError, OSError):
        return 4.0 * 2**30


def _limits(cgroups: Path, own_cgroup: Path) -> list[float]:
    """The limits of this process's control group and of those around it, versions 2 and 1."""
    try:
        lines = own_cgroup.read_text("utf-8").splitlines()
    except OSError:
        lines = []
    groups = {"": "/", "memory": "/"}
    groups |= {kinds: path for line in lines for _, kinds, path in [line.split(":", 2)]}
    folders = [(cgroups, groups[""], "memory.max")]
    folders.append((cgroups / "memory", groups["memory"], "memory.limit_in_bytes"))
    return [
        limit
        for root, path, name in folders
        for folder in _around(root, path)
        if (limit := _read_limit(folder / name)) is not None
    ]


def _around(root: Path, path: str) -> list[Path]:
    """A group's folder and those above it, up to the root."""
    parts = [part for part in path.split("/") if part not in ("", "..")]
    return [root.joinpath(*parts[:depth]) for depth in range(len(parts), -1, -1)]


def _read_limit(file: Path) -> float | None:
    """The limit in bytes; None if there is none ("max")."""
    try:
        return float(int(file.read_text("ascii")))
    except (OSError, ValueError):
        return None
