using FsCheck;
using FsCheck.Fluent;

namespace Kontextual.Tests.Model;

/// <summary>Programs generated at random.</summary>
internal static class ProgramGenerators
{
    private const int Clients = 3;

    private static readonly Gen<int> Client = Gen.Choose(1, Clients);

    private static readonly Gen<int> Microseconds = Gen.Elements(0, 0, 1, 1000, 5_000_000, -1000);

    private static readonly Gen<Step> Verb = Gen.Frequency([.. Concepts.All.Select(concept => concept.Verbs).OfType<Mix>().Select(mix => mix.Weighted)]);

    private static readonly Gen<Step> Read = Gen.Frequency(
    [
        .. Concepts.All.Select(concept => concept.Reads).OfType<Mix>().Select(mix => mix.Weighted),
        (1, Gen.Elements<Step>([.. Concepts.All.SelectMany(concept => concept.WrongReads)])),
    ]);

    private static readonly Gen<Command> Write =
        from client in Client
        from count in Gen.Choose(1, 5)
        from body in Gen.ListOf(Gen.Frequency((5, Verb), (1, Read)), count)
        from write in Framed(client, [.. body])
        select (Command)write;

    private static readonly Gen<Command> Look =
        from client in Client
        from count in Gen.Choose(1, 4)
        from body in Gen.ListOf(Read, count)
        from inView in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
        select (Command)new Look(client, [.. body], inView);

    private static readonly Gen<Command> Command = Gen.Frequency(
        (60, Write),
        (60, Look),
        (1, from reopen in ValueGenerators.Coin select (Command)new Tend(reopen)),
        (1, Gen.Constant<Command>(new Survey())));

    // Without something to work on, most of what follows would be about nothing.
    private static readonly Gen<Command> Beginning =
        from body in Concepts.All.Select(concept => concept.Beginning).OfType<Gen<IReadOnlyList<Step>>>().Aggregate(
            (before, next) => from first in before from more in next select (IReadOnlyList<Step>)[.. first, .. more])
        select (Command)new Write(1, body) { Catches = true };

    /// <summary>Programs of so many commands.</summary>
    public static Gen<Program> Of(int commands) =>
        from first in Gen.ListOf(Beginning, 3)
        from rest in Gen.ListOf(Command, commands)
        select new Program([.. first, .. rest]);

    private static Gen<Write> Framed(int client, IReadOnlyList<Step> body) =>
        from catches in Gen.Frequency((2, Gen.Constant(true)), (1, Gen.Constant(false)))
        from throws in Gen.Frequency((9, Gen.Constant<int?>(null)), (1, from after in Gen.Choose(0, body.Count) select (int?)after))
        from actor in ValueGenerators.Maybe(Gen.Constant(new Word("ann")))
        from reason in ValueGenerators.Maybe(ValueGenerators.Text)
        from attempt in ValueGenerators.Maybe(AttemptWish.Generated, oneIn: 5)
        from microseconds in Microseconds
        select new Write(client, body)
        {
            Catches = catches,
            ThrowsAfter = throws,
            Actor = actor,
            Reason = reason,
            Attempt = attempt,
            Microseconds = microseconds,
        };
}
