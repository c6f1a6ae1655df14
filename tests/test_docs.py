"""The documentation is a contract: every command and option has its words, every link its target."""

import re
from pathlib import Path

import pytest
import typer.main
from typer.core import TyperCommand, TyperGroup

from testimonia.cli.main import app


def commands() -> dict[str, TyperCommand]:
    """Every command by the words that call it."""
    top = typer.main.get_command(app)
    assert isinstance(top, TyperGroup)
    found: dict[str, TyperCommand] = {}
    for name, command in top.commands.items():
        if isinstance(command, TyperGroup):
            found |= {f"{name} {sub}": one for sub, one in command.commands.items() if isinstance(one, TyperCommand)}
        elif isinstance(command, TyperCommand):
            found[name] = command
    return found


@pytest.mark.parametrize("name", commands())
def test_every_command_and_option_is_documented(root: Path, name: str) -> None:
    verb = name.partition(" ")[0]
    page = (root / "docs" / f"{verb}.md").read_text(encoding="utf-8")
    assert f"testimonia {name}" in page
    options = [option for parameter in commands()[name].params for option in parameter.opts if option.startswith("-")]
    assert [option for option in options if option not in page] == []
    assert commands()[name].help


def test_the_readme_names_every_verb(root: Path) -> None:
    readme = (root / "README.md").read_text(encoding="utf-8")
    assert [name for name in commands() if name.partition(" ")[0] not in readme] == []


def test_links_between_pages_lead_somewhere(root: Path) -> None:
    pages = [*root.glob("*.md"), *root.glob("docs/**/*.md"), *root.glob("eval/*.md"), *root.glob("examples/**/*.md")]
    broken = [
        f"{page.relative_to(root)} → {target}"
        for page in pages
        for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
        if "://" not in target and not (page.parent / target).exists()
    ]
    assert broken == []
