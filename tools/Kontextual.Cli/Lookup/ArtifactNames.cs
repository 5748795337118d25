using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>Looks up the present names of artifacts by id.</summary>
internal static class ArtifactNames
{
    /// <summary>Returns the name, or the id when the artifact is purged or did not exist at the moment of the reader.</summary>
    public static async Task<string> OfAsync(IArtifactReader artifacts, ArtifactId id, CancellationToken cancellationToken)
    {
        var artifact = await artifacts.FindAsync(id, includeDeleted: true, cancellationToken);
        return artifact is null or { IsPurged: true } ? id.ToString() : artifact.Name;
    }
}
