using System.Globalization;

namespace Kontextual.Torture;

/// <summary>One entity that a transaction wrote, as acknowledged to its writer.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Id">The id of the entity.</param>
/// <param name="Version">The version or, for an artifact, the revision.</param>
/// <param name="Digest">The digest of the content of an artifact, or that of a bundle or manifest. Empty for other kinds.</param>
internal sealed record AckedRow(EntityKind Kind, string Id, int Version, string Digest)
{
    private const char Between = '|';

    public static AckedRow Of(Artifact artifact) =>
        new(EntityKind.Artifact, artifact.Id.ToString(), artifact.HeadRevision, artifact.Digest.ToString());

    public static AckedRow Of(Relationship relationship) =>
        new(EntityKind.Relationship, relationship.Id.ToString(), relationship.Version, string.Empty);

    public static AckedRow Of(OperationRun run) => new(EntityKind.Run, run.Id.ToString(), run.Version, string.Empty);

    public static AckedRow Of(WorkflowStep step) => new(EntityKind.Step, step.Id.ToString(), step.Version, string.Empty);

    public static AckedRow Of(InputBundle bundle) => new(EntityKind.Bundle, bundle.Id.ToString(), 1, bundle.Digest.ToString());

    public static AckedRow Of(RunManifest manifest) => new(EntityKind.Manifest, manifest.Id.ToString(), 1, manifest.Digest.ToString());

    public static AckedRow Parse(string text)
    {
        var parts = text.Split(Between);
        return new AckedRow(Enum.Parse<EntityKind>(parts[0]), parts[1], int.Parse(parts[2], CultureInfo.InvariantCulture), parts[3]);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Kind}{Between}{Id}{Between}{Version}{Between}{Digest}");
}
