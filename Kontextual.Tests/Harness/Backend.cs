using Kontextual.Domain;
using Kontextual.Persistence;
using Kontextual.Persistence.Backends;
using Kontextual.Tests.Backends.InMemory;
using Kontextual.Tests.Backends.Sqlite;

namespace Kontextual.Tests.Harness;

/// <summary>A backend that the specifications run on: how a test opens a store of it.</summary>
public abstract class Backend
{
    /// <summary>The SQLite file.</summary>
    public static Backend Sqlite { get; } = new SqliteTestBackend();

    /// <summary>Memory.</summary>
    public static Backend InMemory { get; } = new InMemoryTestBackend();

    /// <summary>Every backend there is. Every suite runs on each; ComplianceTests sees to that.</summary>
    public static IReadOnlyList<Backend> All { get; } = [Sqlite, InMemory];

    /// <summary>The backends whose stores stay when they are closed, and can be opened by several at once.</summary>
    public static IReadOnlyList<Backend> Lasting { get; } = [Sqlite];

    /// <summary>Names its fixtures.</summary>
    public abstract string Name { get; }

    /// <summary>Where its store lies in a test's folder; null for one that lies nowhere.</summary>
    public abstract string? PathIn(TempFolder folder);

    /// <summary>Makes ready what a new store of a test begins with; nothing where opening makes it.</summary>
    public virtual Task PrepareAsync(TempFolder folder, IIdSource ids) => Task.CompletedTask;

    /// <summary>Chooses the backend on the options.</summary>
    public abstract void Choose(KnowledgeStoreOptions options, TempFolder folder);

    /// <summary>Changes rows behind the library's back, without its rules, in a store that is open.</summary>
    internal abstract Task DamageAsync(TestStore store, IStoreEngine engine, Action<KontextualDbContext> damage);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
