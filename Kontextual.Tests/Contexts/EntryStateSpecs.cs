using Kontextual.Domain;
using Kontextual.Persistence;
using Kontextual.Persistence.Contexts;
using Kontextual.Persistence.Queries;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Search;

namespace Kontextual.Tests.Contexts;

/// <summary>A reference and the state of its target are read from one state while others write.</summary>
public sealed class EntryStateSpecs(Backend backend) : StoreSpecs(backend)
{
    private KeptEngine kept = null!;

    protected override void Configure(KnowledgeStoreOptions options) => options.Backend = kept = new KeptEngine(options.Backend!);

    [Test, Property("Rule", "X2"), Property("Rule", "T2")]
    public async Task What_others_write_between_a_reference_and_its_target_is_not_seen()
    {
        var note = await NewNoteAsync(await NewCollectionAsync());
        var package = (await Repository.CreateContextPackageAsync(new ContextPackageDraft { Name = "package" })).Value;
        await Repository.AddContextReferenceAsync(Draft.Reference(package, note));
        var scope = (IReadScope)kept.Engine;
        var dialect = ChangedResults.Of(scope.Dialect, (_, result) => result is Task<List<ContextReference>> page ? ThenDeleteAsync(page, note) : result);
        var hooked = ChangedResults.Of(scope, (method, result) => method.Name == $"get_{nameof(IReadScope.Dialect)}" ? dialect : result);

        var entries = await new ContextReferenceReader(hooked).ListEntriesAsync(new ContextReferenceQuery());

        entries.Items.ShouldHaveSingleItem().TargetState.ShouldBe(ContextTargetState.Live);
        (await Repository.ContextReferences.ListEntriesAsync(new ContextReferenceQuery())).Items.Single().TargetState.ShouldBe(ContextTargetState.Deleted);
    }

    private async Task<List<ContextReference>> ThenDeleteAsync(Task<List<ContextReference>> page, Artifact note)
    {
        var references = await page;
        await Repository.DeleteArtifactAsync(note.Id, Expected.Any).Soon();
        return references;
    }
}
