"""The layers of ARCHITECTURE.md hold, the heavy parts stay unloaded until asked for, and the code is lint- and type-clean."""

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = (
    *("spacy", "onnxruntime", "trafilatura", "pdfplumber", "pypdf", "docx", "sqlalchemy", "alembic", "scipy", "numpy", "pyarrow", "lxml"),
    "jinja2",
)


def ran(root: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *command], cwd=root, capture_output=True, text=True, check=False)


def test_layers_and_forbidden_imports(root: Path) -> None:
    done = ran(root, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("arguments", [["check"], ["format", "--check"]], ids=" ".join)
def test_ruff_is_content(root: Path, arguments: list[str]) -> None:
    done = ran(root, "-m", "ruff", *arguments, ".")
    assert done.returncode == 0, done.stdout + done.stderr


def test_mypy_strict_is_content(root: Path) -> None:
    done = ran(root, "-m", "mypy")
    assert done.returncode == 0, done.stdout + done.stderr


PROGRAM = """
import sys
from testimonia.cli.main import main
sys.argv = ["testimonia", *{arguments!r}]
try:
    main()
except SystemExit as end:
    assert not end.code
"""


@pytest.mark.parametrize(
    "statement",
    ["import testimonia", PROGRAM.format(arguments=["--help"]), PROGRAM.format(arguments=["report", "--help"])],
    ids=["import", "--help", "report --help"],
)
def test_help_loads_nothing_heavy(root: Path, statement: str) -> None:
    listing = statement + "\nimport sys\nprint('LOADED', *sorted({name.partition('.')[0] for name in sys.modules}))"
    done = ran(root, "-c", listing)
    assert done.returncode == 0, done.stderr
    loaded = done.stdout.rpartition("LOADED")[2].split()
    assert "testimonia" in loaded
    assert not set(HEAVY) & set(loaded)
