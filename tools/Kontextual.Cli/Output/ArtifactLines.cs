using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>Writes a listing of artifacts as JSON, one object per line.</summary>
internal static class ArtifactLines
{
    /// <param name="lines">The output.</param>
    /// <param name="artifacts">The artifacts, which are written as they are read.</param>
    /// <param name="names">Looks up the names of their collections.</param>
    /// <param name="cancellationToken">Cancels the reading and writing.</param>
    public static async Task WriteAsync(
        JsonOutput lines, IAsyncEnumerable<Artifact> artifacts, CollectionNames names, CancellationToken cancellationToken)
    {
        await foreach (var artifact in artifacts)
        {
            var collection = await names.OfAsync(artifact.CollectionId, cancellationToken);
            await lines.WriteAsync(json => json.Write(artifact, collection), cancellationToken);
        }
    }
}
