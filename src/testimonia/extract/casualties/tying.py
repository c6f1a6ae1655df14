"""Parts stay tied to their wholes when drafts are changed."""

from dataclasses import replace

from testimonia.extract.page import Draft


def retied(before: list[Draft], after: list[Draft]) -> list[Draft]:
    """The drafts as they are after a change, the parts tied to their wholes as these are then."""
    now = dict(zip(before, after, strict=True))

    def current(one: Draft) -> Draft:
        return replace(now.get(one, one), part_of=current(one.part_of) if one.part_of else None)

    return [current(one) for one in before]
