"""Where Chromium is, and how it comes onto a machine that lacks it.

`python -m tests.support.chromium` installs Debian's where this is possible; the tests say at their
end, in a sentence, if it was not.
"""

from __future__ import annotations

import os
import shutil
import subprocess

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Nothing that a browser does of its own accord over the net, and no machine but this one by name.
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
    "Chromium is not on this machine, so the tests of the demo's page (tests/browser) did not run. "
    "Install it (on Debian: apt-get install chromium) and run make test again."
)
INSTALL = (
    ("apt-get", "-qq", "update"),
    ("apt-get", "-qq", "install", "-y", "--no-install-recommends", "chromium"),
)


def find() -> str | None:
    """The program that is Chromium here, or a browser made from it."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def install() -> None:
    """Debian's package, where this process may install one; why it fails, apt-get tells."""
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        return
    print("Chromium is not here yet; apt-get installs it for the tests of the demo's page …")  # noqa: T201
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in INSTALL:
        if subprocess.run(command, env=quiet, stdout=subprocess.DEVNULL, check=False).returncode:
            return


if __name__ == "__main__":
    if find() is None:
        install()
