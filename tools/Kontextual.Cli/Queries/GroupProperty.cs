using System.Globalization;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>A filter by a property in a group. Its name is that of the option without the dashes.</summary>
/// <param name="Name">The name.</param>
/// <param name="Takes">What the value is, for the error.</param>
/// <param name="Set">Sets the filter. Returns null if the value is not of the right form.</param>
internal sealed record GroupProperty(string Name, string Takes, Func<GroupText, string, GroupText?> Set)
{
    /// <summary>All properties.</summary>
    public static IReadOnlyList<GroupProperty> All { get; } =
    [
        new("collection", "the name or the id of a collection", (group, value) => value.Length == 0 ? null : group with { Collection = value }),
        Text("name", (filter, value) => filter with { Name = value }),
        Text("prefix", (filter, value) => filter with { NamePrefix = value }),
        Text("type", (filter, value) => filter with { Type = value }),
        Text("media-type", (filter, value) => filter with { MediaType = value }),
        Digest("digest", (filter, value) => filter with { Digest = value }),
        Time("created-from", (filter, value) => filter with { CreatedFrom = value }),
        Time("created-before", (filter, value) => filter with { CreatedBefore = value }),
        Time("updated-from", (filter, value) => filter with { UpdatedFrom = value }),
        Time("updated-before", (filter, value) => filter with { UpdatedBefore = value }),
        Size("min-size", (filter, value) => filter with { MinSize = value }),
        Size("max-size", (filter, value) => filter with { MaxSize = value }),
        Artifact("related-to", (filter, value) => filter with { RelatedTo = new(value) }),
        Run("produced-by", (filter, value) => filter with { ProducedBy = value }),
        Digest("revision-digest", (filter, value) => filter with { RevisionDigest = value }),
        Text("words", (filter, value) => filter with { Words = value }),
        Text("contains", (filter, value) => filter with { Contains = value }),
    ];

    private static GroupProperty Text(string name, Func<ArtifactFilter, string, ArtifactFilter> set) =>
        new(name, "a text", (group, value) => With(group, set(group.Filter, value)));

    private static GroupProperty Digest(string name, Func<ArtifactFilter, ContentDigest, ArtifactFilter> set) =>
        new(name, DigestOption.Form, (group, value) => ContentDigest.TryParse(value, out var digest) ? With(group, set(group.Filter, digest)) : null);

    private static GroupProperty Time(string name, Func<ArtifactFilter, DateTimeOffset, ArtifactFilter> set) =>
        new(name, TimeOption.Form, (group, value) => TimeOption.TryParse(value, out var time) ? With(group, set(group.Filter, time)) : null);

    private static GroupProperty Artifact(string name, Func<ArtifactFilter, ArtifactId, ArtifactFilter> set) => Id(name, "the id of an artifact", set);

    private static GroupProperty Run(string name, Func<ArtifactFilter, RunId, ArtifactFilter> set) => Id(name, "the id of a run", set);

    private static GroupProperty Id<TId>(string name, string takes, Func<ArtifactFilter, TId, ArtifactFilter> set)
        where TId : struct, IEntityId<TId> => new(
        name,
        takes,
        (group, value) => TId.TryParse(value, null, out var id) && !id.Equals(default(TId)) ? With(group, set(group.Filter, id)) : null);

    private static GroupProperty Size(string name, Func<ArtifactFilter, long, ArtifactFilter> set) =>
        new(
            name,
            "a whole number of bytes",
            (group, value) => long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? With(group, set(group.Filter, size)) : null);

    private static GroupText With(GroupText group, ArtifactFilter filter) => group with { Filter = filter };
}
