"""The gazetteer: which places a name may stand for, from GeoNames and our own tables, in one read-only SQLite file."""

from testimonia.adapters.gazetteer.lookup import SqliteGazetteer, bundled, with_case

__all__ = ["SqliteGazetteer", "bundled", "with_case"]
