"""Parts stay tied to their wholes when drafts are changed."""

from dataclasses import replace

from testimonia.extract.page import Draft


def retied(before: list[Draft], after: list[Draft]) -> list[Draft]:
    """The drafts as they are after a change, the parts tied to their wholes as these are then."""
    now = {id(one): other for one, other in zip(before, after, strict=True)}

    def current(one: Draft) -> Draft:
        whole, changed = current(one.part_of) if one.part_of else None, now.get(id(one), one)
        return changed if changed.part_of is whole else replace(changed, part_of=whole)

    return [current(one) for one in before]
