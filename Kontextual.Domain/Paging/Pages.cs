using System.Runtime.CompilerServices;

namespace Kontextual.Domain;

/// <summary>Enumerates a listing page by page.</summary>
internal static class Pages
{
    private const int StreamPageSize = 500;

    public static async IAsyncEnumerable<T> StreamAsync<T>(
        Func<PageRequest, CancellationToken, Task<Page<T>>> read,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new PageRequest { Size = StreamPageSize };
        while (true)
        {
            var page = await read(request, cancellationToken).ConfigureAwait(false);
            foreach (var item in page.Items)
                yield return item;
            if (page.NextCursor is null)
                yield break;
            request = request with { Cursor = page.NextCursor };
        }
    }
}
