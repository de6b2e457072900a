"""Where the features of a pool are kept, as TAPWISE_POOL says."""

from __future__ import annotations

import re
from ipaddress import ip_address
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

LOCAL_WORKERS = 2
_FORMS = "give local, dask://local?workers=2, dask://host:port or dask+tls://host:port"
_HOST = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[\w.-]+):([0-9]{1,5})", re.ASCII)


class ClusterAddress(NamedTuple):
    """A Dask cluster. scheduler: as Dask spells it; empty for one that the bot starts itself.

    workers: of a cluster that the bot starts.
    """

    scheduler: str
    workers: int = 0

    @property
    def is_private(self) -> bool:
        """Whether nobody on the way can run code on it: here, or by TLS."""
        if not self.scheduler or self.scheduler.startswith("tls://"):
            return True
        host = urlsplit(self.scheduler).hostname or ""
        try:
            return ip_address(host).is_loopback
        except ValueError:
            return host == "localhost"


def parse_address(spelled: str) -> ClusterAddress | None:
    """The cluster of this address; None for `local`. Errors: ValueError with the forms."""
    if spelled in ("", "local"):
        return None
    scheme, _, rest = spelled.partition("://")
    if spelled.partition("?")[0] == "dask://local":
        return ClusterAddress("", _workers(urlsplit(spelled).query))
    found = _HOST.fullmatch(rest)
    if scheme not in ("dask", "dask+tls") or found is None or int(found[2]) > 65_535:
        raise ValueError(_FORMS)
    return ClusterAddress(f"{'tls' if scheme == 'dask+tls' else 'tcp'}://{rest}")


def _workers(query: str) -> int:
    given = parse_qs(query, keep_blank_values=True)
    [number] = given.pop("workers", [str(LOCAL_WORKERS)])
    if given or not number.isascii() or not number.isdecimal() or not 1 <= int(number) <= 256:
        raise ValueError(f"{_FORMS}; workers: 1 to 256")
    return int(number)
