namespace Kontextual.Cli;

/// <summary>The exception that is thrown when the command line is invalid. The message is shown to the user.</summary>
internal sealed class UsageException(string message, TextPlace? place = null) : Exception(message)
{
    /// <summary>The place in the text that is invalid, which is shown below the message; null if there is none.</summary>
    public TextPlace? Place { get; } = place;
}
