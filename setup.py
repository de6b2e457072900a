"""Builds from the files that are there now; all else about the project is in pyproject.toml."""

from __future__ import annotations

import shutil

from setuptools import setup
from setuptools.command.build import build


class CleanBuild(build):
    """setuptools leaves `build/lib` behind, and would pack files that were deleted since."""

    def run(self) -> None:
        shutil.rmtree(self.build_lib, ignore_errors=True)
        super().run()


setup(cmdclass={"build": CleanBuild})
