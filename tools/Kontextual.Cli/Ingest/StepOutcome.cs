namespace Kontextual.Cli;

/// <summary>What came of a step.</summary>
internal enum StepOutcome
{
    /// <summary>A new artifact.</summary>
    Created,

    /// <summary>A new revision.</summary>
    Updated,

    /// <summary>Nothing differed.</summary>
    Unchanged,

    /// <summary>The artifact of a file that is gone was deleted.</summary>
    Deleted,

    /// <summary>The artifact of a file that is gone was kept.</summary>
    Kept,

    /// <summary>The file was not taken.</summary>
    NotTaken,
}
