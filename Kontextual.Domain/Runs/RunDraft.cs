namespace Kontextual.Domain;

/// <summary>A run to be started.</summary>
public sealed record RunDraft
{
    /// <summary>The name of the operation, by the rules of <see cref="NameRules"/>.</summary>
    public required string Operation { get; init; }

    /// <summary>
    /// Who runs the operation, at most 4,096 code points. Null by default. A purge keeps the actor, so it must not contain personal data.
    /// </summary>
    public string? Actor { get; init; }

    /// <summary>The run that starts this run. It must exist. Null by default.</summary>
    public RunId? ParentRunId { get; init; }

    /// <summary>
    /// A key of the caller, 1 to 65,536 code points, unique for each operation. Starting again with the same key and equal inputs returns the
    /// existing run. Null by default, so that every start makes a new run.
    /// </summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>The parameters and inputs. Null by default, so that the run has no input bundle.</summary>
    public BundleDraft? Inputs { get; init; }
}
