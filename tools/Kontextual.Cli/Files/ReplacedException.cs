namespace Kontextual.Cli;

/// <summary>A name stands for something else than when the folder was listed. The message says for what, as the rest of a sentence.</summary>
internal sealed class ReplacedException(string message) : IOException(message);
