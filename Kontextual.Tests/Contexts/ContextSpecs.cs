using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Contexts;

/// <summary>What the suites on context packages begin with: a note to refer to.</summary>
public abstract class ContextSpecs(Backend backend) : StoreSpecs(backend)
{
    protected Collection Notes { get; private set; } = null!;

    protected Artifact Note { get; private set; } = null!;

    /// <summary>A provenance, as references to external records need.</summary>
    protected static Provenance Origin { get; } = new() { Source = "https://example.org/" };

    [SetUp]
    public async Task WriteNote()
    {
        Notes = await NewCollectionAsync();
        Note = await NewNoteAsync(Notes, "note");
    }

    protected async Task<ContextPackage> NewPackageAsync(string name = "package") =>
        (await Repository.CreateContextPackageAsync(Draft.Package(name))).Value;

    protected async Task<ContextReference> AddAsync(ContextReferenceDraft draft) => (await Repository.AddContextReferenceAsync(draft)).Value;

    /// <summary>A package with so many references to the note.</summary>
    protected async Task<(ContextPackage Package, IReadOnlyList<ContextReference> References)> NewPackageOfAsync(int count)
    {
        var package = await NewPackageAsync();
        var references = new List<ContextReference>();
        for (var i = 1; i <= count; i++)
            references.Add(await AddAsync(Draft.Reference(package, Note) with { Role = $"role {i}" }));
        return (package, references);
    }

    /// <summary>The live references of a package in order, without gaps.</summary>
    protected async Task<IReadOnlyList<ContextReference>> LiveAsync(ContextPackage package)
    {
        var live = await Repository.ContextReferences.StreamAsync(new() { Package = package.Id }).ToListAsync();
        live.Select(reference => reference.Ordinal).ShouldBe(Enumerable.Range(1, live.Count));
        return live;
    }

    protected Task<Committed<Artifact>> PurgeAsync(Artifact artifact) => Repository.WriteAsync(async (t, token) =>
    {
        await t.Artifacts.DeleteAsync(artifact.Id, Expected.Any, DeletePolicy.Cascade, token);
        return (await t.Artifacts.PurgeAsync(artifact.Id, Expected.Any, token)).Value;
    });
}
