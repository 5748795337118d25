namespace Kontextual.Tests.Snapshots;

/// <summary>Snapshots that break one rule each, with hashes that fit unless they are the rule.</summary>
internal static class ForgedRules
{
    private const string Unknown = "01890000-0000-7000-8000-00000000beef";
    private const string OtherDigest = "sha256:0000000000000000000000000000000000000000000000000000000000000000";

    /// <summary>What is changed, by the part of the rule that must be named. The number of line feeds behind a rule tells cases of one rule apart.</summary>
    public static IReadOnlyList<(string Rule, Action<ForgedSnapshot> Forge)> All { get; } =
    [
        .. OfLines(), .. OfContents(), .. OfChain(), .. OfHistory(), .. OfEntities(), .. OfReferences(),
    ];

    private static IEnumerable<(string Rule, Action<ForgedSnapshot> Forge)> OfLines() =>
    [
        ("the format is not 'kontextual-snapshot'", s => s.Replace(0, "kontextual-snapshot", "kontextual").Seal()),
        ("use the version of the library", s => s.Replace(0, "\"version\":1", "\"version\":2").Seal()),
        ("does not stand after", s => { s.Lines.Insert(s.Lines.Count - 1, s.Lines[1]); s.Seal(); }),
        ("not in canonical form", s => s.Replace(1, "{", "{ ").Seal()),
        ("counts of the trailer", s => s.Replace(s.Find("Trailer"), "\"Run\":", "\"Run\":1")),
        ("sha-256 of the lines", s => s.Lines[^1] = s.Lines[^1].Replace("\"sha256\":\"", "\"sha256\":\"0", StringComparison.Ordinal).Remove(s.Lines[^1].Length - 2, 1)),
        ("another line follows the trailer", s => s.Lines.Add(s.Lines[^1])),
        ("ends without a trailer", s => s.Lines.RemoveAt(s.Lines.Count - 1)),
    ];

    private static IEnumerable<(string Rule, Action<ForgedSnapshot> Forge)> OfContents() =>
    [
        ("have the digest", s => s.Replace(s.Find("Content", "\"text\":\"two\""), "\"two\"", "\"owt\"").Seal()),
        ("its size is 4", s => s.Replace(s.Find("Content", "\"text\":\"two\""), "\"size\":3", "\"size\":4").Seal()),
        ("exactly if its storage is Text", s => s.Replace(s.Find("Content", "\"text\":\"two\""), "\"storage\":\"Text\"", "\"storage\":\"Purged\"").Seal()),
        ("ascending order of their digests", s => s.Lines.Insert(s.Find("Content", "\"text\":\"two\""), s.Lines[s.Find("Content", "\"text\":\"two\"")])),
        ("the ordinal of the chunk", s => s.Replace(s.Find("Chunk"), "\"ordinal\":0", "\"ordinal\":1").Seal()),
        ("the chunk has", s => s.Replace(s.Find("Chunk"), "\"bytes\":\"AAEC", "\"bytes\":\"AAECAAEC").Seal()),
        ("bytes instead of", s => { s.Lines.RemoveAt(s.Find("Chunk")); s.Seal(); }),
        ("is missing", s => { s.Lines.RemoveAt(s.Find("Content", "\"text\":\"two\"")); s.Seal(); }),
    ];

    private static IEnumerable<(string Rule, Action<ForgedSnapshot> Forge)> OfChain() =>
    [
        ("the sequence is 3", s => s.Move(s.Find("Change", "\"sequence\":2,"), s.Find("Change", "\"sequence\":3,") + 1).Seal()),
        ("the sequence is 3\n", s => { s.Lines.RemoveAt(s.Find("Change", "\"sequence\":2,")); s.Seal(); }),
        ("and the header says", s => { s.Lines.RemoveAt(s.Last("Change")); s.Seal(); }),
        ("the hash does not match", s => s.Replace(s.Find("Change", "\"sequence\":5,"), "\"hash\":\"", "\"hash\":\"0").Cut(s.Find("Change", "\"sequence\":5,"), "\",\"header\"").Seal()),
        ("the commitment does not match", s => s.Replace(s.Find("Change", "\"salt\":\""), "\"salt\":\"", "\"salt\":\"0").Cut(s.Find("Change", "\"salt\":\""), "\"}").Seal()),
        ("the time is before", s => s.Replace(s.Last("Change"), "\"time\":\"2026", "\"time\":\"2025").Chain().Seal()),
        ("do not follow each other", s => s.Set(s.Last("Change"), "transactionId", s.Get(s.Find("Change"), "transactionId")).Chain().Seal()),
        ("of the same transaction", s => s.Replace(s.Last("Change"), "\"actor\":null", "\"actor\":\"eve\"").Chain().Seal()),
    ];

    private static IEnumerable<(string Rule, Action<ForgedSnapshot> Forge)> OfHistory() =>
    [
        ("the version of the entity is 99", s => s.Set(s.Last("Change"), "entityVersion", 99).Chain().Seal()),
        ("the old digest is not", s => s.Replace(s.Last("Change"), "\"oldDigest\":null", $"\"oldDigest\":\"{OtherDigest}\"").Chain().Seal()),
        ("has the kind Created, and no other", s => s.Set(s.Last("Change", "\"kind\":\"Updated\"", "\"salt\":\""), "kind", "Created").Chain().Seal()),
        ("are erased, or none is", s => s.Erase(s.Last("Change", "\"kind\":\"Updated\"", "\"salt\":\"")).Chain().Seal()),
        ("not as the library keeps it", s => s.Replace(s.Find("Change", "\"metadata\":{\"k\":\"v\"}"), "{\"k\":\"v\"}", "{\"k\":\"\\u0076\"}").Chain().Seal()),
        ("is not a name", s => s.Replace(s.Find("Change", "\"name\":\"note\""), "\"name\":\"note\"", "\"name\":\" note\"").Chain().Seal()),
    ];

    private static IEnumerable<(string Rule, Action<ForgedSnapshot> Forge)> OfEntities() =>
    [
        ("have created", s => { s.Lines.RemoveAt(s.Last("Collection")); s.Seal(); }),
        ("ascending order of their ids", s => s.Move(s.Find("Relationship"), s.Last("Relationship") + 1).Seal()),
        ("the state is not that of the last change", s => s.Replace(s.Find("Collection", "\"name\":\"bin\""), "\"bin\"", "\"bins\"").Seal()),
        ("purged exactly if", s => s.Purge(s.Find("Collection", "\"purged\":false,\"record\":\"Collection\",\"state\":{")).Seal()),
        ("the same name", s => s.ReplaceAll("\"name\":\"bin\"", "\"name\":\"ideas\"", "Change", "Collection").Chain().Seal()),
        ("canonical form of the bundle", s => s.Replace(s.Find("InputEntry", "kept/in"), "kept/in", "kept/i").Seal()),
        ("entries, and its state says", s => { s.Lines.RemoveAt(s.Find("InputEntry", "kept/in")); s.Seal(); }),
        ("ascending order of their paths", s => s.Move(s.Find("InputEntry", "kept/in"), s.Find("InputEntry", "kept/web") + 1).Seal()),
        ("and its state says", s => { s.Lines.RemoveAt(s.Find("ManifestEntry", "kept/")); s.Seal(); }),
        ("the outputs are not those", s => s.Replace(s.Find("Output", "kept/"), "kept/", "kep/").Seal()),
        ("the lines are of", s => { s.Lines.RemoveAt(s.Last("Output")); s.Seal(); }),
        ("the last position of the purged reference", s => { s.Lines.RemoveAt(s.Last("ReferencePlace")); s.Seal(); }),
    ];

    private static IEnumerable<(string Rule, Action<ForgedSnapshot> Forge)> OfReferences() =>
    [
        ("refers to Artifact", s => s.ReplaceAll($"\"targetId\":\"{s.Get(s.Last("Relationship"), "targetId")}\"", $"\"targetId\":\"{Unknown}\"", "Change", "Relationship").Chain().Seal()),
        ("refers to Collection", s => s.Replace(s.Find("Change", "\"collectionId\":\""), "\"collectionId\":\"0", "\"collectionId\":\"f").Chain().Seal()),
        ("refers to revision 77", s => s.Replace(s.Find("InputEntry", "kept/in"), "\"revision\":1", "\"revision\":77").Seal()),
        ("has the digest", s => s.Set(s.Find("Output", "kept/"), "digest", OtherDigest).Seal()),
        ("refers to ContextPackage", s => s.ReplaceAll($"\"packageId\":\"{s.Get(s.Find("ContextReference"), "packageId")}\"", $"\"packageId\":\"{Unknown}\"", "Change", "ContextReference", "ReferencePlace").Chain().Seal()),
    ];
}
