namespace Kontextual.Cli;

/// <summary>The work was cancelled, and the message says what had been done.</summary>
internal sealed class CancelledException(string message) : OperationCanceledException(message);
