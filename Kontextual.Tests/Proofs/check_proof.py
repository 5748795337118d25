#!/usr/bin/env python3
"""Checks a proof, knowing only docs/proofs.md. Usage: check_proof.py PROOF SEAL [EARLIER_SEAL]"""
import hashlib
import json
import re
import sys

SEAL = ("kontextual-seal-1", {"format", "storeId", "size", "lastHash", "root", "time"}, "lastHash", "root")
RECORD = ("kontextual-record-proof-1", {"format", "storeId", "size", "sequence", "previousHash", "header", "payload", "salt", "path"}, "previousHash")
CONSISTENCY = ("kontextual-consistency-proof-1", {"format", "storeId", "size", "earlierSize", "path"})

def require(holds, what):
    holds or sys.exit(f"not proven: {what}")

def load(path, *formats):
    value = json.load(open(path, encoding="utf-8"), object_pairs_hook=lambda pairs: dict(pairs, twice=1) if len(dict(pairs)) < len(pairs) else dict(pairs))
    known = [form for form in formats if value.get("format") == form[0] and set(value) == form[1]]
    require(known and all(re.fullmatch("[0-9a-f]{64}", text) for text in [*(value[name] for name in known[0][2:]), *value.get("path", [])]), f"{path} has another format")
    return value

def sha256(*parts):
    return hashlib.sha256(b"".join(p if isinstance(p, bytes) else p.encode() for p in parts)).digest()

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
    return [root.hex() for root in roots]

def check_record(proof, seal, path):
    header, salt, payload = json.loads(proof["header"]), proof["salt"], proof["payload"]
    require(1 <= proof["sequence"] <= seal["size"] and header["sequence"] == proof["sequence"], "sequence")
    require((salt is None) == (payload is None) and (salt is None or re.fullmatch("[0-9a-f]{32}", salt)), "salt")
    require(salt is None or sha256(bytes.fromhex(salt), payload).hex() == header["commitment"], "payload")
    record = sha256("kontextual-change-1\n", proof["previousHash"], "\n", proof["header"])
    require(climb(proof["sequence"] - 1, seal["size"] - 1, path, sha256(b"\0", record)) == [seal["root"]], "root")

def check_consistency(proof, earlier, seal, path):
    size, levels = earlier["size"], (earlier["size"] & -earlier["size"]).bit_length() - 1
    require(proof["earlierSize"] == size <= seal["size"] and earlier["storeId"] == seal["storeId"], "size")
    if size == 0 or size == seal["size"]:
        same = [earlier["root"], earlier["lastHash"]] == [seal["root"], seal["lastHash"]]
        return require(not path and (same if size == seal["size"] else earlier["root"] == sha256().hex()), "root")
    first = [bytes.fromhex(earlier["root"]), *path] if size & (size - 1) == 0 else path
    require(first, "the path is too short")
    require(climb(size - 1 >> levels, seal["size"] - 1 >> levels, first[1:], first[0], first[0]) == [earlier["root"], seal["root"]], "root")

proof, *seals = [load(sys.argv[1], CONSISTENCY if len(sys.argv) == 4 else RECORD), *(load(path, SEAL) for path in sys.argv[2:])]
require((proof["storeId"], proof["size"]) == (seals[0]["storeId"], seals[0]["size"]), "seal")
path = [bytes.fromhex(part) for part in proof["path"]]
check_consistency(proof, seals[1], seals[0], path) if seals[1:] else check_record(proof, seals[0], path)
print("proven")
