using System.Collections.Immutable;
using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>What several verbs on artifacts have in common: checks, and what is done when they have held.</summary>
internal static class PlainArtifacts
{
    public static void RequireFreeName(PlainTransaction t, CollectionId collection, string name, ArtifactId? except)
    {
        var holder = t.Now.All<ArtifactRow>().FirstOrDefault(row => row.Id != except
            && row.Collection == collection && row.Name == name && t.Rules.HoldsName(row.DeletedAt is not null));
        if (holder is not null)
            throw new DuplicateNameException(EntityKind.Artifact, name, holder.Id);
    }

    public static Done<ArtifactRow> Create(PlainTransaction t, CollectionId collection, ArtifactWish draft, RunId? run)
    {
        Hold(t, draft.Content!);
        var row = new ArtifactRow(ArtifactValues.Of(collection, draft), new(t.NewId()), 1, t.Time, t.Time, null);
        Keep(t, row, Outcome.Created, draft.Message.Text, null, run ?? t.Run);
        return new(row, Outcome.Created);
    }

    public static Done<ArtifactRow> Change(PlainTransaction t, ArtifactRow found, CollectionId? collection, ArtifactWish change, RunId? run)
    {
        var wanted = ArtifactValues.Changed(found, collection, change, t);
        if (wanted == found)
            return new(found, Outcome.Unchanged);
        if (change.Content is not null)
            Hold(t, change.Content);
        var changed = wanted with { Head = found.Head + 1, UpdatedAt = t.Time, Origin = change.Origin };
        Keep(t, changed, Outcome.Updated, change.Message.Text, found.Digest, run ?? t.Run);
        return new(changed, Outcome.Updated);
    }

    public static Done<ArtifactRow> Delete(PlainTransaction t, ArtifactRow found)
    {
        foreach (var link in PlainRelationships.Of(t, found.Id))
            PlainRelationships.Delete(t, link);
        var deleted = found with { Head = found.Head + 1, UpdatedAt = t.Time, DeletedAt = t.Time };
        Keep(t, deleted, Outcome.Deleted, "", found.Digest);
        return new(deleted, Outcome.Deleted);
    }

    public static Done<ArtifactRow> Restore(PlainTransaction t, ArtifactRow found)
    {
        var restored = found with { Head = found.Head + 1, UpdatedAt = t.Time, DeletedAt = null };
        Keep(t, restored, Outcome.Restored, "", found.Digest);
        return new(restored, Outcome.Restored);
    }

    public static Done<ArtifactRow> Purge(PlainTransaction t, ArtifactRow found)
    {
        var blank = PlainRevisions.Of(t, found.Id).Select(row => ArtifactValues.Blank(row) with { Message = "" });
        t.Set(found.Id, blank.ToImmutableList());
        return new(t.Purge(found, found.Digest), Outcome.Purged);
    }

    // The revision is the state, which is not kept twice.
    private static void Keep(PlainTransaction t, ArtifactRow row, string kind, string message, string? oldDigest, RunId? run = null)
    {
        var before = PlainRevisions.Of(t, row.Id);
        if (before.Count > 0)
            before = before.SetItem(before.Count - 1, before[^1] with { To = t.Next });
        t.Set(row.Id, before.Add(new RevisionRow(row, row.Id, row.Head, kind, message, run, t.Time, t.Next, null)));
        t.Record(row, t.Change(row, kind) with { OldDigest = oldDigest, NewDigest = row.Digest });
    }

    private static void Hold(PlainTransaction t, Matter content) => t.Set(content.Digest, content);
}
