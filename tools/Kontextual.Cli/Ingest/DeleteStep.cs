using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>Deletes an artifact whose file is gone, as long as it still is what it was when that was found.</summary>
internal sealed record DeleteStep(Artifact Artifact) : IngestStep;
