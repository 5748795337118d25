namespace Kontextual.Cli;

/// <summary>One write, which is completed or not made at all.</summary>
internal abstract record IngestStep;
