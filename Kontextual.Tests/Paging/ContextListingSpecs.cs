using Kontextual.Domain;
using Kontextual.Tests.Contexts;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Model;
using Kontextual.Tests.Paging.Filters;

namespace Kontextual.Tests.Paging;

/// <summary>Listing context packages and references.</summary>
public sealed class ContextListingSpecs(Backend backend) : ContextSpecs(backend)
{
    private Stored stored = null!;

    [SetUp]
    public async Task FillStore()
    {
        stored = new Stored([Notes], [Note]);
        await new ContextPackageCase().FillAsync(Repository, Time, stored);
        await new ContextReferenceCase().FillAsync(Repository, Time, stored);
        var capital = await NewPackageAsync("Brief");
        await AddAsync(Draft.Reference(capital, Note) with { Role = "Source" });
        await AddAsync(Draft.Reference(capital, Note) with { Target = ContextTarget.External("memory", " kept\n"), Provenance = Origin });
    }

    [Test, Property("Rule", "Q1")]
    public async Task Every_combination_of_filters_of_packages_gives_what_a_scan_gives_by_name_then_id([Values(1, 3, 100)] int size)
    {
        var references = await Repository.ContextReferences.StreamAsync(new()).ToListAsync();
        var all = await Repository.ContextPackages.StreamAsync(new() { IncludeDeleted = true }).ToListAsync();
        all.Count.ShouldBe(6);
        int rows = 0;
        foreach (var filters in ContextPackageFilters.All.Combinations(stored))
        {
            foreach (var deleted in new[] { false, true })
            {
                var query = filters.SetOn(new ContextPackageQuery { IncludeDeleted = deleted });
                var expected = all.Where(package => (deleted || !package.IsDeleted) && filters.AllSelect(RowOf(package)))
                    .OrderBy(package => package.Name, CodePointOrder.Instance).ThenBy(package => $"{package.Id}", StringComparer.Ordinal).ToList();
                (await Walk.AllAsync(page => Repository.ContextPackages.ListAsync(query, page), size)).ShouldBe(expected, $"{query}");
                rows += expected.Count;
            }
        }

        rows.ShouldBeGreaterThan(30);

        ContextPackageRow RowOf(ContextPackage package) => ContextPackageRow.Of(package) with
        {
            Targets = [.. references.Where(reference => reference.PackageId == package.Id).Select(reference => ContextReferenceRow.Of(reference).Target)],
        };
    }

    [Test, Property("Rule", "Q1")]
    public async Task Every_combination_of_filters_of_references_gives_what_a_scan_gives_by_position_or_creation([Values(1, 3, 100)] int size)
    {
        var all = await Repository.ContextReferences.StreamAsync(new() { IncludeDeleted = true }).ToListAsync();
        all.Count.ShouldBeGreaterThan(8);
        int rows = 0;
        foreach (var filters in ContextReferenceFilters.All.Combinations(stored))
        {
            foreach (var deleted in new[] { false, true })
            {
                var query = filters.SetOn(new ContextReferenceQuery { IncludeDeleted = deleted });
                var selected = all.Where(reference => (deleted || !reference.IsDeleted) && filters.AllSelect(ContextReferenceRow.Of(reference)));
                var ordered = query.Package is null ? selected.OrderBy(reference => reference.CreatedAt) : selected.OrderBy(reference => reference.Ordinal);
                var expected = ordered.ThenBy(reference => $"{reference.Id}", StringComparer.Ordinal).ToList();
                (await Walk.AllAsync(page => Repository.ContextReferences.ListAsync(query, page), size)).ShouldBe(expected, $"{query}");
                rows += expected.Count;
            }
        }

        rows.ShouldBeGreaterThan(30);
    }

    [Test, Property("Rule", "Q1")]
    public async Task A_cursor_is_bound_to_its_query()
    {
        var one = new PageRequest { Size = 1 };
        var package = (await Repository.ContextPackages.ListAsync(new(), one)).NextCursor.ShouldNotBeNull();
        var reference = (await Repository.ContextReferences.ListAsync(new(), one)).NextCursor.ShouldNotBeNull();

        foreach (var filter in ContextPackageFilters.All)
            await Should.ThrowAsync<ArgumentException>(() => Repository.ContextPackages.ListAsync(filter.Sample(stored).SetOn(new()), one with { Cursor = package }));
        foreach (var filter in ContextReferenceFilters.All)
            await Should.ThrowAsync<ArgumentException>(() => Repository.ContextReferences.ListAsync(filter.Sample(stored).SetOn(new()), one with { Cursor = reference }));
        await Should.ThrowAsync<ArgumentException>(() => Repository.ContextReferences.ListAsync(new(), one with { Cursor = package }));
        await Should.ThrowAsync<ArgumentNullException>(() => Repository.ContextReferences.ListAsync(null!));
        await Should.ThrowAsync<ArgumentNullException>(() => Repository.ContextPackages.ListAsync(null!));
    }
}
