namespace Kontextual.Cli;

/// <summary>The exception that is thrown when work was cancelled. The message contains what had been done.</summary>
internal sealed class CancelledException(string message) : OperationCanceledException(message);
