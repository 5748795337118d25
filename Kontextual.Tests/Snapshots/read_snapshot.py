"""Reads a snapshot by docs/snapshot-format.md alone, and checks lines, members, order, digests, the chain, counts and the trailer."""
import base64
import hashlib
import json
import pathlib
import re
import sys

PAGE = pathlib.Path(__file__).parents[2] / "docs" / "snapshot-format.md"
ORDER = [["Header"], ["Content", "Chunk"], ["Change"], ["Collection"], ["Relationship"], ["Bundle", "InputEntry"], ["Run"], ["Step"],
         ["Manifest", "ManifestEntry"], ["Output"], ["ContextPackage"], ["ContextReference", "ReferencePlace"], ["Trailer"]]


def members_of_page():
    """The members of each kind of line, from the tables of the page."""
    found, kinds = {}, []
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if line.startswith("### "):
            kinds = re.findall(r"[A-Z]\w+", line)
        elif line.startswith("| Member of "):
            kinds = [line.split()[3]]
        elif line.startswith("| ") and kinds and re.match(r"\| [a-z]\w* \|", line):
            for kind in kinds:
                found.setdefault(kind, []).append(line.split("|")[1].strip())
    return found


def raw_members(text):
    """The text of each member of an object, exactly as it is written."""
    decoder, members, at = json.JSONDecoder(), {}, 1
    while text[at] != "}":
        name, at = decoder.raw_decode(text, at)
        end = decoder.raw_decode(text, at + 1)[1]
        members[name] = text[at + 1:end]
        at = end + (text[end] == ",")
    assert at == len(text) - 1, "the line is more than one object"
    return members


def sha(*parts):
    return hashlib.sha256(b"".join(parts)).hexdigest()


class Reader:
    def __init__(self):
        self.page, self.section, self.counts, self.content = members_of_page(), 0, {}, None
        self.hash, self.sequence, self.keys, self.erased, self.purged, self.outputs = "0" * 64, 0, {}, set(), set(), {}

    def ascending(self, kind, key):
        assert kind not in self.keys or self.keys[kind] < key, f"the {kind} lines are not in order"
        self.keys[kind] = key

    def content_ends(self):
        if self.content:
            digest, size, hashed, read = self.content
            assert (digest, size) == ("sha256:" + hashed.hexdigest(), read), f"the bytes do not have the digest {digest}"
        self.content = None

    def line(self, text):
        value, raw = json.loads(text), raw_members(text)
        kind = value["record"]
        assert sorted(value) == list(value) == self.page[kind], f"the members are {list(value)}"
        found = next(i for i, kinds in enumerate(ORDER) if kind in kinds)
        assert found >= self.section and (found == self.section or kind == ORDER[found][0]), f"{kind} stands in a wrong place"
        self.section = found
        if kind != "Chunk":
            self.content_ends()
        getattr(self, "read_" + kind.lower(), self.read_entity)(value, raw)
        if kind not in ("Header", "Trailer"):
            self.counts[kind] = self.counts.get(kind, 0) + 1

    def read_header(self, value, raw):
        assert (value["format"], value["version"]) == ("kontextual-snapshot", 1), "another format"
        self.head = (value["lastSequence"], value["lastHash"])

    def read_content(self, value, raw):
        self.ascending("Content", value["digest"])
        data = (value["text"] or "").encode()
        if value["storage"] != "Purged":
            self.content = [value["digest"], value["size"], hashlib.sha256(data), len(data)]

    def read_chunk(self, value, raw):
        data = base64.b64decode(value["bytes"], validate=True)
        assert self.content and value["digest"] == self.content[0], "a chunk without its content"
        self.content[2].update(data)
        self.content[3] += len(data)

    def read_entity(self, value, raw):
        if "state" in value:
            self.ascending(value["record"], value["state"]["id"])
            assert value["purged"] == ((value["record"], value["state"]["id"]) in self.purged), "purged without a purge, or the reverse"

    def read_output(self, value, raw):
        self.ascending("Output", (value["sequence"], value["path"].encode()))
        state = self.outputs[value["sequence"]]
        assert state is None or state[value["path"]]["digest"] == value["digest"], "the output is another one than in its change record"

    def read_change(self, value, raw):
        header, entity = value["header"], (value["header"]["entityKind"], value["header"]["entityId"])
        self.sequence += 1
        assert header["sequence"] == self.sequence, f"sequence {header['sequence']} instead of {self.sequence}"
        self.hash = sha(b"kontextual-change-1\n", self.hash.encode(), b"\n", raw["header"].encode())
        assert value["hash"] == self.hash, "the hash does not match"
        if value["salt"] is None:
            self.erased.add(entity)
        else:
            assert sha(bytes.fromhex(value["salt"]), raw["payload"].encode()) == header["commitment"], "the commitment does not match"
        if header["kind"] == "Purged":
            self.purged.add(entity)
        if entity[0] == "Run" and header["kind"] == "Updated":
            self.outputs[self.sequence] = value["payload"] and value["payload"]["state"]["outputs"]

    def read_trailer(self, value, raw):
        assert (self.sequence, self.hash) == self.head, "the chain does not end where the header says"
        assert self.erased <= self.purged, "erased records without a purge"
        assert {kind: count for kind, count in value["counts"].items() if count} == self.counts, "wrong counts"
        assert value["sha256"] == self.sha256, "the lines do not have the hash of the trailer"


def read(path):
    reader, hashed, number = Reader(), hashlib.sha256(), 0
    for number, line in enumerate(open(path, "rb"), 1):
        try:
            assert line.endswith(b"\n") and not line.endswith(b"\r\n") and len(line) <= (8 << 20) + 1, "the end of the line"
            reader.sha256 = hashed.hexdigest()
            reader.line(line[:-1].decode("utf-8"))
        except (AssertionError, ValueError, KeyError, IndexError, TypeError) as error:
            return f"line {number}: {error}"
        hashed.update(line)
    if reader.section != len(ORDER) - 1 or line.find(b'"record":"Trailer"') < 0:
        return f"line {number}: no trailer"
    return f"{reader.sequence} records, head {reader.hash}"


if __name__ == "__main__":
    print(read(sys.argv[1]))
