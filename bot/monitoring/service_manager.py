"""What the bot tells systemd: that it is ready, what it does, and that it is alive.

The protocol is one datagram to the socket that NOTIFY_SOCKET names:
https://www.freedesktop.org/software/systemd/man/latest/sd_notify.html
"""

from __future__ import annotations

import os
import socket
from contextlib import suppress
from typing import Final

READY: Final = "READY=1"
STOPPING: Final = "STOPPING=1"
ALIVE: Final = "WATCHDOG=1"
STARTING: Final = "EXTEND_TIMEOUT_USEC=120000000"
"""The start goes on: systemd waits for two more minutes."""


def notify(state: str) -> None:
    """Send a state; without a service manager, or if it does not listen, nothing happens."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address.startswith(("/", "@")) or not hasattr(socket, "AF_UNIX"):
        return
    if address.startswith("@"):
        address = f"\0{address[1:]}"
    with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sending:
        sending.sendto(state.encode(), address)
