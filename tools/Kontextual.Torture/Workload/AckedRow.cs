using System.Globalization;

namespace Kontextual.Torture;

/// <summary>One entity that a transaction wrote, as acknowledged to its writer.</summary>
/// <param name="Kind">The kind: artifact or relationship.</param>
/// <param name="Id">The id of the entity.</param>
/// <param name="Version">The version or, for an artifact, the revision.</param>
/// <param name="Digest">The digest of the content of an artifact.</param>
internal sealed record AckedRow(EntityKind Kind, string Id, int Version, string Digest)
{
    private const char Between = '|';

    public static AckedRow Of(Artifact artifact) =>
        new(EntityKind.Artifact, artifact.Id.ToString(), artifact.HeadRevision, artifact.Digest.ToString());

    public static AckedRow Of(Relationship relationship) =>
        new(EntityKind.Relationship, relationship.Id.ToString(), relationship.Version, string.Empty);

    public static AckedRow Parse(string text)
    {
        var parts = text.Split(Between);
        return new AckedRow(Enum.Parse<EntityKind>(parts[0]), parts[1], int.Parse(parts[2], CultureInfo.InvariantCulture), parts[3]);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Kind}{Between}{Id}{Between}{Version}{Between}{Digest}");
}
