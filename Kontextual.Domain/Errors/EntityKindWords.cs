namespace Kontextual.Domain;

/// <summary>The names of entity kinds in messages.</summary>
internal static class EntityKindWords
{
    public static string Word(this EntityKind kind) => kind switch
    {
        EntityKind.ContextPackage => "context package",
        EntityKind.ContextReference => "context reference",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
