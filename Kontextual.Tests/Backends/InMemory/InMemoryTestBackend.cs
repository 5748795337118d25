using Kontextual.Domain;
using Kontextual.Persistence;
using Kontextual.Persistence.Backends;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Backends.InMemory;

internal sealed class InMemoryTestBackend : Backend
{
    public override string Name => "InMemory";

    public override string? PathIn(TempFolder folder) => null;

    public override void Choose(KnowledgeStoreOptions options, TempFolder folder) => options.UseInMemory();

    // Through the engine, so that both generations have it.
    internal override Task DamageAsync(TestStore store, IStoreEngine engine, Action<KontextualDbContext> damage) =>
        engine.WriteAsync(
            new TransactionId(new UuidV7Source(TimeProvider.System).NewId()),
            async (session, token) =>
            {
                damage(session.Context);
                var count = await session.Context.SaveChangesAsync(token);
                session.Context.ChangeTracker.Clear();
                return count;
            },
            CancellationToken.None);
}
