namespace Kontextual.Cli;

/// <summary>Brings a file into the store.</summary>
internal sealed record PutStep(PreparedFile File) : IngestStep;
