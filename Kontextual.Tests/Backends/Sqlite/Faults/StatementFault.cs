namespace Kontextual.Tests.Backends.Sqlite.Faults;

/// <summary>How SQLite is made to fail a statement, when it is run.</summary>
public enum StatementFault
{
    /// <summary>It is refused by the authorizer: it does nothing, and the transaction stays open.</summary>
    Refused,

    /// <summary>It is interrupted after it has begun: of a statement that writes, SQLite then takes the whole transaction back.</summary>
    Interrupted,
}
