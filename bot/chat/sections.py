"""The sections of /menu, in their order."""

from __future__ import annotations

from typing import Literal

Section = Literal["labelling", "progress", "people", "invites", "files", "review", "own"]
