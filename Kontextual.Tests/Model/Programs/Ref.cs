namespace Kontextual.Tests.Model;

/// <summary>Among which entities a <see cref="Ref"/> counts, as far as the clients know.</summary>
internal enum Among
{
    All,
    Live,
    Deleted,

    /// <summary>An id that no entity has.</summary>
    Nobody,

    /// <summary>The default id, which is none.</summary>
    Default,
}

/// <summary>
/// Names an entity by its place counted from the newest, modulo how many there are: so a program stays meaningful when some of its
/// commands are taken out.
/// </summary>
internal sealed record Ref(int Back, Among Among = Among.All)
{
    public override string ToString() => Among switch
    {
        Among.Nobody or Among.Default => Among.ToString(),
        _ => $"{Among}^{Back}",
    };
}

/// <summary>What a client expects of an entity's version.</summary>
internal enum Guess
{
    Any,

    /// <summary>What this client saw last, which another client may have changed.</summary>
    Remembered,

    /// <summary>What any client saw last.</summary>
    Latest,

    /// <summary>One below that.</summary>
    Stale,

    /// <summary>One above it.</summary>
    TooHigh,
}

/// <summary>A moment of the past by its distance from the present.</summary>
/// <param name="ByTime">True to name it by the time of the transaction that many back, false by the sequence.</param>
/// <param name="Back">How far back; a negative one lies ahead.</param>
/// <param name="Shift">Microseconds added to a time.</param>
internal sealed record When(bool ByTime, int Back, int Shift = 0)
{
    public override string ToString() => ByTime ? $"time^{Back}{Shift:+0;-0;+0}us" : $"sequence^{Back}";
}
