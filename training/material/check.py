"""Check the annotated sentences: `python -m training.material.check [folder]` names faulty lines, or counts what there is."""

import sys
from collections import Counter
from pathlib import Path

from training.material.roles import ROLES, AnnotationError, read_roles
from training.sentence import HARM_KINDS, ROLE_KINDS


def report(folder: Path) -> str:
    """How many lines, wordings, sentences without harm and spans of each kind a folder holds."""
    material = read_roles(folder)
    kinds = Counter(span.kind for marked in material for span in marked.spans)
    harmless = sum(all(span.kind not in HARM_KINDS for span in marked.spans) for marked in material)
    lines = len({marked.line for marked in material})
    phenomena = len({marked.phenomenon for marked in material})
    head = f"{lines} lines under {phenomena} headings, {len(material)} wordings, {harmless} of them without harm"
    return "\n".join([head, *(f"{kinds[kind]:6} {kind}" for kind in ROLE_KINDS)])


def main(arguments: list[str]) -> int:
    """Print the report, or the faults."""
    try:
        told, status = report(Path(arguments[0]) if arguments else ROLES), 0
    except AnnotationError as faults:
        told, status = str(faults), 1
    sys.stdout.write(told + "\n")
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
