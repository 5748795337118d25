namespace Kontextual.Cli;

/// <summary>One thing to write, whole or not at all.</summary>
internal abstract record IngestStep;
