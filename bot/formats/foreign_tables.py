"""Rows of files that a library reads in a process of its own."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from bot.errors import TransferError
from bot.formats.input_file import InputFile
from bot.formats.packed_files import too_inflated

_PROGRAM: Final = Path(__file__).with_name("table_process.py")


def table_rows(file: InputFile, kind: str, damaged: TransferError) -> Iterator[Any]:
    """What `table_process` prints, in bounded memory.

    Errors: TransferError when there is more than what a packed file may inflate to; `damaged` when
    the file cannot be read.
    """
    command = [sys.executable, "-P", str(_PROGRAM), kind, str(file.path)]
    left = limit = file.inflation_limit()
    with subprocess.Popen(  # noqa: S603  our own program
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        try:
            assert process.stdout is not None  # noqa: S101  it is a pipe
            while line := process.stdout.readline(left + 1):
                left -= len(line)
                if left < 0:
                    raise too_inflated(file.name, limit)
                if not line.endswith(b"\n"):
                    break  # the process has ended in the middle of a row
                yield json.loads(line)
            if process.wait():
                raise damaged
        finally:
            process.kill()
