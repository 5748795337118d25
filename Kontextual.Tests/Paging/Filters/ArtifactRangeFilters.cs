using FsCheck.Fluent;
using Kontextual.Domain;
using Kontextual.Tests.Model;

namespace Kontextual.Tests.Paging.Filters;

/// <summary>The filters of <see cref="ArtifactQuery"/> that select a range.</summary>
internal static class ArtifactRangeFilters
{
    public static ArtifactFilter<DateTimeOffset> CreatedFrom { get; } = new(nameof(ArtifactQuery.CreatedFrom))
    {
        Set = (query, time) => query with { CreatedFrom = time },
        Selects = (row, time) => Clock.Of(row.CreatedAt) >= time,
        SampleValue = stored => stored.Artifact.CreatedAt.AddYears(1),
        CombinedValues = stored => [Middle(stored), Middle(stored).AddTicks(1)],
        Generated = Times(row => row.CreatedAt),
        Refused = [],
        RefusesNothing = true,
    };

    public static ArtifactFilter<DateTimeOffset> CreatedBefore { get; } = new(nameof(ArtifactQuery.CreatedBefore))
    {
        Set = (query, time) => query with { CreatedBefore = time },
        Selects = (row, time) => Clock.Of(row.CreatedAt) < time,
        SampleValue = stored => stored.Artifact.CreatedAt.AddMicroseconds(1),
        CombinedValues = stored => [Middle(stored), Middle(stored).AddTicks(1)],
        Generated = Times(row => row.CreatedAt),
        Refused = [],
        RefusesNothing = true,
    };

    public static ArtifactFilter<DateTimeOffset> UpdatedFrom { get; } = new(nameof(ArtifactQuery.UpdatedFrom))
    {
        Set = (query, time) => query with { UpdatedFrom = time },
        Selects = (row, time) => Clock.Of(row.UpdatedAt) >= time,
        SampleValue = stored => stored.Artifact.CreatedAt.AddYears(1),
        CombinedValues = stored => [Middle(stored)],
        Generated = Times(row => row.UpdatedAt),
        Refused = [],
        RefusesNothing = true,
    };

    public static ArtifactFilter<DateTimeOffset> UpdatedBefore { get; } = new(nameof(ArtifactQuery.UpdatedBefore))
    {
        Set = (query, time) => query with { UpdatedBefore = time },
        Selects = (row, time) => Clock.Of(row.UpdatedAt) < time,
        SampleValue = stored => stored.Artifact.CreatedAt,
        CombinedValues = stored => [Middle(stored)],
        Generated = Times(row => row.UpdatedAt),
        Refused = [],
        RefusesNothing = true,
    };

    public static ArtifactFilter<long> MinSize { get; } = new(nameof(ArtifactQuery.MinSize))
    {
        Set = (query, size) => query with { MinSize = size },
        Selects = (row, size) => row.Size >= size,
        Keep = (_, size) => Kept(size),
        SampleValue = stored => stored.Artifact.Size,
        CombinedValues = _ => [7],
        Generated = Sizes,
        Refused = [new("a negative least size", new() { MinSize = -1 }, "MinSize is a number of bytes and cannot be negative")],
    };

    public static ArtifactFilter<long> MaxSize { get; } = new(nameof(ArtifactQuery.MaxSize))
    {
        Set = (query, size) => query with { MaxSize = size },
        Selects = (row, size) => row.Size <= size,
        Keep = (_, size) => Kept(size),
        SampleValue = stored => stored.Artifact.Size - 1,
        CombinedValues = _ => [6],
        Generated = Sizes,
        Refused = [new("a negative greatest size", new() { MaxSize = -1 }, "MaxSize is a number of bytes and cannot be negative")],
    };

    public static IReadOnlyList<Filter<ArtifactQuery, ArtifactRow>> All { get; } =
        [CreatedFrom, CreatedBefore, UpdatedFrom, UpdatedBefore, MinSize, MaxSize];

    private static FsCheck.Gen<ProgramValue<long>> Sizes =>
        from size in Gen.Frequency((12, Gen.Choose(0, 8)), (1, Gen.Constant(-1))) select new ProgramValue<long>($"{size}", _ => size);

    private static FsCheck.Gen<ProgramValue<DateTimeOffset>> Times(Func<ArtifactRow, string> timeOf) =>
        from artifact in ValueGenerators.End
        from shift in Gen.Elements(-10, 0, 1, 10)
        select new ProgramValue<DateTimeOffset>(
            $"time of {artifact} {shift:+0;-0;+0} ticks",
            scene => (scene.KnownEntities.Last<ArtifactRow>(scene.Id<ArtifactId>(artifact)) is { } row ? Clock.Of(timeOf(row)) : DateTimeOffset.UnixEpoch).AddTicks(shift));

    private static DateTimeOffset Middle(Stored stored) => stored.Artifacts[stored.Artifacts.Count / 2].CreatedAt;

    private static long Kept(long size) => size >= 0 ? size : throw new ArgumentException("no size", nameof(size));
}
