using System.Runtime.CompilerServices;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>Enumerates stale outputs page by page.</summary>
internal static class StalePages
{
    public static async IAsyncEnumerable<StaleOutput> StreamStaleAsync(
        this IRunReader runs, StaleQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = PageRequest.Default;
        while (true)
        {
            var page = await runs.StaleAsync(query, request, cancellationToken);
            foreach (var output in page.Items)
                yield return output;
            if (page.NextCursor is null)
                yield break;
            request = request with { Cursor = page.NextCursor };
        }
    }
}
