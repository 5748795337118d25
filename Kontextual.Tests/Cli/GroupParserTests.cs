using Kontextual.Cli;
using Kontextual.Domain;

namespace Kontextual.Tests.Cli;

public class GroupParserTests
{
    private static readonly ContentDigest Digest = ContentDigest.Of("x"u8);

    private static readonly (string Text, ArtifactFilter Filter)[] Groups =
    [
        ("type=note", new() { Type = "note" }),
        (" type=note\tprefix=docs/ ", new() { Type = "note", NamePrefix = "docs/" }),
        ("name=\"a \\\"b\\\"\"", new() { Name = "a \"b\"" }),
        ("name=a=b,c.md", new() { Name = "a=b,c.md" }),
        ("name==", new() { Name = "=" }),
        ("media-type=text/plain;charset=utf-8", new() { MediaType = "text/plain;charset=utf-8" }),
        ($"digest={Digest}", new() { Digest = Digest }),
        ("created-from=2026-01-01 created-before=2026-02-01T10:00:00+02:00", new()
        {
            CreatedFrom = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
            CreatedBefore = new(2026, 2, 1, 8, 0, 0, TimeSpan.Zero),
        }),
        ("updated-from=2026-01-01 updated-before=2026-01-02", new()
        {
            UpdatedFrom = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
            UpdatedBefore = new(2026, 1, 2, 0, 0, 0, TimeSpan.Zero),
        }),
        ("min-size=0 max-size=10", new() { MinSize = 0, MaxSize = 10 }),
        ("related-to=01890000-0000-7000-8000-000000000001", new() { RelatedTo = new(ArtifactId.Parse("01890000-0000-7000-8000-000000000001")) }),
        ("produced-by=01890000-0000-7000-8000-000000000001", new() { ProducedBy = RunId.Parse("01890000-0000-7000-8000-000000000001") }),
        ($"revision-digest={ContentDigest.Of([])}", new() { RevisionDigest = ContentDigest.Of([]) }),
        ("words=chang* contains=\"two words\"", new() { Words = "chang*", Contains = "two words" }),
    ];

    // '^' stands before the place.
    private static readonly (string Text, string Message)[] Refused =
    [
        ("^", "at least one filter"),
        ("  ^", "at least one filter"),
        ("^nmae=x", "is a condition on metadata such as"),
        ("^note", "is a condition on metadata such as"),
        ("^=x", "is a condition on metadata such as"),
        ("type^", "After type, '=' and a value"),
        ("type^ =note", "After type, '=' and a value"),
        ("type^>note", "After type, '=' and a value"),
        ("type=^", "A value is missing"),
        ("type=^ note", "A value is missing"),
        ("type=a ^type=b", "type once"),
        ("type=a^\"b\"", "as a whole"),
        ("type=\"a\"^b", "a space is expected"),
        ("type=^\"a", "closing double quote"),
        ("collection=^\"\"", "the name or the id of a collection"),
        ("digest=^sha256:00", "takes a digest"),
        ("created-from=^yesterday", "takes a time"),
        ("min-size=^-1", "a whole number of bytes"),
        ("max-size=^9223372036854775808", "a whole number of bytes"),
        ("related-to=^00000000-0000-0000-0000-000000000000", "the id of an artifact"),
        ("produced-by=^00000000-0000-0000-0000-000000000000", "the id of a run"),
        ("revision-digest=^sha256:00", "takes a digest"),
        ("type=a /b>^c", "takes a number"),
    ];

    [TestCaseSource(nameof(Groups))]
    public void A_group_is_read((string Text, ArtifactFilter Filter) group) => GroupParser.Parse(group.Text).ShouldBe(new GroupText(group.Filter));

    [Test]
    public void Conditions_and_the_name_of_a_collection_are_kept()
    {
        var group = GroupParser.Parse("/year>=2024 collection=\"my notes\" /status=\"in review\",final /draft");
        group.Collection.ShouldBe("my notes");
        group.Filter.Metadata.ShouldBe(
            [MetadataFilter.AtLeast("/year", 2024), MetadataFilter.In("/status", "in review", "final"), MetadataFilter.Exists("/draft")]);
        (group.Filter with { Metadata = null }).ShouldBe(new ArtifactFilter());
    }

    [TestCaseSource(nameof(Refused))]
    public void What_is_no_group_is_refused_with_its_place((string Text, string Message) refused)
    {
        var index = refused.Text.IndexOf('^', StringComparison.Ordinal);
        var error = Should.Throw<UsageException>(() => GroupParser.Parse(refused.Text.Remove(index, 1)));
        error.Place.ShouldBe(new TextPlace(refused.Text.Remove(index, 1), index));
        error.Message.ShouldContain(refused.Message);
    }

    // A new filter of the library has to be written here as well, or be among those that only the library has.
    [Test]
    public void Every_filter_can_be_written() => GroupProperty.All.Select(property => property.Name.Replace("-", "", StringComparison.Ordinal))
        .ShouldBe(
            typeof(ArtifactFilter).GetProperties()
                .Select(property => property.Name == nameof(ArtifactFilter.NamePrefix) ? "prefix" : property.Name)
                .Except([nameof(ArtifactFilter.Ids), nameof(ArtifactFilter.Metadata), nameof(ArtifactFilter.AnyOf), nameof(ArtifactFilter.NoneOf), "EqualityContract"])
                .Select(name => name.ToLowerInvariant()),
            ignoreOrder: true);
}
