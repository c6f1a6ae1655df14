"""What all tests share: the Hypothesis profile, and the evaluation material where it is at hand."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent

settings.register_profile("default", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("thorough", deadline=None, max_examples=1000, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The evaluation material: seeds, gold, development sets and scorers."""
    folder = ROOT.parent / "shared"
    if not (folder / "gold" / "seeds.json").is_file():
        pytest.skip("needs the evaluation material (../shared), which is not part of a clone")
    return folder
