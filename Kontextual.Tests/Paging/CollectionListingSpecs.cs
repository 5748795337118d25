using Kontextual.Domain;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Model;
using Kontextual.Tests.Paging.Filters;

namespace Kontextual.Tests.Paging;

/// <summary>Listing collections.</summary>
public sealed class CollectionListingSpecs(Backend backend) : StoreSpecs(backend)
{
    [Test, Property("Rule", "Q1")]
    public async Task Collections_come_by_name_in_code_point_order([Values(1, 2, 3, 100)] int size)
    {
        string[] names = ["b", "a", "B", "\ufffd", "\U0001F600", "\u00e9", "aa", "\ue000", "Z"];
        foreach (var name in names)
            await NewCollectionAsync(name);

        var listed = await Walk.AllAsync(page => Repository.Collections.ListAsync(new CollectionQuery(), page), size);

        listed.Select(collection => collection.Name).ShouldBe(names.Order(CodePointOrder.Instance));
        (await Repository.Collections.StreamAsync(new CollectionQuery()).ToListAsync()).ShouldBe(listed);
    }

    [Test, Property("Rule", "Q1")]
    public async Task Deleted_ones_come_only_when_asked_for_and_the_id_decides_between_equal_names([Values(1, 2, 100)] int size)
    {
        for (int i = 0; i < 4; i++)
        {
            var gone = await NewCollectionAsync("same");
            await Repository.WriteAsync((t, token) => t.Collections.DeleteAsync(gone.Id, Expected.Any, cancellationToken: token));
        }

        var live = await NewCollectionAsync("same");

        (await Walk.AllAsync(page => Repository.Collections.ListAsync(new CollectionQuery(), page), size)).ShouldBe([live]);
        var all = await Walk.AllAsync(page => Repository.Collections.ListAsync(new CollectionQuery { IncludeDeleted = true }, page), size);
        all.Count.ShouldBe(5);
        all.Select(collection => collection.Id.ToString()).ShouldBeInOrder(Shouldly.SortDirection.Ascending, StringComparer.Ordinal);
    }

    [Test, Property("Rule", "Q1")]
    public async Task Filters_combine()
    {
        await NewCollectionAsync("a");
        await NewCollectionAsync("ab");
        await NewCollectionAsync("b");
        var gone = await NewCollectionAsync("ac");
        await Repository.WriteAsync((t, token) => t.Collections.DeleteAsync(gone.Id, Expected.Any, cancellationToken: token));

        (await NamesAsync(new CollectionQuery { NamePrefix = "a" })).ShouldBe(["a", "ab"]);
        (await NamesAsync(new CollectionQuery { NamePrefix = "a", IncludeDeleted = true })).ShouldBe(["a", "ab", "ac"]);
        (await NamesAsync(new CollectionQuery { NamePrefix = "A" })).ShouldBeEmpty();
        var all = await Walk.AllAsync(page => Repository.Collections.ListAsync(new CollectionQuery { IncludeDeleted = true }, page), 2);
        foreach (var filters in CollectionFilters.All.Combinations(new Stored(all, [])))
        {
            var query = filters.SetOn(new CollectionQuery { IncludeDeleted = true });
            (await NamesAsync(query)).ShouldBe(
                all.Where(collection => filters.AllSelect(CollectionRow.Of(collection))).Select(collection => collection.Name), $"{query}");
        }
    }

    [Test, Property("Rule", "Q1")]
    public async Task A_cursor_is_bound_to_its_query()
    {
        await NewCollectionAsync("a");
        await NewCollectionAsync("b");
        var cursor = (await Repository.Collections.ListAsync(new CollectionQuery(), new PageRequest { Size = 1 })).NextCursor.ShouldNotBeNull();

        foreach (var other in new[] { new CollectionQuery { NamePrefix = "a" }, new CollectionQuery { IncludeDeleted = true } })
            await Should.ThrowAsync<ArgumentException>(() => Repository.Collections.ListAsync(other, new PageRequest { Cursor = cursor }));
    }

    private async Task<IEnumerable<string>> NamesAsync(CollectionQuery query) =>
        (await Repository.Collections.ListAsync(query)).Items.Select(collection => collection.Name);
}
