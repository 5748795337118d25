#!/usr/bin/env python3
"""Checks a proof, knowing only docs/proofs.md. Usage: check_proof.py PROOF SEAL [EARLIER_SEAL]"""
import hashlib
import json
import sys


def sha256(*parts):
    return hashlib.sha256(b"".join(p if isinstance(p, bytes) else p.encode() for p in parts)).digest()


def require(holds, what):
    if not holds:
        sys.exit(f"not proven: {what}")


def climb(index, last, path, *roots):
    """Computes the roots from a path. All of them get the hashes on the left, and only the last one those on the right."""
    for other in path:
        require(last > 0, "the path is too long")
        if index & 1 or index == last:
            roots = [sha256(b"\1", other, root) for root in roots]
            while index and not index & 1:
                index, last = index >> 1, last >> 1
        else:
            roots = [*roots[:-1], sha256(b"\1", roots[-1], other)]
        index, last = index >> 1, last >> 1
    require(last == 0, "the path is too short")
    return roots


def check_record(proof, seal):
    header = json.loads(proof["header"])
    require(1 <= proof["sequence"] <= seal["size"] and header["sequence"] == proof["sequence"], "sequence")
    if proof["salt"] is not None or proof["payload"] is not None:
        require(sha256(bytes.fromhex(proof["salt"]), proof["payload"]).hex() == header["commitment"], "payload")
    record = sha256("kontextual-change-1\n", proof["previousHash"], "\n", proof["header"])
    path = [bytes.fromhex(part) for part in proof["path"]]
    require(climb(proof["sequence"] - 1, seal["size"] - 1, path, sha256(b"\0", record))[0].hex() == seal["root"], "root")


def check_consistency(proof, earlier, seal):
    size, path = earlier["size"], [bytes.fromhex(part) for part in proof["path"]]
    require(proof["earlierSize"] == size <= seal["size"], "size")
    if size == 0 or size == seal["size"]:
        same = [earlier["root"], earlier["lastHash"]] == [seal["root"], seal["lastHash"]]
        return require(not path and (same if size == seal["size"] else earlier["root"] == sha256().hex()), "root")
    first = [bytes.fromhex(earlier["root"]), *path] if size & (size - 1) == 0 else path
    levels = (size & -size).bit_length() - 1
    require(first, "the path is too short")
    roots = climb(size - 1 >> levels, seal["size"] - 1 >> levels, first[1:], first[0], first[0])
    require([root.hex() for root in roots] == [earlier["root"], seal["root"]], "root")


proof, *seals = (json.load(open(path, encoding="utf-8")) for path in sys.argv[1:])
require(all(seal["storeId"] == proof["storeId"] and seal["format"] == "kontextual-seal-1" for seal in seals) and proof["size"] == seals[0]["size"], "seal")
check_record(proof, seals[0]) if proof["format"] == "kontextual-record-proof-1" else check_consistency(proof, seals[1], seals[0])
print("proven")
