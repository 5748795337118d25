using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>Records the artifact of an unchanged file as an output. The artifact itself is not written.</summary>
/// <param name="Artifact">The artifact with the content of the file.</param>
internal sealed record KeepStep(Artifact Artifact) : IngestStep;
