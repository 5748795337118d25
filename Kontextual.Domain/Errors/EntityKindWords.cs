namespace Kontextual.Domain;

/// <summary>How sentences for people name a kind.</summary>
internal static class EntityKindWords
{
    public static string Word(this EntityKind kind) => kind switch
    {
        EntityKind.ContextPackage => "context package",
        EntityKind.ContextReference => "context reference",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
