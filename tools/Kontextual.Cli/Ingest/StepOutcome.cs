namespace Kontextual.Cli;

/// <summary>The outcome of a step.</summary>
internal enum StepOutcome
{
    /// <summary>A new artifact was written.</summary>
    Created,

    /// <summary>A new revision was written.</summary>
    Updated,

    /// <summary>Nothing differed, so nothing was written.</summary>
    Unchanged,

    /// <summary>The artifact was deleted, because its file no longer exists.</summary>
    Deleted,

    /// <summary>The artifact was kept, although its file no longer exists.</summary>
    Kept,

    /// <summary>The file was not taken.</summary>
    NotTaken,
}
