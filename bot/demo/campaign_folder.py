"""The folder of a demo's campaign for which nobody named a database."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from storage.answer_count import answers_in


@contextmanager
def campaign_folder(report: Callable[[str], None]) -> Iterator[Path]:
    """A new folder for `tapwise.db`, deleted at the end unless somebody has answered.

    report: called with a sentence for the terminal when the campaign is kept.
    """
    folder = Path(mkdtemp(prefix="tapwise-demo-"))
    try:
        yield folder
    finally:
        database = folder / "tapwise.db"
        if answers := answers_in(database):
            shutil.rmtree(folder / "uploaded", ignore_errors=True)
            given = "1 answer is" if answers == 1 else f"{answers:,} answers are"
            report(f"{given} kept. Continue with: tapwise demo --database {database}")
        else:
            shutil.rmtree(folder, ignore_errors=True)
