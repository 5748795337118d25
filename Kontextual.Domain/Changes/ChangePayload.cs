namespace Kontextual.Domain;

/// <summary>The purgeable part of a change record as canonical JSON: the reason, and the entity's state after the change.</summary>
/// <remarks>Metadata and provenance stand in it as text, exactly as kept, so that even the spelling of a number is committed to.</remarks>
public static class ChangePayload
{
    /// <summary>The state in the payload of a Purged record, which has none: JSON's <c>null</c>.</summary>
    public const string NoState = "null";

    /// <summary>The payload of a record: an object of <c>reason</c> and <c>state</c>.</summary>
    /// <param name="state">The state as canonical JSON, from <c>StateOf</c> or <see cref="ChangeRecord.State"/>.</param>
    /// <param name="reason">The reason, or null.</param>
    public static string Of(string state, string? reason) =>
        new CanonicalJsonObject().Add("reason", reason).AddJson("state", state).ToString();

    /// <summary>The state of an artifact at a revision.</summary>
    public static string StateOf(Revision revision)
    {
        ArgumentNullException.ThrowIfNull(revision);
        return new CanonicalJsonObject()
            .Add("artifactId", revision.ArtifactId.ToString())
            .Add("collectionId", revision.CollectionId.ToString())
            .Add("createdAt", UtcTime.Format(revision.CreatedAt))
            .Add("digest", revision.Digest.ToString())
            .Add("kind", revision.Kind.ToString())
            .Add("mediaType", revision.MediaType)
            .Add("message", revision.Message)
            .Add("metadata", revision.Metadata.Text)
            .Add("name", revision.Name)
            .Add("number", revision.Number)
            .Add("producingRunId", revision.ProducingRunId?.ToString())
            .Add("provenance", revision.Provenance.ToStoredText())
            .Add("size", revision.Size)
            .Add("type", revision.Type)
            .ToString();
    }

    /// <summary>The state of a collection.</summary>
    public static string StateOf(Collection collection)
    {
        ArgumentNullException.ThrowIfNull(collection);
        return new CanonicalJsonObject()
            .Add("createdAt", UtcTime.Format(collection.CreatedAt))
            .Add("deletedAt", collection.DeletedAt is { } deleted ? UtcTime.Format(deleted) : null)
            .Add("description", collection.Description)
            .Add("id", collection.Id.ToString())
            .Add("metadata", collection.Metadata.Text)
            .Add("name", collection.Name)
            .Add("updatedAt", UtcTime.Format(collection.UpdatedAt))
            .Add("version", collection.Version)
            .ToString();
    }

    /// <summary>The state of a relationship.</summary>
    public static string StateOf(Relationship relationship)
    {
        ArgumentNullException.ThrowIfNull(relationship);
        return new CanonicalJsonObject()
            .Add("createdAt", UtcTime.Format(relationship.CreatedAt))
            .Add("deleted", relationship.IsDeleted)
            .Add("id", relationship.Id.ToString())
            .Add("metadata", relationship.Metadata.Text)
            .Add("provenance", relationship.Provenance.ToStoredText())
            .Add("sourceId", relationship.SourceId.ToString())
            .Add("targetId", relationship.TargetId.ToString())
            .Add("type", relationship.Type)
            .Add("updatedAt", UtcTime.Format(relationship.UpdatedAt))
            .Add("version", relationship.Version)
            .ToString();
    }
}
