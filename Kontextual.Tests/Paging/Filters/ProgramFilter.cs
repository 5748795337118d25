using FsCheck;
using FsCheck.Fluent;
using Kontextual.Domain;
using Kontextual.Tests.Model;

namespace Kontextual.Tests.Paging.Filters;

/// <summary>A filter of a query in a program of the model.</summary>
/// <param name="Text">How it is printed.</param>
/// <param name="In">The filter for one side of the comparison.</param>
internal sealed record ProgramFilter<TQuery, TRow>(string Text, Func<Scene, FilterValue<TQuery, TRow>> In)
{
    /// <summary>The same with an entity counted from nearer, for shrinking.</summary>
    public IEnumerable<ProgramFilter<TQuery, TRow>> Nearer { get; init; } = [];

    public override string ToString() => Text;
}

/// <summary>A value in a program of the model.</summary>
/// <param name="Text">How it is printed.</param>
/// <param name="In">The value for one side of the comparison.</param>
internal sealed record ProgramValue<TValue>(string Text, Func<Scene, TValue> In)
{
    /// <inheritdoc cref="ProgramFilter{TQuery, TRow}.Nearer"/>
    public IEnumerable<ProgramValue<TValue>> Nearer { get; init; } = [];
}

/// <summary>Values for filters in programs of the model.</summary>
internal static class ProgramValues
{
    public static Gen<ProgramValue<string>> Texts(Gen<Word> words) =>
        from word in words select new ProgramValue<string>($"{word}", _ => word.Text);

    public static Gen<ProgramValue<string>> Digests(Gen<Matter> contents) =>
        from content in contents select new ProgramValue<string>($"{content}", _ => content.Digest);

    public static Gen<ProgramValue<TId>> Ids<TId>(Gen<Ref> names)
        where TId : struct, IEntityId<TId> => from name in names select Id<TId>(name);

    public static Gen<ProgramValue<IReadOnlyList<TId>>> IdLists<TId>(Gen<Ref> names, int count)
        where TId : struct, IEntityId<TId> =>
        from list in Gen.ListOf(names, count)
        select new ProgramValue<IReadOnlyList<TId>>(
            $"[{string.Join(", ", list)}]", scene => [.. list.Select(name => scene.KnownEntities.Id<TId>(name))]);

    public static Gen<ProgramValue<IReadOnlyList<string>>> TextLists(Gen<Word> words, int count) =>
        from list in Gen.ListOf(words, count) select TextList([.. list]);

    public static ProgramValue<IReadOnlyList<string>> TextList(IReadOnlyList<Word> words) =>
        new($"[{string.Join(", ", words)}]", _ => [.. words.Select(word => word.Text)]);

    private static ProgramValue<TId> Id<TId>(Ref name)
        where TId : struct, IEntityId<TId> =>
        new($"{name}", scene => scene.KnownEntities.Id<TId>(name)) { Nearer = Shrinking.Nearer(name).Select(Id<TId>) };
}

/// <summary>Which filters a program of the model combines, and how often.</summary>
/// <param name="Weight">How often, relative to the other combinations.</param>
/// <param name="Filters">The filters.</param>
internal sealed record FilterMix<TQuery, TRow>(int Weight, params IReadOnlyList<Filter<TQuery, TRow>> Filters)
{
    /// <summary>One of several combinations, with values.</summary>
    public static Gen<IReadOnlyList<ProgramFilter<TQuery, TRow>>> OneOf(IEnumerable<FilterMix<TQuery, TRow>> mixes) =>
        Gen.Frequency([.. mixes.Select(mix => (mix.Weight, mix.Generator))]);

    private Gen<IReadOnlyList<ProgramFilter<TQuery, TRow>>> Generator => Filters.Count == 0
        ? Gen.Constant<IReadOnlyList<ProgramFilter<TQuery, TRow>>>([])
        : Filters.Skip(1).Aggregate(
            from first in Filters[0].Generator select (IReadOnlyList<ProgramFilter<TQuery, TRow>>)[first],
            (some, filter) => from list in some from next in filter.Generator select (IReadOnlyList<ProgramFilter<TQuery, TRow>>)[.. list, next]);
}
