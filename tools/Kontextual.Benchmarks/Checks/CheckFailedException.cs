namespace Kontextual.Benchmarks.Checks;

/// <summary>The exception that is thrown when the contestants did not do the same work, so that their times cannot be compared.</summary>
internal sealed class CheckFailedException(string message) : Exception(message);
