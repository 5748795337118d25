using Kontextual.Domain;
using Kontextual.Persistence.Queries;

namespace Kontextual.Tests.Search;

/// <summary>A scope whose searches run code of a test at the places where another program could come in.</summary>
internal static class HookedScope
{
    /// <param name="scope">The scope to read in.</param>
    /// <param name="afterFirstPass">Runs between counting and cutting snippets.</param>
    /// <param name="beforeText">Runs before each text that is read.</param>
    public static IReadScope Of(IReadScope scope, Func<Task>? afterFirstPass = null, Action? beforeText = null)
    {
        var dialect = ChangedResults.Of(scope.Dialect, (method, result) => method.Name switch
        {
            nameof(IQueryDialect.EachAsync) when afterFirstPass is not null => ThenAsync((Task)result!, afterFirstPass),
            nameof(IQueryDialect.TextsOf) when beforeText is not null => new Texts((IContentTexts)result!, beforeText),
            _ => result,
        });
        return ChangedResults.Of(scope, (method, result) => method.Name == $"get_{nameof(IReadScope.Dialect)}" ? dialect : result);
    }

    private static async Task ThenAsync(Task first, Func<Task> then)
    {
        await first;
        await then();
    }

    private sealed class Texts(IContentTexts texts, Action before) : IContentTexts
    {
        public string? TextOf(ContentDigest digest)
        {
            before();
            return texts.TextOf(digest);
        }
    }
}
