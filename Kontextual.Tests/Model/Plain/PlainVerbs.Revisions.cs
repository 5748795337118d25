using Kontextual.Domain;

namespace Kontextual.Tests.Model;

// What the verbs on artifacts do when their checks have held.
internal sealed partial class PlainVerbs
{
    private ArtifactRow Create(CollectionId collection, ArtifactWish wish)
    {
        Hold(wish.Content!);
        var row = new ArtifactRow(ArtifactValues.Of(collection, wish), new(frame.NewId()), 1, Now, Now, null);
        Keep(row, "Created", wish.Message.Text, null);
        return row;
    }

    private Done<ArtifactRow> Changed(ArtifactRow found, CollectionId? collection, ArtifactWish wish)
    {
        var wanted = ArtifactValues.Changed(found, collection, wish, Rules);
        if (wanted == found)
            return new(found, "Unchanged");
        if (wish.Content is not null)
            Hold(wish.Content);
        var changed = wanted with { Head = found.Head + 1, UpdatedAt = Now, Origin = wish.Origin };
        Keep(changed, "Updated", wish.Message.Text, found.Digest);
        return new(changed, "Updated");
    }

    private ArtifactRow Delete(ArtifactRow found)
    {
        foreach (var link in LinksOf(found.Id))
            Delete(link);
        var deleted = found with { Head = found.Head + 1, UpdatedAt = Now, DeletedAt = Now };
        Keep(deleted, "Deleted", "", found.Digest);
        return deleted;
    }

    private ArtifactRow Purge(ArtifactRow found)
    {
        var purged = ArtifactValues.Blank(found);
        var blank = frame.State.Revisions[found.Id]
            .Select(row => ArtifactValues.Blank(row) with { Message = "" });
        frame.State = frame.State with { Revisions = frame.State.Revisions.SetItem(found.Id, [.. blank]) };
        BlankChanges("Artifact", found.Id);
        Record(
            Change("Artifact", found.Id, "Purged", found.Head, null) with { OldDigest = found.Digest },
            World with { Artifacts = World.Artifacts.SetItem(found.Id, purged) });
        return purged;
    }

    /// <summary>Makes the next revision of an artifact, and its change record.</summary>
    private void Keep(ArtifactRow row, string kind, string message, string? oldDigest)
    {
        var before = frame.State.Revisions.GetValueOrDefault(row.Id, []);
        if (before.Count > 0)
            before = before.SetItem(before.Count - 1, before[^1] with { To = Next });
        var revision = new RevisionRow(row, row.Id, row.Head, kind, message, Now, Next, null);
        frame.State = frame.State with { Revisions = frame.State.Revisions.SetItem(row.Id, before.Add(revision)) };

        // The revision is the state, which is not kept twice.
        Record(
            Change("Artifact", row.Id, kind, row.Head, null) with { OldDigest = oldDigest, NewDigest = row.Digest },
            World with { Artifacts = World.Artifacts.SetItem(row.Id, row) });
    }

    private void Hold(Matter content) =>
        frame.State = frame.State with { Contents = frame.State.Contents.SetItem(content.Digest, content) };
}
