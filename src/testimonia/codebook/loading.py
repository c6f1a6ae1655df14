"""How the codebook's files are read: as plain data, by the fast loader where it was built."""

from typing import Any

import yaml

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load(text: str) -> Any:
    """The data of a YAML text. Raises yaml.YAMLError where it is none."""
    return yaml.load(text, Loader=LOADER)  # noqa: S506 - both loaders are the safe one
