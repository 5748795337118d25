using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Paging;

/// <summary>What users search for is data, never syntax.</summary>
public sealed class PrefixSpecs(Backend backend) : StoreSpecs(backend)
{
    private static readonly string[] Names =
    [
        "a", "A", "ab", "aB", "Ab", "a%", "a%b", "a_", "a_b", "a*", "a*b", "a'", "a'b", "a\"b", "a\\b", "a[b]", "a?b", "axb", "a b", "a;--",
        "%", "%a", "_", "_a", "*", "*a", "'", "' or '1'='1", "\"", "\"a", "\\", "[a]", "?", "--", "/*", "a/b/c", "a/b", "a/",
        "\u00e9", "\u00e9t\u00e9", "e", "\u00c9", "\u0131", "i", "I", "\u0130", "\ud7ff", "\ud7ffx", "\ue000", "\uffef", "\ufffd", "\ufffdx",
        "\U00010000", "\U00010000x", "\U0010FFFD", "\U0010FFFDx", "😀", "😀😀", "\ud83d\ude01",
    ];

    [Test, Property("Rule", "Q1")]
    public async Task A_prefix_finds_the_names_that_begin_with_it_and_no_others()
    {
        await FillAsync();
        var prefixes = Names.SelectMany(name => Enumerable.Range(1, name.Length).Select(length => name[..length]))
            .Where(prefix => !char.IsHighSurrogate(prefix[^1]))
            .Concat(["", "b", "zz", "%%", "a%%", "__", "a__", "**", " ", "a ", "\n", "\u10ff", "\U0010FFFC"])
            .Distinct();

        foreach (var prefix in prefixes)
        {
            var expected = Names.Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Order(CodePointOrder.Instance);
            var listed = await Repository.Artifacts.ListAsync(new ArtifactQuery { NamePrefix = prefix });
            listed.Items.Select(artifact => artifact.Name).ShouldBe(expected, $"prefix '{prefix}'");
            var collections = await Repository.Collections.ListAsync(new CollectionQuery { NamePrefix = prefix });
            collections.Items.Select(collection => collection.Name).ShouldBe(expected, $"prefix '{prefix}' of collections");
        }
    }

    [Test, Property("Rule", "Q1")]
    public async Task An_exact_name_finds_itself_only()
    {
        await FillAsync();

        foreach (var name in Names)
        {
            var listed = await Repository.Artifacts.ListAsync(new ArtifactQuery { Name = name });
            listed.Items.ShouldHaveSingleItem().Name.ShouldBe(name);
        }
    }

    [Test, Property("Rule", "Q1")]
    public async Task Prefix_and_name_are_brought_into_NFC()
    {
        await FillAsync();

        (await Repository.Artifacts.ListAsync(new ArtifactQuery { NamePrefix = "e\u0301" })).Items.Select(artifact => artifact.Name)
            .ShouldBe(["\u00e9", "\u00e9t\u00e9"]);
        (await Repository.Artifacts.ListAsync(new ArtifactQuery { Name = "e\u0301" })).Items.ShouldHaveSingleItem().Name.ShouldBe("\u00e9");
    }

    [Test]
    public async Task A_prefix_is_walked_in_pages_like_any_other_query()
    {
        await FillAsync();
        var query = new ArtifactQuery { NamePrefix = "a", Direction = SortDirection.Descending };

        var listed = await Walk.AllAsync(page => Repository.Artifacts.ListAsync(query, page), 3);

        listed.Select(artifact => artifact.Name)
            .ShouldBe(Names.Where(name => name.StartsWith('a')).OrderDescending(CodePointOrder.Instance));
    }

    [Test]
    public async Task A_name_that_no_artifact_can_have_is_refused_and_so_is_a_torn_prefix()
    {
        await Should.ThrowAsync<ArgumentException>(() => Repository.Artifacts.ListAsync(new ArtifactQuery { Name = " a" }));
        await Should.ThrowAsync<ArgumentException>(() => Repository.Artifacts.ListAsync(new ArtifactQuery { Name = "" }));
        await Should.ThrowAsync<ArgumentException>(() => Repository.Artifacts.ListAsync(new ArtifactQuery { NamePrefix = "a\ud83d" }));
        await Should.ThrowAsync<ArgumentException>(() => Repository.Collections.ListAsync(new CollectionQuery { NamePrefix = "\ude00" }));
    }

    private async Task FillAsync()
    {
        var notes = await Repository.WriteAsync(async (t, token) =>
        {
            CollectionId last = default;
            foreach (var name in Names)
                last = (await t.Collections.CreateAsync(Draft.Collection(name), token)).Id;
            return last;
        });
        await Repository.WriteAsync(async (t, token) =>
        {
            foreach (var name in Names)
                await t.Artifacts.CreateAsync(Draft.Note(notes.Value, name), token);
        });
    }
}
