namespace Kontextual.Persistence.Verification;

/// <summary>Is told which rows of derived tables are wrong, and how they must be.</summary>
internal interface IDerivedRows
{
    /// <summary>A row is missing.</summary>
    /// <param name="wanted">The row.</param>
    void Missing<T>(T wanted)
        where T : class;

    /// <summary>A row has other values than it must have.</summary>
    /// <param name="stored">The row as it is stored.</param>
    /// <param name="wanted">The row as it must be, with the same key.</param>
    void Different<T>(T stored, T wanted)
        where T : class;

    /// <summary>A row exists that must not exist.</summary>
    /// <param name="stored">The row.</param>
    void LeftOver<T>(T stored)
        where T : class;
}
