"""The visible evaluation sets, the figures that are shown of each, and what is known to compare them with.

The baseline is the regex baseline of the evaluation material, the targets are its long-term targets. Peers are published or recomputed
figures: of MUC-4, the best of its seventeen systems on tst3 and tst4, scored by the same code; of geoparsing, resolvers that were given the
gold's spans.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One figure of a set: where it stands in the scorer's tables; baseline, target and peer as published.

    `falling` is true where less is better.
    """

    label: str
    path: tuple[str, str, str]
    baseline: str
    target: str
    peer: str = ""
    falling: bool = False


@dataclass(frozen=True)
class Set:
    """One evaluation set: the scorer's task, the verb that makes the predictions, the gold and the figures to show.

    `quick` says whether it is read in the quick gate: not at all, its first half or all.
    """

    name: str
    task: str
    verb: str
    gold: str
    figures: tuple[Figure, ...]
    quick: str = ""


CLAIMS, ATTRIBUTES, EVIDENCE = "claims", "attributes of strict matches", "evidence"
MUC = "all messages"
GE_SEVERAL, GE_BOTH = "GE .571", "GE .669"
SEEDS = (
    Figure("strict F1 of counted claims", (CLAIMS, "strict", "F1"), ".75", "1.00"),
    Figure("uncounted F1", (CLAIMS, "uncounted", "F1"), ".00", ".80"),
    Figure("decoys hit", (EVIDENCE, "decoys hit", "number"), "1", "0", falling=True),
    Figure("valid spans", (EVIDENCE, "valid spans", "share"), "1.00", "1.00"),
    *(
        Figure(f"{name}, given", (ATTRIBUTES, name, "given"), base, "1.00")
        for name, base in (("status", ".67"), ("said_by", ".00"), ("places", ".00"), ("perpetrators", ".00"), ("hedged", ".00"))
    ),
)
GVA = (
    Figure("killed exact", ("killed", "all", "exact"), ".658", ".88"),
    Figure("killed exact, gold 2+", ("killed", "gold 2+", "exact"), ".526", ".80"),
    Figure("killed covered", ("killed", "all", "covered"), ".713", ".95"),
    Figure("killed median width", ("killed", "all", "median width"), "0", "0", falling=True),
    Figure("injured exact", ("injured", "all", "exact"), ".515", ".80"),
    Figure("injured exact, gold 2+", ("injured", "gold 2+", "exact"), ".502", ".78"),
)
GVDB = (
    Figure("killed exact", ("killed", "all", "exact"), ".590", ".88"),
    Figure("injured exact", ("injured", "all", "exact"), ".555", ".82"),
)
IDMC = (
    Figure("figure among claims, en", ("displaced", "en", "among claims"), ".660", ".92"),
    Figure("figure is the largest, en", ("displaced", "en", "largest"), ".660", ".85"),
)


def muc(several: str, both: str, target: str) -> tuple[Figure, ...]:
    """The figures of MUC messages: groups of more than one, and all groups with a number."""
    return (
        Figure("F1, n > 1", (MUC, ">1", "F1"), several, target, GE_SEVERAL),
        Figure("F1, 1 and >1", (MUC, "1 and >1", "F1"), both, ".66", GE_BOTH),
    )


def geo(found: str, near: str, peer: str) -> tuple[Figure, ...]:
    """The figures of place names."""
    return (
        Figure("found", ("places", "all", "found"), ".00", found),
        Figure("near, of found", ("places", "all", "near, of found"), "–", near, peer),
    )


DEV = "data/dev/{}.jsonl".format
SETS = (
    Set("seeds", "seeds", "read", "gold/seeds.json", SEEDS, quick="all"),
    Set("gva_2013_2015", "gva", "reconcile", DEV("gva_2013_2015"), GVA),
    Set("gvdb_dev", "gvdb", "read", DEV("gvdb_dev"), GVDB, quick="half"),
    Set("idmc_dev", "idmc", "read", DEV("idmc_dev"), IDMC, quick="all"),
    Set("muc_dev", "muc", "read", DEV("muc_dev"), muc(".319", ".236", ".62")),
    Set("muc_tst1", "muc", "read", DEV("muc_tst1"), muc(".367", ".333", ".60"), quick="all"),
    Set("muc_tst2", "muc", "read", DEV("muc_tst2"), muc(".369", ".259", ".60"), quick="all"),
    Set("geo_geovirus", "geo", "places", DEV("geo_geovirus"), geo(".90", ".92", "CamCoder .82")),
    Set("geo_lgl", "geo", "places", DEV("geo_lgl"), geo(".85", ".84", "Mordecai 3 .827")),
)
