namespace Kontextual.Domain;

/// <summary>What a delete does with what depends on the deleted.</summary>
public enum DeletePolicy
{
    /// <summary>Refuse while anything live depends on it.</summary>
    Restrict,

    /// <summary>Delete what depends on it as well, each with its own change record, in the same transaction.</summary>
    Cascade,
}
