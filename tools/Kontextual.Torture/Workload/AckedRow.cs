using System.Globalization;

namespace Kontextual.Torture;

/// <summary>One entity that a transaction wrote, as its writer was told.</summary>
/// <param name="Kind">Artifact or relationship.</param>
/// <param name="Id">Its id.</param>
/// <param name="Version">Its version, of an artifact its revision.</param>
/// <param name="Digest">The content's digest, of an artifact.</param>
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
