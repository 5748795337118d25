using Kontextual.Domain;
using Kontextual.Tests.Backends;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Paging.Filters;
using Kontextual.Tests.Repository;

namespace Kontextual.Tests.Entities;

/// <summary>
/// All that the tests of every entity know about one kind of entity with verbs. A subclass is found by reflection, so that it is the only
/// addition for a new kind. The suites on invalid input, queries, indexes, damage, faults and rollback read it.
/// </summary>
internal abstract class EntityCase
{
    /// <summary>The cases of all kinds with verbs, in the order of the kinds.</summary>
    public static IReadOnlyList<EntityCase> All { get; } =
    [
        .. typeof(EntityCase).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(EntityCase)) && !type.IsAbstract)
            .Select(type => (EntityCase)Activator.CreateInstance(type)!).OrderBy(one => one.Kind),
    ];

    /// <summary>The kind.</summary>
    public abstract EntityKind Kind { get; }

    /// <summary>What a transaction, a view and a repository call them: "collections".</summary>
    public abstract string Plural { get; }

    /// <summary>One of each type of row with every property set, unless it is in <see cref="Schema.EntitySamples"/>.</summary>
    public virtual IReadOnlyList<object> Samples => [];

    /// <summary>One with every member of its state set, and one with every member null that may be, each with the exact text of the state.</summary>
    public abstract IEnumerable<WrittenState> States { get; }

    /// <summary>Each verb that writes, in each form that writes other rows. They run on a <see cref="VerbStore"/>.</summary>
    public abstract IEnumerable<Verb> Verbs { get; }

    /// <summary>Every way to give a writer something beyond its limits. Nothing it names exists, so that looking it up would be another error.</summary>
    public abstract IEnumerable<BadInput<IKnowledgeTransaction>> BadWrites { get; }

    /// <summary>Every way to ask a reader for something beyond its limits.</summary>
    public abstract IEnumerable<BadInput<IKnowledgeRepository>> BadReads { get; }

    /// <summary>The type of the query.</summary>
    public abstract Type QueryType { get; }

    /// <summary>The query with nothing set.</summary>
    public abstract object PlainQuery { get; }

    /// <summary>The names of the properties of the query that are described as filters.</summary>
    public abstract IReadOnlyList<string> FilterNames { get; }

    /// <summary>The names of the filters that no value is refused for, or that no program of the model sets.</summary>
    public abstract IReadOnlyList<string> IncompleteFilters { get; }

    /// <summary>The names of the filters that the past refuses.</summary>
    public abstract IReadOnlyList<string> FiltersOfThePresent { get; }

    /// <summary>Listings, each with the index that it follows in the present.</summary>
    public abstract IEnumerable<IndexedListing> IndexedListings { get; }

    /// <summary>
    /// Adds entities, so that every column has a value in some row, every verb has something to work on, and every property of the query selects
    /// some and leaves out others. The stores have collections, artifacts and relationships of their own, so only other kinds add anything.
    /// </summary>
    /// <param name="repository">The repository.</param>
    /// <param name="time">The time, to make the entities differ.</param>
    /// <param name="stored">A collection and an artifact that the store has.</param>
    public virtual Task FillAsync(IKnowledgeRepository repository, ManualTime time, Stored stored) => Task.CompletedTask;

    /// <summary>Adds purged entities to a store that <see cref="FillAsync"/> has filled, for the tests that look for them.</summary>
    /// <remarks>They are apart, because the suites on damage take the mark of a purge away from every row.</remarks>
    public virtual Task AddPurgedAsync(IKnowledgeRepository repository, Stored stored) => Task.CompletedTask;

    /// <summary>The queries to compare one after the other, the first one with the plain query, to notice a property of the query; null for a forgotten one.</summary>
    public abstract IReadOnlyList<object>? QueriesFor(string property, Stored stored);

    /// <summary>Reads a page.</summary>
    public abstract Task<Page<object>> ListAsync(IKnowledgeReaders readers, object query, PageRequest? page = null);

    /// <summary>Counts what a query selects.</summary>
    public abstract Task<long> CountAsync(IKnowledgeReaders readers, object query);

    /// <summary>Every entity of a state, removed ones too, with what belongs to it; each a line of a dump.</summary>
    public abstract IAsyncEnumerable<object> DumpAsync(IKnowledgeReaders readers);

    /// <summary>Every entity of a state with its version, deleted ones too.</summary>
    public abstract IAsyncEnumerable<(EntityId Id, int Version)> VersionsAsync(IKnowledgeReaders readers);

    /// <summary>Many separate reads, each named: of a listing, and of each entity that a state has now.</summary>
    /// <param name="known">The repository, to learn which entities there are.</param>
    /// <param name="view">Names the state.</param>
    /// <param name="readers">The state to read.</param>
    public abstract Task<IReadOnlyList<NamedRead>> ReadsAsync(IKnowledgeRepository known, string view, IKnowledgeReaders readers);

    public override string ToString() => Plural;
}

/// <summary>A listing that follows an index.</summary>
/// <param name="Name">Names the test case.</param>
/// <param name="Query">The query.</param>
/// <param name="Index">Is part of a step of the query plan.</param>
internal sealed record IndexedListing(string Name, Func<Stored, object> Query, string Index);

/// <summary>A read with its name.</summary>
internal sealed record NamedRead(string Name, Func<Task<object?>> ReadAsync);
