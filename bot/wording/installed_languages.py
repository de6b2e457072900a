"""Which languages there are: those that have a file."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from bot.wording.language import SOURCE, Language

FOLDER: Final = Path(__file__).parent / "languages"


def load_languages(folder: Path, fallback: Language | None = None) -> dict[str, Language]:
    """The words of each file in a folder, by language code; English is the first."""
    sources = {path.stem: path.read_text("utf-8") for path in sorted(folder.glob("*.ftl"))}
    english = fallback or Language(SOURCE, sources.pop(SOURCE))
    others = {code: Language(code, source, english) for code, source in sources.items()}
    return {english.code: english, **others}


LANGUAGES: Final = load_languages(FOLDER)
ENGLISH: Final = LANGUAGES[SOURCE]
