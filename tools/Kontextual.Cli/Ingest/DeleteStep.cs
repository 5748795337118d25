using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>Deletes an artifact whose file no longer exists, unless the artifact has changed since this was detected.</summary>
internal sealed record DeleteStep(Artifact Artifact) : IngestStep;
