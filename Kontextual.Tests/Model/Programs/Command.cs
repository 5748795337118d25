using System.Globalization;

namespace Kontextual.Tests.Model;

/// <summary>What a client does in one go.</summary>
internal abstract record Command
{
    /// <summary>How many verbs and reads it holds.</summary>
    public virtual int Steps => 1;

    /// <summary>Simpler commands of the same kind, for shrinking.</summary>
    public virtual IEnumerable<Command> Simpler() => [];
}

/// <summary>One transaction.</summary>
/// <param name="Client">Who writes.</param>
/// <param name="Body">What it does, verbs and reads.</param>
internal sealed record Write(int Client, IReadOnlyList<Step> Body) : Command
{
    /// <summary>True when the work catches the errors of rules and goes on.</summary>
    public bool Catches { get; init; }

    /// <summary>After how many steps the work throws; null when it does not.</summary>
    public int? ThrowsAfter { get; init; }

    public Word? Actor { get; init; }

    public Word? Reason { get; init; }

    /// <summary>The attempt of a run in which it writes.</summary>
    public AttemptWish? Attempt { get; init; }

    /// <summary>How far the clock goes before it.</summary>
    public int Microseconds { get; init; }

    public override int Steps => Body.Count;

    public override IEnumerable<Command> Simpler()
    {
        foreach (var body in Shrinking.Without(Body).Where(body => body.Count > 0))
            yield return this with { Body = body };
        if (ThrowsAfter is not null)
            yield return this with { ThrowsAfter = null };
        if (Reason is not null || Actor is not null)
            yield return this with { Reason = null, Actor = null };
        if (Attempt is not null)
            yield return this with { Attempt = null };
        if (Microseconds != 0)
            yield return this with { Microseconds = 0 };
        foreach (var body in Shrinking.Simpler(Body))
            yield return this with { Body = body };
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"client {Client} writes (actor {Actor}, attempt {Attempt}, reason {Reason}, clock {Microseconds:+0;-0;+0} us{(Catches ? ", catching" : "")}"
        + $"{(ThrowsAfter is { } after ? $", throwing after {after}" : "")}){Lines.Of(Body)}");
}

/// <summary>Reads outside any transaction.</summary>
/// <param name="Client">Who reads.</param>
/// <param name="Body">What it reads.</param>
/// <param name="InView">True to read all in one unchanging state.</param>
internal sealed record Look(int Client, IReadOnlyList<Step> Body, bool InView) : Command
{
    public override int Steps => Body.Count;

    public override IEnumerable<Command> Simpler()
    {
        foreach (var body in Shrinking.Without(Body).Where(body => body.Count > 0))
            yield return this with { Body = body };
        foreach (var body in Shrinking.Simpler(Body))
            yield return this with { Body = body };
    }

    public override string ToString() => $"client {Client} reads{(InView ? " in one view" : "")}{Lines.Of(Body)}";
}

/// <summary>Compacts the store, or closes it and opens it again: nothing may differ afterwards.</summary>
internal sealed record Tend(bool Reopen) : Command;

/// <summary>Compares everything that can be listed.</summary>
internal sealed record Survey : Command;
