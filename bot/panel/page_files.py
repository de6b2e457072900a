"""The files of a page: its own, and those of the panel, which both pages have."""

from pathlib import Path
from typing import Final

from starlette.exceptions import HTTPException
from starlette.responses import Response

PANEL_WEB: Final = Path(__file__).parent / "web"
PANEL_PLACE: Final = "<!-- panel.html -->"
"""Where a page has the panel's sections."""

_MEDIA_TYPES: Final = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
}


class PageFiles:
    """The files that a page loads, from these folders; of two with one name the first one."""

    def __init__(self, *folders: Path) -> None:
        self._folders = folders

    def response(self, name: str) -> Response:
        """The file of this name. Errors: HTTPException where there is none."""
        media_type = _MEDIA_TYPES.get(Path(name).suffix)
        path = next((f / name for f in self._folders if (f / name).is_file()), None)
        if media_type is None or path is None or Path(name).name != name:
            raise HTTPException(404, "There is no such page here; open / instead.")
        content = path.read_text("utf-8")
        if path.suffix == ".html":
            panel = (PANEL_WEB / "panel.html").read_text("utf-8")
            content = content.replace(PANEL_PLACE, panel)
        return Response(content, media_type=media_type, headers={"Cache-Control": "no-cache"})
