using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Backends;

/// <summary>Every verb of the contract that writes, in each form that writes other rows.</summary>
public static class Verbs
{
    // Two whole chunks and a rest, so that a fault can fall between chunks.
    private static readonly byte[] Large = [.. Enumerable.Range(0, (2 << 20) + 5).Select(i => (byte)(i * 7))];

    public static IReadOnlyList<Verb> All { get; } = [.. OfCollections(), .. OfArtifacts(), .. OfRevising(), .. OfRelationships(), .. OfPurging()];

    /// <summary>The test cases of all verbs.</summary>
    public static IEnumerable<TestCaseData> Cases() => All.Select(verb => new TestCaseData(verb).SetArgDisplayNames(verb.Name));

    private static IEnumerable<Verb> OfCollections() =>
    [
        new("collection created", (_, t, token) => t.Collections.CreateAsync(Draft.Collection("new"), token)),
        new("collection renamed", (s, t, token) => t.Collections.RenameAsync(s.Notes.Id, Expected.Exactly(1), "renamed", token)),
        new("collection updated", (s, t, token) =>
            t.Collections.UpdateAsync(s.Notes.Id, Expected.Exactly(1), new CollectionChange { Metadata = Draft.Meta("""{"a":1}""") }, token)),
        new("collection deleted, restrict", (s, t, token) => t.Collections.DeleteAsync(s.Empty.Id, Expected.Any, DeletePolicy.Restrict, token)),
        new("collection deleted, cascade", (s, t, token) => t.Collections.DeleteAsync(s.Notes.Id, Expected.Any, DeletePolicy.Cascade, token)),
    ];

    private static IEnumerable<Verb> OfArtifacts() =>
    [
        new("artifact created, text", (s, t, token) => t.Artifacts.CreateAsync(Draft.Note(s.Notes.Id, "new", "a new text"), token)),
        new("artifact created, text that is there", (s, t, token) => t.Artifacts.CreateAsync(Draft.Note(s.Notes.Id, "new", "text of b"), token)),
        new("artifact created, chunks", (s, t, token) => t.Artifacts.CreateAsync(Draft.File(s.Notes.Id, "new", Large), token)),
        new("artifact put, new", (s, t, token) => t.Artifacts.PutAsync(Draft.Note(s.Notes.Id, "new"), Expected.Any, token)),
        new("artifact put, revised", (s, t, token) => t.Artifacts.PutAsync(Draft.Note(s.Notes.Id, "b", "put"), Expected.Exactly(1), token)),
        new("artifact deleted, restrict", (s, t, token) => t.Artifacts.DeleteAsync(s.Lonely.Id, Expected.Any, DeletePolicy.Restrict, token)),
        new("artifact deleted, cascade", (s, t, token) => t.Artifacts.DeleteAsync(s.B.Id, Expected.Any, DeletePolicy.Cascade, token)),
        new("artifact restored", (s, t, token) => t.Artifacts.RestoreAsync(s.Gone.Id, Expected.Any, token)),
    ];

    private static IEnumerable<Verb> OfRevising() =>
    [
        new("artifact revised, text", (s, t, token) => t.Artifacts.ReviseAsync(s.A.Id, Expected.Any, Draft.Text("third"), token)),
        new("artifact revised, chunks", (s, t, token) =>
            t.Artifacts.ReviseAsync(s.A.Id, Expected.Any, new ArtifactChange { Content = ContentSource.FromBytes(Large) }, token)),
        new("artifact renamed", (s, t, token) => t.Artifacts.ReviseAsync(s.A.Id, Expected.Any, new ArtifactChange { Name = "z" }, token)),
        new("artifact moved", (s, t, token) => t.Artifacts.ReviseAsync(s.A.Id, Expected.Any, new ArtifactChange { Collection = s.Empty.Id }, token)),
    ];

    private static IEnumerable<Verb> OfRelationships() =>
    [
        new("relationship created", (s, t, token) => t.Relationships.CreateAsync(Draft.Link(s.Lonely, s.A), token)),
        new("relationship updated", (s, t, token) =>
            t.Relationships.UpdateAsync(s.Link.Id, Expected.Any, new RelationshipChange { Metadata = Draft.Meta("""{"a":1}""") }, token)),
        new("relationship deleted", (s, t, token) => t.Relationships.DeleteAsync(s.Link.Id, Expected.Any, token)),
    ];

    private static IEnumerable<Verb> OfPurging() =>
    [
        new("collection purged, restrict", (s, t, token) => t.Collections.PurgeAsync(s.Bin.Id, Expected.Any, DeletePolicy.Restrict, token)),
        new("collection purged, cascade", (s, t, token) => t.Collections.PurgeAsync(s.FullBin.Id, Expected.Any, DeletePolicy.Cascade, token)),
        new("artifact purged, text", (s, t, token) => t.Artifacts.PurgeAsync(s.Gone.Id, Expected.Any, token)),
        new("artifact purged, chunks", (s, t, token) => t.Artifacts.PurgeAsync(s.LargeGone.Id, Expected.Any, token)),
        new("relationship purged", (s, t, token) => t.Relationships.PurgeAsync(s.GoneLink.Id, Expected.Any, token)),
    ];
}
