#!/usr/bin/env python3
"""Recomputes the hash chain of a store with nothing but docs/formats.md and Python's standard library.

usage: recompute_chain.py STORE
Prints the number of records and the head of the chain. Exits 1 and names the first record that differs.
"""
import hashlib
import json
import pathlib
import sqlite3
import sys

PAGE = pathlib.Path(__file__).resolve().parents[2] / "docs" / "formats.md"
KEPT_JSON, DIGESTS = ("kept JSON", "provenance"), ("digest", "old_digest", "new_digest")
BLANKS = {"''": "", "{}": "{}", "NULL": None}


class Differs(Exception):
    """A record differs from what this script computes."""


def table(heading, *names):
    """The cells of the named columns of each row of the table under a heading of the page."""
    section = PAGE.read_text("utf-8").partition(f"\n{heading}\n")[2].partition("\n#")[0]
    head, _, *rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in section.splitlines() if line.startswith("|")] or [[], []]
    if not rows or not set(names) <= set(head) or any(len(row) != len(head) or "" in row for row in rows):
        sys.exit(f"{PAGE.name}: there is no table with the columns {', '.join(names)} under '{heading}'")
    return [tuple(row[head.index(name)] for name in names) for row in rows]


def scalar(row, column):
    """Canonical JSON of a column: a text, an integer, a digest or NULL."""
    value = row[column]
    if column in DIGESTS and isinstance(value, bytes) and len(value) == 32:
        value = f"sha256:{value.hex()}"
    elif column in DIGESTS and value is not None:
        raise Differs(f"{column} is not a digest")
    if value is not None and not isinstance(value, (str, int)):
        raise Differs(f"{column} is of the type {type(value).__name__}")
    return json.dumps(value, ensure_ascii=False)


def members(pairs):
    """A JSON object of members that are JSON already."""
    return "{" + ",".join(f'"{name}":{value}' for name, value in pairs) + "}"


def sha256(*parts):
    # Bytes that are no UTF-8 were kept as surrogates when they were read, and become the same bytes again here.
    return hashlib.sha256(b"".join(p if isinstance(p, bytes) else p.encode("utf-8", "surrogateescape") for p in parts)).digest()


def state_of(record, revision):
    if record["kind"] == "Purged":
        return "null"
    if record["entity_kind"] != "Artifact":
        if record["state"] is None:
            raise Differs("the state is missing")
        return record["state"]
    if revision is None:
        raise Differs("the revision is missing")
    return members((name, revision[column] if kind in KEPT_JSON else scalar(revision, column)) for name, column, kind, _ in REVISION)


def check_payload(record, revision):
    if (record["kind"] == "Purged" or record["entity_kind"] == "Artifact") and record["state"] is not None:
        raise Differs("there is a state where there should be none")
    payload = members([("reason", scalar(record, "reason")), ("state", state_of(record, revision)), ("traceId", scalar(record, "trace_id"))])
    if sha256(record["salt"], payload) != record["commitment"]:
        raise Differs("the payload does not match the commitment")


def check_erased(record, revision, purged):
    if purged.get((record["entity_kind"], record["entity_id"]), 0) <= record["sequence"]:
        raise Differs("the salt is missing, although the entity was not purged afterwards")
    if any(record[column] is not None for column in ("reason", "trace_id", "state")):
        raise Differs("the payload is erased only in part")
    if record["entity_kind"] == "Artifact" and (revision is None or revision["is_purged"] != 1 or any(revision[column] != blank for column, blank in ERASED)):
        raise Differs("the revision is not erased")


def check(record, revision, purged, previous, sequence):
    """Returns the hash of a record."""
    if record["sequence"] != sequence:
        raise Differs(f"the next record has the sequence {record['sequence']}")
    if record["salt"] is None:
        check_erased(record, revision, purged)
    else:
        check_payload(record, revision)
    columns = {**record, "commitment": record["commitment"].hex()}
    header = members((name, scalar(columns, column)) for name, column in HEADER)
    found = sha256("kontextual-change-1\n", previous.hex(), "\n", header)
    if found != record["hash"]:
        raise Differs("the hash does not match the record and the previous hash")
    return found


def main(path):
    store = sqlite3.connect(pathlib.Path(path).resolve().as_uri() + "?mode=ro", uri=True)
    store.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
    store.row_factory = lambda cursor, row: {column[0]: value for column, value in zip(cursor.description, row)}
    purged = {(row["entity_kind"], row["entity_id"]): row["last"] for row in store.execute(
        "SELECT entity_kind, entity_id, max(sequence) AS last FROM change_records WHERE kind = 'Purged' GROUP BY entity_kind, entity_id")}
    sequence, head = 0, bytes(32)
    for record in store.execute("SELECT * FROM change_records ORDER BY sequence"):
        sequence += 1
        try:
            revision = store.execute("SELECT * FROM revisions WHERE from_sequence = ?", (record["sequence"],)).fetchone()
            head = check(record, revision, purged, head, sequence)
        except (Differs, AttributeError, TypeError) as problem:
            sys.exit(f"record {sequence}: {problem}")
    print(f"{sequence} records, head {head.hex()}")


if __name__ == "__main__":
    HEADER, REVISION = table("## Header and hash", "Member", "Column"), table("### Artifact", "Member", "Column", "Type", "Purged")
    ERASED = [(column, BLANKS.get(blank, blank)) for _, column, _, blank in REVISION if blank != "kept"]
    if unknown := [blank for *_, blank in REVISION if blank not in ("kept", *BLANKS)]:
        sys.exit(f"{PAGE.name}: the column Purged has the unknown value {unknown[0]}")
    main(sys.argv[1])
