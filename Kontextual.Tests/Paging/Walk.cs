using Kontextual.Domain;

namespace Kontextual.Tests.Paging;

/// <summary>Walks a listing page by page and checks each page's shape on the way.</summary>
internal static class Walk
{
    public static async Task<IReadOnlyList<T>> AllAsync<T>(Func<PageRequest, Task<Page<T>>> list, int size, Func<Task>? between = null)
    {
        var items = new List<T>();
        var request = new PageRequest { Size = size };
        while (true)
        {
            var page = await list(request);
            page.Items.Count.ShouldBeLessThanOrEqualTo(size);
            items.AddRange(page.Items);
            if (page.NextCursor is null)
                return items;
            page.Items.Count.ShouldBe(size, "only the last page may be short");
            request = request with { Cursor = page.NextCursor };
            if (between is not null)
                await between();
        }
    }
}
