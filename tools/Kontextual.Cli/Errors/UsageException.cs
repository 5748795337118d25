namespace Kontextual.Cli;

/// <summary>The exception that is thrown when the command line is invalid. The message is shown to the user.</summary>
internal sealed class UsageException(string message) : Exception(message);
