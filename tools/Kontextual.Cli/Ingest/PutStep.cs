using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>Brings a file into the store.</summary>
/// <param name="File">The file.</param>
/// <param name="Held">The artifact of its name when the listing came by; null when there was none.</param>
internal sealed record PutStep(PreparedFile File, Artifact? Held) : IngestStep;
