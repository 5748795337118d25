namespace Kontextual.Cli;

/// <summary>
/// The exception that is thrown when an entry is no longer what it was when the folder was listed. The message is the second part of a
/// sentence.
/// </summary>
internal sealed class ReplacedException(string message) : IOException(message);
