namespace Kontextual.Benchmarks.Floor;

/// <summary>The tables of the leanest schema. docs/performance.md shows and explains them, and a test compares both.</summary>
internal static class FloorSchema
{
    public const string Tables =
        """
        CREATE TABLE collections (key INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, name TEXT NOT NULL, description TEXT NOT NULL,
            metadata TEXT NOT NULL, version INTEGER NOT NULL, created INTEGER NOT NULL, updated INTEGER NOT NULL, deleted INTEGER);
        CREATE UNIQUE INDEX collections_name ON collections (name) WHERE deleted IS NULL;

        CREATE TABLE contents (key INTEGER PRIMARY KEY, digest BLOB NOT NULL UNIQUE, text TEXT NOT NULL);

        CREATE TABLE revisions (key INTEGER PRIMARY KEY, artifact BLOB NOT NULL, number INTEGER NOT NULL, kind INTEGER NOT NULL,
            collection BLOB NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL, media_type TEXT NOT NULL, content INTEGER NOT NULL,
            digest BLOB NOT NULL, size INTEGER NOT NULL, metadata TEXT NOT NULL, provenance TEXT NOT NULL, created INTEGER NOT NULL,
            updated INTEGER NOT NULL, run BLOB, message TEXT NOT NULL, until INTEGER, purged INTEGER NOT NULL);
        CREATE UNIQUE INDEX revisions_number ON revisions (artifact, number);
        CREATE UNIQUE INDEX revisions_name ON revisions (collection, name) WHERE until IS NULL AND kind <> 2;

        CREATE TABLE changes (sequence INTEGER PRIMARY KEY, first INTEGER NOT NULL, tx BLOB NOT NULL, entity_kind INTEGER NOT NULL,
            entity BLOB NOT NULL, kind INTEGER NOT NULL, version INTEGER NOT NULL, old BLOB, new BLOB, actor TEXT, run BLOB,
            attempt INTEGER, reason TEXT, trace TEXT, time INTEGER NOT NULL, state TEXT, salt BLOB, commitment BLOB NOT NULL,
            hash BLOB NOT NULL);

        CREATE TABLE relationships (key INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, source BLOB NOT NULL, target BLOB NOT NULL,
            type TEXT NOT NULL, metadata TEXT NOT NULL, provenance TEXT NOT NULL, version INTEGER NOT NULL, created INTEGER NOT NULL,
            updated INTEGER NOT NULL, until INTEGER, purged INTEGER NOT NULL);
        CREATE UNIQUE INDEX relationships_ends ON relationships (source, target, type) WHERE until IS NULL;
        CREATE INDEX relationships_target ON relationships (target) WHERE until IS NULL;
        """;
}
