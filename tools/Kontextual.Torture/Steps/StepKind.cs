namespace Kontextual.Torture;

/// <summary>What is cut off at each of its steps.</summary>
internal enum StepKind
{
    /// <summary>Making a store where there is nothing.</summary>
    Create,

    /// <summary>Making a store of an empty file.</summary>
    Adopt,

    /// <summary>Making a store where there is nothing as <c>dotnet ef database update</c> does.</summary>
    Update,

    /// <summary>Bringing a store with contents to a later schema that rebuilds tables.</summary>
    Migrate,
}
