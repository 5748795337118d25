using Kontextual.Domain;

namespace Kontextual.Tests.Backends;

/// <summary>One verb of the contract, to be run in a transaction on a store that <see cref="VerbStore"/> has filled.</summary>
/// <param name="Name">The test's name for it.</param>
/// <param name="RunAsync">Runs it.</param>
public sealed record Verb(string Name, Func<VerbStore, IKnowledgeTransaction, CancellationToken, Task> RunAsync)
{
    public override string ToString() => Name;
}
