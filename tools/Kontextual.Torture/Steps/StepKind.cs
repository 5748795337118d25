namespace Kontextual.Torture;

/// <summary>The step that is killed before each of its operations.</summary>
internal enum StepKind
{
    /// <summary>The creation of a store at a path without a file.</summary>
    Create,

    /// <summary>The creation of a store in an empty file.</summary>
    Adopt,

    /// <summary>The creation of a store at a path without a file by <c>dotnet ef database update</c>.</summary>
    Update,

    /// <summary>The migration of a store with contents to a later schema that rebuilds tables.</summary>
    Migrate,
}
