using Kontextual.Domain;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Paging.Filters;
using Kontextual.Tests.Repository;

namespace Kontextual.Tests.Search;

/// <summary>Every way to ask a ranked search for something beyond its limits, in the present and in the past.</summary>
internal static class BadSearches
{
    private static readonly ArtifactSearch Good = new() { Words = "a" };

    public static IEnumerable<BadInput<IKnowledgeRepository>> All =>
    [
        .. Range("no parts", "Content, Name and Metadata", Good with { In = SearchFields.None }),
        .. Range("no such part", "Content, Name and Metadata", Good with { In = (SearchFields)8 }),
        .. Range("0 artifacts", "1 to 1000 artifacts", Good with { Limit = 0 }),
        .. Range("1,001 artifacts", "1 to 1000 artifacts", Good with { Limit = 1001 }),
        .. Range("-1 snippets", "from 0 to 20", Good with { SnippetLimit = -1 }),
        .. Range("21 snippets", "from 0 to 20", Good with { SnippetLimit = 21 }),
        .. Range("snippets of 79 code points", "from 80 to 1000", Good with { SnippetLength = 79 }),
        .. Range("snippets of 1,001 code points", "from 80 to 1000", Good with { SnippetLength = 1001 }),
        .. ArtifactTextFilters.Words.Refused.SelectMany(bad => Each(bad.Flaw, bad.Says, Good with { Words = bad.Query.Words! })),
        .. ArtifactFilters.All.SelectMany(filter => filter.Refused).SelectMany(bad => Each(bad.Flaw, bad.Says, Good with { Where = bad.Query })),
    ];

    private static IEnumerable<BadInput<IKnowledgeRepository>> Range(string flaw, string says, ArtifactSearch search) =>
        Each(flaw, says, search).Select(bad => bad.OutOfRange());

    private static IEnumerable<BadInput<IKnowledgeRepository>> Each(string flaw, string says, ArtifactSearch search) =>
    [
        new($"a search with {flaw}", "search", says, r => r.Artifacts.SearchAsync(search)),
        new($"a search of the past with {flaw}", "search", says, r => r.At(AsOf.AtSequence(1)).Artifacts.SearchAsync(search)),
    ];
}
