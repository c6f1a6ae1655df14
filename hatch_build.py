"""Build hook: makes the gazetteer's database before the package is packed, for wheels and editable installs alike."""

import importlib
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent
PACKAGE = ROOT / "src" / "testimonia" / "adapters" / "gazetteer"


class GazetteerHook(BuildHookInterface):  # type: ignore[misc]  # hatchling ships no types
    """Runs `build.ensure`, which does nothing while the database fits its inputs."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - the hook's interface
        if self.target_name == "wheel":
            builder().ensure(PACKAGE / "gazetteer.sqlite", ROOT / "src" / "testimonia" / "codebook" / "places")


def builder() -> ModuleType:
    """The module `build` of the gazetteer's folder, without importing our package, whose requirements are not there yet."""
    package = ModuleType("gazetteer_source")
    package.__path__ = [str(PACKAGE)]
    sys.modules[package.__name__] = package
    return importlib.import_module("gazetteer_source.build")


if __name__ == "__main__":
    builder().ensure(PACKAGE / "gazetteer.sqlite", ROOT / "src" / "testimonia" / "codebook" / "places")
