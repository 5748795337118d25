using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>What a context reference leads to.</summary>
internal sealed record TargetRow(ArtifactId? Artifact, int? Revision, RelationshipId? Relationship, RunId? Run, string? System, string? Text)
{
    /// <summary>The target with the system in the form in which it is kept; throws an <see cref="ArgumentException"/> when it breaks a rule.</summary>
    public static TargetRow Kept(PlainRules rules, ContextTarget target)
    {
        PlainRules.Id(target.ArtifactId);
        PlainRules.Id(target.RelationshipId);
        PlainRules.Id(target.RunId);
        if (target.Revision is { } revision)
            PlainRules.Range(revision, 1, int.MaxValue);
        if (target.ExternalReference is not { } text)
            return new(target.ArtifactId, target.Revision, target.RelationshipId, target.RunId, null, null);
        var system = rules.Name(target.ExternalSystem!);
        rules.Prefix(text);
        var length = text.EnumerateRunes().Count();
        return length is > 0 and <= 2048 ? new(null, null, null, null, system, text) : throw new ArgumentException("no reference", nameof(target));
    }

    /// <summary>True when a query for this target selects a reference.</summary>
    public bool Selects(TargetRow other) => Artifact is not null && Revision is null ? other.Artifact == Artifact : other == this;

    /// <summary>In the type of the product.</summary>
    public ContextTarget Value => this switch
    {
        { Artifact: { } id } => ContextTarget.ForArtifact(id, Revision),
        { Relationship: { } id } => ContextTarget.ForRelationship(id),
        { Run: { } id } => ContextTarget.ForRun(id),
        _ => ContextTarget.External(System!, Text!),
    };

    /// <summary>The state of the target at a moment, in the words of the product.</summary>
    public string StateAt(PlainMoment moment) => this switch
    {
        { Artifact: { } id } => Word(moment.Find<ArtifactRow>(id)!),
        { Relationship: { } id } => Word(moment.Find<RelationshipRow>(id)!),
        { Run: { } id } => Word(moment.Find<RunRow>(id)!),
        _ => "External",
    };

    private static string Word<TRow>(TRow row)
        where TRow : class, IEntityRow<TRow> => row.IsPurged ? "Purged" : row.IsDeleted ? "Deleted" : "Live";
}
