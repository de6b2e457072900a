"""Locales of other languages, compiled where the system has their sources."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

# In these the capital of "i" is not "I".
TURKISH_TYPE = ("tr_TR", "az_AZ", "crh_UA", "tt_RU@iqtelif")


# The rules of letters alone: those of sorting take most of the time to compile.
SOURCE = """comment_char %
escape_char /
LC_CTYPE
copy "{name}"
END LC_CTYPE
"""


def compile_locale(name: str, folder: Path) -> dict[str, str]:
    """The environment of a process under this locale; skips the test where it cannot be made."""
    compiler = shutil.which("localedef")
    if compiler is None:
        pytest.skip("localedef is not installed, so there is no such locale")
    compiled, source = folder / f"{name.partition('@')[0]}.UTF-8", folder / "source"
    source.write_text(SOURCE.format(name=name), "ascii")
    done = subprocess.run(  # -c: the other categories are missing
        [compiler, "-c", "-i", str(source), "-f", "UTF-8", str(compiled)],
        capture_output=True,
        check=False,
    )
    if not compiled.is_dir():
        pytest.skip(f"localedef cannot make {name}: {done.stderr.decode(errors='replace')}")
    return {"LOCPATH": str(folder), "LC_ALL": compiled.name}
