using System.Linq.Expressions;

namespace Kontextual.Domain;

/// <summary>Describes revisions. A revision is the state of an artifact that the change record with its number commits to.</summary>
internal sealed class RevisionDescription : IStateForm<Revision>
{
    private RevisionDescription()
    {
    }

    public static RevisionDescription Instance { get; } = new();

    /// <summary>
    /// Makes the artifact whose state a revision is, from the revision, the id, the name and the time at which the artifact was created. It is
    /// an expression, so that a query that ends with it reads only the columns that it needs.
    /// </summary>
    /// <remarks>
    /// A revision does not have the time of the creation. Queries of the past take the id and the name from the table by which they filter
    /// and order.
    /// </remarks>
    public static Expression<Func<Revision, ArtifactId, string, DateTimeOffset, Artifact>> ArtifactOf { get; } =
        (revision, id, name, createdAt) => new Artifact
        {
            Id = id,
            CollectionId = revision.CollectionId,
            Name = name,
            Type = revision.Type,
            MediaType = revision.MediaType,
            HeadRevision = revision.Number,
            Digest = revision.Digest,
            Size = revision.Size,
            Metadata = revision.Metadata,
            Provenance = revision.Provenance,
            CreatedAt = createdAt,
            UpdatedAt = revision.CreatedAt,
            DeletedAt = revision.Kind == RevisionKind.Deleted ? revision.CreatedAt : null,
            IsPurged = revision.IsPurged,
        };

    /// <summary>Makes the head revision of an artifact. Both types have the same values under different names.</summary>
    /// <param name="artifact">The artifact after the write.</param>
    /// <param name="kind">The kind of write that made the revision.</param>
    /// <param name="sequence">The sequence of the change record.</param>
    public static Revision HeadOf(Artifact artifact, RevisionKind kind, long sequence) => new()
    {
        ArtifactId = artifact.Id,
        Number = artifact.HeadRevision,
        Kind = kind,
        CollectionId = artifact.CollectionId,
        Name = artifact.Name,
        Type = artifact.Type,
        MediaType = artifact.MediaType,
        Digest = artifact.Digest,
        Size = artifact.Size,
        Metadata = artifact.Metadata,
        Provenance = artifact.Provenance,
        Message = string.Empty,
        CreatedAt = artifact.UpdatedAt,
        FromSequence = sequence,
        IsPurged = artifact.IsPurged,
    };

    /// <summary>What a purge leaves of an artifact.</summary>
    public static Artifact Blank(Artifact artifact) => artifact with
    {
        Name = string.Empty,
        Metadata = Metadata.Empty,
        Provenance = Provenance.None,
        IsPurged = true,
    };

    /// <summary>What a purge leaves of a revision.</summary>
    public static Revision Blank(Revision revision) => revision with
    {
        Name = string.Empty,
        Metadata = Metadata.Empty,
        Provenance = Provenance.None,
        Message = string.Empty,
        IsPurged = true,
    };

    public void Write(StateWriter state, Revision value) => state
        .Add("artifactId", value.ArtifactId)
        .Add("collectionId", value.CollectionId)
        .Add("createdAt", value.CreatedAt)
        .Add("digest", value.Digest)
        .Add("fromSequence", value.FromSequence)
        .AddWord("kind", value.Kind)
        .Add("mediaType", value.MediaType)
        .Add("message", value.Message)
        .Add("metadata", value.Metadata)
        .Add("name", value.Name)
        .Add("number", value.Number)
        .Add("producingRunId", value.ProducingRunId)
        .Add("provenance", value.Provenance)
        .Add("size", value.Size)
        .Add("type", value.Type);

    public Revision Read(StateReader state) => new()
    {
        ArtifactId = state.Id<ArtifactId>("artifactId"),
        CollectionId = state.Id<CollectionId>("collectionId"),
        CreatedAt = state.Time("createdAt"),
        Digest = state.Digest("digest"),
        FromSequence = state.Long("fromSequence"),
        Kind = state.Word<RevisionKind>("kind"),
        MediaType = state.Text("mediaType"),
        Message = state.Text("message"),
        Metadata = state.Metadata("metadata"),
        Name = state.Text("name"),
        Number = state.Number("number"),
        ProducingRunId = state.OptionalId<RunId>("producingRunId"),
        Provenance = state.Provenance("provenance"),
        Size = state.Long("size"),
        Type = state.Text("type"),
    };
}
