using Kontextual.Persistence;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Backends.InMemory;

internal sealed class InMemoryTestBackend : Backend
{
    public override string Name => "InMemory";

    public override string? PathIn(TempFolder folder) => null;

    public override void Choose(KnowledgeStoreOptions options, TempFolder folder) => options.UseInMemory();
}
