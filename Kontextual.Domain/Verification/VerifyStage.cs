namespace Kontextual.Domain;

/// <summary>What a verification is checking.</summary>
public enum VerifyStage
{
    /// <summary>The structure of the database, its schema and its references from row to row, by the means of the backend.</summary>
    Database,

    /// <summary>The chain of change records: sequences, times, hashes and commitments. A step is a record.</summary>
    Changes,

    /// <summary>The histories of all entities except artifacts, and what is derived from them. A step is a row.</summary>
    Entities,

    /// <summary>The artifacts, their revisions, and what is derived from them. A step is a row.</summary>
    Artifacts,

    /// <summary>The inputs and outputs of runs. A step is a row.</summary>
    Runs,

    /// <summary>The contents: their sizes, their use, and their bytes. A step is a content.</summary>
    Contents,
}
