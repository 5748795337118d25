using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Collections;

/// <summary>Bad input is an ArgumentException, before anything is looked up or written.</summary>
public sealed class CollectionArgumentSpecs(Backend backend) : StoreSpecs(backend)
{
    private static readonly string TooLong = new('x', 513);

    private static IEnumerable<TestCaseData> BadNames() => BadText.Names();

    [TestCaseSource(nameof(BadNames))]
    public async Task A_bad_name_is_refused_everywhere(string? name)
    {
        var collection = await NewCollectionAsync();

        await FailsWritingNothingAsync<ArgumentException>(() => NewCollectionAsync(name!));
        await FailsWritingNothingAsync<ArgumentException>(
            () => Repository.WriteAsync((t, token) => t.Collections.RenameAsync(collection.Id, Expected.Any, name!, token)));
        await Should.ThrowAsync<ArgumentException>(() => Repository.Collections.FindByNameAsync(name!));
    }

    [Test]
    public async Task A_bad_name_is_told_before_a_missing_collection()
    {
        var id = CollectionId.Parse("01890000-0000-7000-8000-000000000000");

        await FailsWritingNothingAsync<ArgumentException>(
            () => Repository.WriteAsync((t, token) => t.Collections.RenameAsync(id, Expected.Any, TooLong, token)));
    }

    [Test]
    public async Task The_default_id_is_no_id()
    {
        await Should.ThrowAsync<ArgumentException>(() => Repository.Collections.FindAsync(default));
        await FailsWritingNothingAsync<ArgumentException>(
            () => Repository.WriteAsync((t, token) => t.Collections.RenameAsync(default, Expected.Any, "ideas", token)));
        await FailsWritingNothingAsync<ArgumentException>(
            () => Repository.WriteAsync((t, token) => t.Collections.UpdateAsync(default, Expected.Any, new CollectionChange(), token)));
        await FailsWritingNothingAsync<ArgumentException>(
            () => Repository.WriteAsync((t, token) => t.Collections.DeleteAsync(default, Expected.Any, DeletePolicy.Cascade, token)));
    }

    [Test]
    public async Task What_may_not_be_null_is_refused()
    {
        var collection = await NewCollectionAsync();

        await FailsWritingNothingAsync<ArgumentException>(() => Repository.CreateCollectionAsync(null!));
        await FailsWritingNothingAsync<ArgumentException>(
            () => Repository.CreateCollectionAsync(new CollectionDraft { Name = "ideas", Metadata = null! }));
        await FailsWritingNothingAsync<ArgumentException>(
            () => Repository.WriteAsync((t, token) => t.Collections.UpdateAsync(collection.Id, Expected.Any, null!, token)));
        await Should.ThrowAsync<ArgumentException>(() => Repository.Collections.ListAsync(null!));
    }

    [Test]
    public async Task A_description_has_at_most_65536_code_points_and_no_lone_surrogate()
    {
        var longest = string.Concat(Enumerable.Repeat("😀", 65_536));
        var created = await Repository.CreateCollectionAsync(new CollectionDraft { Name = "longest", Description = longest });
        (await Repository.Collections.GetAsync(created.Value.Id)).Description.ShouldBe(longest);

        await FailsWritingNothingAsync<ArgumentException>(
            () => Repository.CreateCollectionAsync(new CollectionDraft { Name = "longer", Description = longest + "x" }));
        await FailsWritingNothingAsync<ArgumentException>(
            () => Repository.CreateCollectionAsync(new CollectionDraft { Name = "torn", Description = "\ud800" }));
    }

    [Test]
    public async Task A_policy_that_does_not_exist_is_refused()
    {
        var collection = await NewCollectionAsync();

        await FailsWritingNothingAsync<ArgumentException>(
            () => Repository.WriteAsync((t, token) => t.Collections.DeleteAsync(collection.Id, Expected.Any, (DeletePolicy)7, token)));
    }
}
