using System.Globalization;

namespace Kontextual.Cli;

/// <summary>The counts of an ingest. Only committed writes are counted.</summary>
internal sealed class IngestTally
{
    private readonly List<NotTaken> _notTaken = [];
    private readonly List<(string Name, string Id, string Reason)> _kept = [];

    private long _notTakenEarlier;
    private long _keptEarlier;

    public long Created { get; private set; }

    public long Updated { get; private set; }

    public long Unchanged { get; private set; }

    public long Deleted { get; private set; }

    /// <summary>The number of artifacts whose file no longer exists and that are not to be deleted.</summary>
    public long Missing { get; private set; }

    /// <summary>The total size of the files created, updated and unchanged, in bytes.</summary>
    public long Bytes { get; private set; }

    public long Files => Created + Updated + Unchanged;

    public IReadOnlyList<NotTaken> NotTaken => _notTaken;

    public IReadOnlyList<(string Name, string Id, string Reason)> Kept => _kept;

    public bool IsComplete => Counts is { NotTaken: 0, Kept: 0 };

    /// <summary>The counts. After <see cref="Take"/>, they are those of the earlier attempt.</summary>
    public IngestCounts Counts => new(
        Created, Updated, Unchanged, Deleted, Missing, _kept.Count + _keptEarlier, _notTaken.Count + _notTakenEarlier, Bytes);

    /// <summary>The number of changes, as part of a sentence.</summary>
    public string Done => string.Create(CultureInfo.InvariantCulture, $"{Created} created, {Updated} updated, {Deleted} deleted");

    public void AddMissing() => Missing++;

    /// <summary>Takes over the counts of an earlier attempt that wrote everything and was stopped before the end of its run.</summary>
    public void Take(IngestCounts counts)
    {
        (Created, Updated, Unchanged, Deleted) = (counts.Created, counts.Updated, counts.Unchanged, counts.Deleted);
        (Missing, Bytes) = (counts.Missing, counts.Bytes);
        (_keptEarlier, _notTakenEarlier) = (counts.Kept, counts.NotTaken);
    }

    public void Add(NotTaken notTaken) => _notTaken.Add(notTaken);

    public void Add(StepResult result)
    {
        if (result.Step is DeleteStep delete)
            AddDelete(delete, result);
        else if (result.Step is KeepStep keep)
            AddUnchanged(keep.Artifact.Size);
        else
            AddPut((PutStep)result.Step, result);
    }

    private void AddUnchanged(long bytes)
    {
        Unchanged++;
        Bytes += bytes;
    }

    private void AddDelete(DeleteStep step, StepResult result)
    {
        if (result.Outcome == StepOutcome.Deleted)
            Deleted++;
        else if (result.Outcome == StepOutcome.Kept)
            _kept.Add((step.Artifact.Name, step.Artifact.Id.ToString(), result.Reason!));
    }

    private void AddPut(PutStep step, StepResult result)
    {
        var file = step.File.File;
        switch (result.Outcome)
        {
            case StepOutcome.Created:
                Created++;
                break;
            case StepOutcome.Updated:
                Updated++;
                break;
            case StepOutcome.NotTaken:
                _notTaken.Add(new NotTaken(file.Name, file.RelativePath, result.Reason!));
                return;
            default:
                Unchanged++;
                break;
        }

        Bytes += step.File.Content.Size;
    }
}
