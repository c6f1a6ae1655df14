"""`testimonia explain`: from a figure to its claims, their quotes and the captured bytes."""

import json
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from testimonia.cli.options import DEFAULT_CASEBOOK, CasebookOption, Format, FormatOption

if TYPE_CHECKING:
    from testimonia.explain import Node

IdArgument = Annotated[str, typer.Argument(metavar="ID", help="An id, or its first characters: toll-…, claim-…, incident-…, document-…")]


def explain(identity: IdArgument, casebook: CasebookOption = DEFAULT_CASEBOOK, form: FormatOption = Format.table) -> None:
    """Print what stands behind a figure: constraints, claims, quotes, speakers, captures."""
    from testimonia.explain import explained  # noqa: PLC0415 - the stages are loaded when they are needed
    from testimonia.store import Casebook  # noqa: PLC0415

    with Casebook.open(casebook, create=False) as book:
        nodes = explained(book, identity)
    if form is Format.table:
        draw(nodes)
        return
    rows = [node.plain() for node in nodes] if form in (Format.json, Format.jsonl) else [row for node in nodes for row in node.rows()]
    if form is Format.csv:
        from testimonia.cli.output import emit_csv  # noqa: PLC0415

        emit_csv(rows)
    else:
        indent = 1 if form is Format.json else None
        for row in rows:
            sys.stdout.write(json.dumps(row, ensure_ascii=False, indent=indent) + "\n")


def draw(nodes: tuple["Node", ...]) -> None:
    """The tree for people."""
    from rich.console import Console  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415
    from rich.tree import Tree  # noqa: PLC0415

    def grow(tree: Tree, node: "Node") -> None:
        branch = tree.add(label(node))
        for child in node.children:
            grow(branch, child)

    def label(node: "Node") -> Text:
        text = Text.assemble((f"{node.kind}  ", "dim"), Text(node.words))
        if node.id:
            text.append(f"  {node.id}", style="dim")
        return text

    console = Console()
    for node in nodes:
        tree = Tree(label(node))
        for child in node.children:
            grow(tree, child)
        console.print(tree)
