using Kontextual.Persistence;

namespace Kontextual.Tests.Harness;

/// <summary>Specifications of what lies below the verbs of the contract: units of work on the engine of the store under test.</summary>
public abstract class EngineSpecs(Backend backend) : StoreSpecs(backend)
{
    internal EngineUnits Units { get; private set; } = null!;

    protected override void Configure(KnowledgeStoreOptions options) => options.Backend = Units = new EngineUnits(options);
}
