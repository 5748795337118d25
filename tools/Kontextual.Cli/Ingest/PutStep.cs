using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>Stores a file.</summary>
/// <param name="File">The file.</param>
/// <param name="Held">The artifact with its name when the artifacts were listed, or null when there was none.</param>
internal sealed record PutStep(PreparedFile File, Artifact? Held) : IngestStep;
