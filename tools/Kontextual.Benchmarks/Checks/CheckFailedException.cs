namespace Kontextual.Benchmarks.Checks;

/// <summary>Contestants did not do the same, so that their times cannot be compared.</summary>
internal sealed class CheckFailedException(string message) : Exception(message);
