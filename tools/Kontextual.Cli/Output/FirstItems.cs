using System.Runtime.CompilerServices;

namespace Kontextual.Cli;

/// <summary>Cuts a listing off after a number of items.</summary>
internal static class FirstItems
{
    /// <summary>Returns the first items. Ends directly after the last one: requesting one more could wait for it.</summary>
    /// <param name="items">The items.</param>
    /// <param name="limit">The maximum number of items, at least 1. Null for all items.</param>
    /// <param name="cancellationToken">Cancels the enumeration.</param>
    public static async IAsyncEnumerable<T> FirstOfAsync<T>(
        this IAsyncEnumerable<T> items, long? limit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var left = limit ?? long.MaxValue;
        await foreach (var item in items.WithCancellation(cancellationToken))
        {
            yield return item;
            if (--left == 0)
                yield break;
        }
    }
}
