namespace Kontextual.Domain;

/// <summary>
/// The target of a context reference: an artifact, a relationship, a run, or a record in an external memory system. It is checked by the
/// method that it is passed to.
/// </summary>
public sealed record ContextTarget
{
    /// <summary>The maximum length of the reference text of an external record: 2,048 code points.</summary>
    public const int MaxReference = 2_048;

    private ContextTarget()
    {
    }

    /// <summary>The artifact, or null when the target is of another kind.</summary>
    public ArtifactId? ArtifactId { get; private init; }

    /// <summary>The pinned revision of the artifact, or null when the head revision is meant.</summary>
    public int? Revision { get; private init; }

    /// <summary>The relationship, or null when the target is of another kind.</summary>
    public RelationshipId? RelationshipId { get; private init; }

    /// <summary>The run, or null when the target is of another kind.</summary>
    public RunId? RunId { get; private init; }

    /// <summary>The name of the external memory system, or null when the target is in the store.</summary>
    public string? ExternalSystem { get; private init; }

    /// <summary>The reference text of the external record, or null when the target is in the store.</summary>
    public string? ExternalReference { get; private init; }

    /// <summary>Returns the target for an artifact.</summary>
    /// <param name="id">The id of the artifact.</param>
    /// <param name="revision">
    /// The number of the pinned revision, from 1. Null by default: a reference then follows the head revision, and a query selects references
    /// to the artifact with any revision or none.
    /// </param>
    /// <returns>The target.</returns>
    public static ContextTarget ForArtifact(ArtifactId id, int? revision = null) => new() { ArtifactId = id, Revision = revision };

    /// <summary>Returns the target for a relationship.</summary>
    /// <param name="id">The id of the relationship.</param>
    /// <returns>The target.</returns>
    public static ContextTarget ForRelationship(RelationshipId id) => new() { RelationshipId = id };

    /// <summary>Returns the target for a run.</summary>
    /// <param name="id">The id of the run.</param>
    /// <returns>The target.</returns>
    public static ContextTarget ForRun(RunId id) => new() { RunId = id };

    /// <summary>Returns the target for a record in an external memory system. The library does not know whether the record exists.</summary>
    /// <param name="system">The name of the system. It follows the rules of names.</param>
    /// <param name="reference">
    /// The reference text, 1 to 2,048 code points without U+0000 and lone surrogates. It is kept exactly, compared by code point and never
    /// parsed.
    /// </param>
    /// <returns>The target.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static ContextTarget External(string system, string reference)
    {
        ArgumentNullException.ThrowIfNull(system);
        ArgumentNullException.ThrowIfNull(reference);
        return new() { ExternalSystem = system, ExternalReference = reference };
    }

    /// <summary>True when the target is a record in an external memory system.</summary>
    public bool IsExternal => ExternalReference is not null;

    /// <summary>Returns a text for people, such as <c>artifact 0189… revision 3</c>.</summary>
    public override string ToString() => this switch
    {
        { ArtifactId: { } id, Revision: { } revision } => FormattableString.Invariant($"artifact {id} revision {revision}"),
        { ArtifactId: { } id } => $"artifact {id}",
        { RelationshipId: { } id } => $"relationship {id}",
        { RunId: { } id } => $"run {id}",
        _ => $"{ExternalSystem} '{ExternalReference}'",
    };

    /// <summary>Checks the target, before any I/O.</summary>
    /// <returns>The target with the name of the external system in NFC.</returns>
    /// <exception cref="ArgumentException">An id is the default value, or a text breaks its rule.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The revision is below 1.</exception>
    internal ContextTarget Validated(string paramName)
    {
        if (ArtifactId is { Value: var artifact })
            RequireId(artifact, nameof(Domain.ArtifactId), paramName);
        if (RelationshipId is { Value: var relationship })
            RequireId(relationship, nameof(Domain.RelationshipId), paramName);
        if (RunId is { Value: var run })
            RequireId(run, nameof(Domain.RunId), paramName);
        if (Revision is < 1 and var revision)
            throw new ArgumentOutOfRangeException(paramName, revision, "Revisions are numbered from 1.");
        if (ExternalSystem is null || ExternalReference is null)
            return this;
        var system = NameRules.Normalize(ExternalSystem, paramName, "The external system of the ContextTarget");
        if (ExternalReference.Length == 0)
            throw new ArgumentException("The reference text of an external record has at least one character.", paramName);
        FreeText.Validate(ExternalReference, paramName, MaxReference);
        return this with { ExternalSystem = system };
    }

    private static void RequireId(Guid id, string type, string paramName)
    {
        if (id == Guid.Empty)
            throw new ArgumentException($"The {type} is the default value, which names nothing.", paramName);
    }
}
