"""Finds Chromium, or installs it.

`python -m tests.support.chromium` installs Debian's package where that is possible; otherwise the
tests report at their end that it is missing.
"""

from __future__ import annotations

import os
import shutil
import subprocess

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# No network requests of the browser itself, and no host name but this machine's.
ARGUMENTS = (
    "--no-sandbox",  # there is none for root in a container
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
)
MISSING = (
    "Chromium is not installed, so the tests of the demo's page (tests/demo/browser) did not run. "
    "Install it (on Debian: apt-get install chromium) and run make test again."
)
INSTALL = (
    ("apt-get", "-qq", "update"),
    ("apt-get", "-qq", "install", "-y", "--no-install-recommends", "chromium"),
)


def find() -> str | None:
    """The path of Chromium, or of a browser based on it."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def install() -> None:
    """Install Debian's package if this process may; apt-get reports why it fails."""
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        return
    print("Installing Chromium with apt-get for the tests of the demo's page …")  # noqa: T201
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in INSTALL:
        if subprocess.run(command, env=quiet, stdout=subprocess.DEVNULL, check=False).returncode:
            return


if __name__ == "__main__":
    if find() is None:
        install()
