using Kontextual.Domain;
using Kontextual.Persistence;
using Kontextual.Persistence.Backends;
using Kontextual.Persistence.Repository;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Backends;

/// <summary>A store of typical contents with something for every verb to work on, and the engine below its repository.</summary>
public sealed class VerbStore : IAsyncDisposable
{
    private readonly TempFolder folder = new();
    private readonly Backend backend;

    private VerbStore(Backend backend) => this.backend = backend;

    internal IStoreEngine Engine { get; private set; } = null!;

    public IKnowledgeRepository Repository { get; private set; } = null!;

    /// <summary>The store's file.</summary>
    public string Path => backend.PathIn(folder)!;

    public Collection Notes { get; private set; } = null!;

    public Collection Empty { get; private set; } = null!;

    /// <summary>Deleted, and never held anything.</summary>
    public Collection Bin { get; private set; } = null!;

    /// <summary>Deleted with two artifacts and a relationship in it.</summary>
    public Collection FullBin { get; private set; } = null!;

    public Artifact A { get; private set; } = null!;

    public Artifact B { get; private set; } = null!;

    /// <summary>Live, and nothing is related to it.</summary>
    public Artifact Lonely { get; private set; } = null!;

    /// <summary>Deleted, of two revisions.</summary>
    public Artifact Gone { get; private set; } = null!;

    /// <summary>Deleted, of two chunks that are its own.</summary>
    public Artifact LargeGone { get; private set; } = null!;

    /// <summary>From A to B.</summary>
    public Relationship Link { get; private set; } = null!;

    /// <summary>Deleted, of two versions.</summary>
    public Relationship GoneLink { get; private set; } = null!;

    /// <summary>Runs in every status.</summary>
    public VerbRuns Runs { get; private set; } = null!;

    /// <summary>Live, of the name of another one, with three references.</summary>
    public ContextPackage Package { get; private set; } = null!;

    /// <summary>Deleted, with two references.</summary>
    public ContextPackage GonePackage { get; private set; } = null!;

    /// <summary>The references of <see cref="Package"/>, the last of which is to an external record.</summary>
    public IReadOnlyList<ContextReference> References { get; private set; } = [];

    /// <summary>Removed from <see cref="Package"/>, of two versions, to an external record.</summary>
    public ContextReference GoneReference { get; private set; } = null!;

    /// <summary>Opens a new store through its backend and fills it.</summary>
    /// <param name="backend">Its backend.</param>
    /// <param name="configure">Sets more options; given the path where the store lies.</param>
    public static async Task<VerbStore> OpenAsync(Backend backend, Action<KnowledgeStoreOptions, string?>? configure = null)
    {
        var store = new VerbStore(backend);
        var time = new ManualTime();
        var options = new KnowledgeStoreOptions { TimeProvider = time, Ids = new SeededIds(1) };
        backend.Choose(options, store.folder);
        configure?.Invoke(options, backend.PathIn(store.folder));
        await backend.PrepareAsync(store.folder, options.Ids);
        store.Engine = await options.Backend!.OpenAsync(options.Opening, CancellationToken.None);
        store.Repository = new KnowledgeRepository(store.Engine, options.Sources, options.WriteLimit, options.FollowInterval);
        await TypicalStore.FillAsync(store.Repository, time);
        await store.Repository.WriteAsync(store.FillAsync, new WriteContext { Actor = "ann", Reason = "to be erased" });
        store.Runs = await VerbRuns.FillAsync(store.Repository, store.A);
        return store;
    }

    public async ValueTask DisposeAsync()
    {
        await Repository.DisposeAsync();
        folder.Dispose();
    }

    private async Task FillAsync(IKnowledgeTransaction t, CancellationToken token)
    {
        Notes = await t.Collections.CreateAsync(Draft.Collection("given"), token);
        Empty = await t.Collections.CreateAsync(Draft.Collection("empty"), token);
        A = await t.Artifacts.CreateAsync(Draft.Note(Notes.Id, "a", "text of a"), token);
        A = (await t.Artifacts.ReviseAsync(A.Id, Expected.Any, Draft.Text("second text of a"), token)).Value;
        B = await t.Artifacts.CreateAsync(Draft.Note(Notes.Id, "b", "text of b"), token);
        Lonely = await t.Artifacts.CreateAsync(Draft.Note(Notes.Id, "lonely"), token);
        Link = await t.Relationships.CreateAsync(Draft.Link(A, B), token);
        await t.Relationships.CreateAsync(Draft.Link(B, B, "cites"), token);
        GoneLink = await t.Relationships.CreateAsync(Draft.Link(B, A), token);
        await t.Relationships.UpdateAsync(GoneLink.Id, Expected.Any, new RelationshipChange { Metadata = Draft.Meta("""{"secret":1}""") }, token);
        GoneLink = await t.Relationships.DeleteAsync(GoneLink.Id, Expected.Any, token);
        Gone = await t.Artifacts.CreateAsync(Draft.Note(Notes.Id, "gone", "a secret"), token);
        await t.Artifacts.ReviseAsync(Gone.Id, Expected.Any, Draft.Text("another secret") with { Message = "said of it" }, token);
        Gone = await t.Artifacts.DeleteAsync(Gone.Id, Expected.Any, DeletePolicy.Restrict, token);
        var large = new byte[(1 << 20) + 1];
        LargeGone = await t.Artifacts.CreateAsync(Draft.File(Notes.Id, "large", large), token);
        LargeGone = await t.Artifacts.DeleteAsync(LargeGone.Id, Expected.Any, DeletePolicy.Restrict, token);
        await FillBinsAsync(t, token);
        await FillPackagesAsync(t, token);
    }

    private async Task FillPackagesAsync(IKnowledgeTransaction t, CancellationToken token)
    {
        Package = await t.ContextPackages.CreateAsync(Draft.Package("package"), token);
        var outside = Draft.Reference(Package, A) with
        {
            Target = ContextTarget.External("memory", "a secret reference"),
            Provenance = new Provenance { Source = "a secret source" },
        };
        GoneReference = await t.ContextReferences.AddAsync(outside, token);
        References =
        [
            await t.ContextReferences.AddAsync(Draft.Reference(Package, A), token),
            await t.ContextReferences.AddAsync(Draft.Reference(Package, B), token),
            await t.ContextReferences.AddAsync(outside, token),
        ];
        GoneReference = await t.ContextReferences.RemoveAsync(GoneReference.Id, Expected.Any, token);
        References = (await t.ContextReferences.ListAsync(new() { Package = Package.Id }, null, token)).Items;
        GonePackage = await t.ContextPackages.CreateAsync(Draft.Package("package") with { Description = "a secret" }, token);
        await t.ContextReferences.AddAsync(Draft.Reference(GonePackage, A), token);
        await t.ContextReferences.AddAsync(outside with { Package = GonePackage.Id }, token);
        GonePackage = await t.ContextPackages.DeleteAsync(GonePackage.Id, Expected.Any, token);
    }

    private async Task FillBinsAsync(IKnowledgeTransaction t, CancellationToken token)
    {
        Bin = await t.Collections.CreateAsync(Draft.Collection("bin of nothing"), token);
        Bin = await t.Collections.DeleteAsync(Bin.Id, Expected.Any, DeletePolicy.Restrict, token);
        FullBin = await t.Collections.CreateAsync(Draft.Collection("full bin"), token);
        var one = await t.Artifacts.CreateAsync(Draft.Note(FullBin.Id, "one", "first in the bin"), token);
        var two = await t.Artifacts.CreateAsync(Draft.Note(FullBin.Id, "two", "second in the bin"), token);
        await t.Relationships.CreateAsync(Draft.Link(one, two), token);
        FullBin = await t.Collections.DeleteAsync(FullBin.Id, Expected.Any, DeletePolicy.Cascade, token);
    }
}
