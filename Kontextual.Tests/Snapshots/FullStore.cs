using System.Globalization;
using System.Text.RegularExpressions;
using Kontextual.Domain;
using Kontextual.Persistence;
using Kontextual.Tests.Entities;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Paging.Filters;
using Kontextual.Tests.Runs;

namespace Kontextual.Tests.Snapshots;

/// <summary>A store that has every kind of row in every state, and its snapshots.</summary>
internal static partial class FullStore
{
    /// <summary>Fills an empty store: what is typical, purged entities of every kind, and contents of one and of several chunks.</summary>
    /// <param name="repository">The store.</param>
    /// <param name="time">Its clock.</param>
    /// <param name="largeContent">The size of the largest content; 0 for none.</param>
    public static async Task FillAsync(IKnowledgeRepository repository, ManualTime time, int largeContent = (2 << 20) + 7)
    {
        await TypicalStore.FillAsync(repository, time);
        var bin = (await repository.CreateCollectionAsync(Draft.Collection("bin"))).Value;
        var note = (await repository.CreateArtifactAsync(Draft.Note(bin.Id, "note", "one"))).Value;
        await repository.ReviseArtifactAsync(note.Id, Expected.Any, Draft.Text("two"));
        var stored = new Stored([bin], [note]);
        stored.Packages.Add((await repository.CreateContextPackageAsync(Draft.Package("package"))).Value);
        foreach (var entity in EntityCase.All)
            await entity.AddPurgedAsync(repository, stored);
        await repository.PurgeRunAsync((await SecretRuns.MakeAsync(repository, note.Id, "key", "purged")).Id, Expected.Any);
        await SecretRuns.MakeAsync(repository, note.Id, "another key", "kept");
        if (largeContent > 0)
            await repository.CreateArtifactAsync(Draft.File(bin.Id, "large", [.. Enumerable.Range(0, largeContent).Select(i => (byte)(i * 31))]));
        await repository.CreateArtifactAsync(Draft.Note(bin.Id, "empty", ""));
        await PurgeAsync(repository, bin, note);
    }

    /// <summary>What a store shows, without the heartbeats of runs, which are not part of a snapshot.</summary>
    public static async Task<IReadOnlyList<string>> DumpAsync(IKnowledgeReaders readers) =>
        [.. (await StoreDump.OfAsync(readers)).Select(line => Heartbeat().Replace(line, string.Empty))];

    /// <summary>Exports a store.</summary>
    public static async Task<byte[]> ExportAsync(IKnowledgeRepository repository, SnapshotCompression compression = SnapshotCompression.None)
    {
        using var stream = new MemoryStream();
        await KnowledgeSnapshot.ExportAsync(repository, stream, new SnapshotOptions { Compression = compression }).Soon();
        return stream.ToArray();
    }

    /// <summary>Imports a snapshot.</summary>
    public static async Task<SnapshotSummary> ImportAsync(
        IKnowledgeRepository repository, byte[] snapshot, SnapshotCompression compression = SnapshotCompression.None)
    {
        using var stream = new MemoryStream(snapshot, writable: false);
        return await KnowledgeSnapshot.ImportAsync(repository, stream, new SnapshotOptions { Compression = compression }).Soon();
    }

    [GeneratedRegex(" HeartbeatAt=[^ ]+")]
    private static partial Regex Heartbeat();

    private static async Task PurgeAsync(IKnowledgeRepository repository, Collection bin, Artifact note)
    {
        var old = (await repository.CreateCollectionAsync(Draft.Collection("old"))).Value;
        for (var name = 0; name < 3; name++)
        {
            await repository.WriteAsync((t, token) =>
                t.Collections.RenameAsync(old.Id, Expected.Any, string.Create(CultureInfo.InvariantCulture, $"old {name}"), token));
        }

        var secret = (await repository.CreateArtifactAsync(Draft.Note(old.Id, "secret", "a secret"))).Value;
        await repository.ReviseArtifactAsync(secret.Id, Expected.Any, new ArtifactChange { Name = "renamed", Collection = bin.Id });
        await repository.ReviseArtifactAsync(secret.Id, Expected.Any, Draft.Text("one"));
        var link = (await repository.CreateRelationshipAsync(Draft.Link(secret, note))).Value;
        await repository.WriteAsync(async (t, token) =>
        {
            await t.Relationships.DeleteAsync(link.Id, Expected.Any, token);
            await t.Relationships.PurgeAsync(link.Id, Expected.Any, token);
            await t.Artifacts.DeleteAsync(secret.Id, Expected.Any, DeletePolicy.Restrict, token);
            await t.Artifacts.PurgeAsync(secret.Id, Expected.Any, token);
            await t.Collections.DeleteAsync(old.Id, Expected.Any, DeletePolicy.Restrict, token);
            await t.Collections.PurgeAsync(old.Id, Expected.Any, cancellationToken: token);
        });
    }
}
