using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Runs;

/// <summary>The values of drafts and reports of runs, checked and normalised.</summary>
internal static class CheckedRun
{
    /// <summary>The maximum number of outputs that one call records, so that the state of its change record stays small.</summary>
    public const int MaxOutputs = 1_000;

    /// <summary>Checks a draft, and returns it with its operation in NFC and its inputs in the order of their paths.</summary>
    /// <exception cref="ArgumentException">A value breaks its rule, or two inputs have the same path.</exception>
    public static RunDraft Of(RunDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var operation = NameRules.Normalize(draft.Operation, nameof(draft), "The operation of the RunDraft");
        FreeText.Validate(draft.Actor, nameof(draft), WriteContext.MaxActor);
        Require.OptionalId(draft.ParentRunId, nameof(draft));
        if (draft.IdempotencyKey is { } key)
            IdempotencyKey.Validate(key, nameof(draft));
        return draft with { Operation = operation, Inputs = draft.Inputs is null ? null : Of(draft.Inputs, nameof(draft)) };
    }

    /// <summary>Checks the outputs to record.</summary>
    /// <exception cref="ArgumentException">A value breaks its rule, or two outputs have the same path.</exception>
    public static List<OutputDraft> Of(IReadOnlyCollection<OutputDraft> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        if (outputs.Count is 0 or > MaxOutputs)
            throw new ArgumentException($"One call records 1 to {MaxOutputs} outputs, not {outputs.Count}.", nameof(outputs));
        foreach (var output in outputs)
            Check(output, nameof(outputs));
        return Ordered(outputs, output => output.Path, nameof(outputs));
    }

    /// <summary>Checks an output to record.</summary>
    /// <exception cref="ArgumentException">A value breaks its rule.</exception>
    public static OutputDraft Of(OutputDraft output)
    {
        Check(output, nameof(output));
        return output;
    }

    /// <summary>Checks a report, and returns it with the times of its diagnostics as they are stored.</summary>
    /// <exception cref="ArgumentException">A value breaks its rule.</exception>
    public static AttemptReport Of(AttemptReport? report)
    {
        if (report is null)
            return AttemptReport.None;
        ArgumentNullException.ThrowIfNull(report.Tool, nameof(report));
        ArgumentNullException.ThrowIfNull(report.Environment, nameof(report));
        return report with { Diagnostics = CheckedDiagnostics.Of(report.Diagnostics, nameof(report)) };
    }

    private static BundleDraft Of(BundleDraft inputs, string paramName)
    {
        ArgumentNullException.ThrowIfNull(inputs.Parameters, paramName);
        ArgumentNullException.ThrowIfNull(inputs.Entries, paramName);
        foreach (var input in inputs.Entries)
            Check(input, paramName);
        return inputs with { Entries = Ordered(inputs.Entries, input => input.Path, paramName) };
    }

    private static void Check(OutputDraft output, string paramName)
    {
        ArgumentNullException.ThrowIfNull(output, paramName);
        RunPath.Validate(output.Path, paramName, "The path of the OutputDraft");
        Require.Id(output.ArtifactId, paramName);
        if (output.Revision is { } number)
            Require.RevisionNumber(number, paramName);
        Require.OptionalId(output.Step, paramName);
    }

    private static void Check(InputDraft input, string paramName)
    {
        ArgumentNullException.ThrowIfNull(input, paramName);
        RunPath.Validate(input.Path, paramName, "The path of the InputDraft");
        Require.OptionalId(input.ArtifactId, paramName);
        if (input.Revision is { } number)
            Require.RevisionNumber(number, paramName);
        if (input.Uri?.Length == 0)
            throw new ArgumentException($"The URI of the input {QuotedText.Of(input.Path)} is empty.", paramName);
        FreeText.Validate(input.Uri, paramName);
        var isInside = input is { ArtifactId: not null, Uri: null, Digest: null };
        var isOutside = input is { ArtifactId: null, Revision: null, Uri: not null, Digest.IsDefault: false };
        if (!isInside && !isOutside)
        {
            throw new ArgumentException(
                $"The input {QuotedText.Of(input.Path)} must have either an artifact, or a URI and the digest of its bytes.", paramName);
        }
    }

    private static List<T> Ordered<T>(IEnumerable<T> items, Func<T, string> pathOf, string paramName)
    {
        var ordered = items.OrderBy(pathOf, CodePointComparer.Instance).ToList();
        for (var i = 1; i < ordered.Count; i++)
        {
            if (pathOf(ordered[i]) == pathOf(ordered[i - 1]))
                throw new ArgumentException($"The path {QuotedText.Of(pathOf(ordered[i]))} occurs twice; use each path once.", paramName);
        }

        return ordered;
    }
}
