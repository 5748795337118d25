using FsCheck;
using FsCheck.Fluent;

namespace Kontextual.Tests.Model;

/// <summary>The values that steps are made of, generated at random: mostly right, now and then wrong.</summary>
internal static class ValueGenerators
{
    private static readonly Gen<int> Back = Gen.Frequency((6, Gen.Choose(0, 2)), (3, Gen.Choose(0, 7)), (1, Gen.Choose(0, 60)));

    public static Gen<bool> Coin { get; } = Gen.Elements(true, false);

    public static Gen<Ref> Any { get; } = Refs((6, Among.Live), (2, Among.All), (1, Among.Deleted));

    /// <summary>One of the newest, so that two often mean the same.</summary>
    public static Gen<Ref> End { get; } = Gen.Frequency((2, from back in Gen.Choose(0, 2) select new Ref(back, Among.Live)), (1, Any));

    public static Gen<Ref> Dead { get; } = Refs((7, Among.Deleted), (2, Among.All), (1, Among.Live));

    public static Gen<Guess> Guess { get; } = Gen.Frequency(
        (4, Gen.Constant(Model.Guess.Any)),
        (4, Gen.Constant(Model.Guess.Latest)),
        (3, Gen.Constant(Model.Guess.Remembered)),
        (1, Gen.Constant(Model.Guess.Stale)),
        (1, Gen.Constant(Model.Guess.TooHigh)));

    public static Gen<Word> Name { get; } = Mostly(Alphabet.Names, Alphabet.BadNames);

    public static Gen<Word> Type { get; } = Mostly(Alphabet.Types, Alphabet.BadTypes);

    public static Gen<Word> LinkType { get; } = Mostly(Alphabet.LinkTypes, Alphabet.BadTypes);

    public static Gen<Word> Prefix { get; } = Mostly(Alphabet.Prefixes, Alphabet.BadPrefixes);

    public static Gen<Word> ExternalSystem { get; } = Mostly(Alphabet.Systems, Alphabet.BadNames);

    public static Gen<Word> Operation { get; } = Mostly(Alphabet.Operations, Alphabet.BadNames);

    public static Gen<Word> Key { get; } = Mostly(Alphabet.Keys, Alphabet.BadKeys);

    public static Gen<Word> Path { get; } = Mostly(Alphabet.Paths, Alphabet.BadPaths);

    public static Gen<Notices> Notices { get; } = Gen.Elements<Notices>(Alphabet.Notices);

    /// <summary>The head or a revision by its number.</summary>
    public static Gen<int?> Revision { get; } = Gen.Frequency((2, Gen.Constant<int?>(null)), (1, from number in Gen.Choose(1, 4) select (int?)number));

    public static Gen<Word> MediaType { get; } = Gen.Elements<Word>(Alphabet.MediaTypes);

    public static Gen<Word> Text { get; } = Gen.Elements<Word>(Alphabet.Texts);

    public static Gen<Meta> Meta { get; } = Gen.Elements<Meta>(Alphabet.Metas);

    public static Gen<Origin> Origin { get; } = Gen.Elements<Origin>(Alphabet.Origins);

    public static Gen<Matter> Content { get; } = Gen.Elements<Matter>(Alphabet.Contents);

    /// <summary>No moment, and so the present.</summary>
    public static Gen<When?> Now { get; } = Gen.Constant<When?>(null);

    public static Gen<When> Past { get; } = Gen.OneOf(
        from back in Gen.Frequency((5, Gen.Choose(0, 20)), (5, Gen.Choose(0, 300)), (1, Gen.Choose(-5, -1))) select new When(false, back),
        from back in Gen.Choose(0, 40) from shift in Gen.Elements(-1, 0, 0, 1, 100_000_000) select new When(true, back, shift));

    public static Gen<When?> Moment { get; } = Gen.OneOf(Now, from past in Past select (When?)past);

    public static Gen<int> Size { get; } = Gen.Frequency((8, Gen.Choose(1, 8)), (2, Gen.Constant(1000)));

    public static Gen<int> Pages { get; } = Gen.Frequency((4, Gen.Choose(1, 3)), (1, Gen.Constant(1000)));

    public static Gen<int> Number { get; } = Gen.Frequency((9, Gen.Choose(1, 4)), (1, Gen.Choose(0, 20)));

    /// <summary>A value or none.</summary>
    public static Gen<T?> Maybe<T>(Gen<T> some, int oneIn = 2)
        where T : class => Gen.Frequency((oneIn - 1, Gen.Constant<T?>(null)), (1, from value in some select (T?)value));

    private static Gen<Word> Mostly(IReadOnlyList<Word> good, IReadOnlyList<Word> bad) =>
        Gen.Frequency((60, Gen.Elements<Word>(good)), (1, Gen.Elements<Word>(bad)));

    private static Gen<Ref> Refs(params (int Weight, Among Among)[] kinds)
    {
        var among = Gen.Frequency([.. kinds.Select(kind => (kind.Weight * 12, Gen.Constant(kind.Among))),
            (2, Gen.Constant(Among.Nobody)), (1, Gen.Constant(Among.Default))]);
        return from back in Back from kind in among select new Ref(back, kind);
    }
}
