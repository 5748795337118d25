using Kontextual.Persistence.Mapping;
using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Verification;

/// <summary>What the checks of one verification share.</summary>
/// <param name="db">Reads the state that is verified.</param>
/// <param name="dialect">The dialect of the backend.</param>
/// <param name="store">The identity of the store.</param>
/// <param name="options">The options, checked.</param>
/// <param name="progress">Receives the progress; null for nobody.</param>
/// <param name="cancellationToken">Cancels the verification.</param>
internal sealed class VerifyRun(
    KontextualDbContext db,
    IQueryDialect dialect,
    StoreInfo store,
    VerifyOptions options,
    IProgress<VerifyProgress>? progress,
    CancellationToken cancellationToken)
{
    private const int StepsPerReport = 1000;

    private readonly List<IAsyncDisposable> _readers = [];
    private VerifyStage _stage;
    private long _done;
    private long? _total;

    public KontextualDbContext Db => db;

    public IQueryDialect Dialect => dialect;

    public StoreInfo Store => store;

    public VerifyOptions Options => options;

    public CancellationToken CancellationToken => cancellationToken;

    public FindingList Findings { get; } = new(options.MaxFindings);

    /// <summary>Is told the wrong rows of derived tables, besides the findings; null for nobody.</summary>
    public IDerivedRows? Derived { get; init; }

    /// <summary>True when tables or columns are missing, so that statements of later checks can fail.</summary>
    public bool IsSchemaBroken { get; set; }

    public ChangePosition Last { get; set; } = ChangePosition.Start;

    public long Contents { get; set; }

    public long HashedContents { get; set; }

    public long HashedBytes { get; set; }

    public void Add(FindingKind kind, FindingPlace place, string description, FindingSeverity? severity = null) =>
        Findings.Add(kind, place, description, severity);

    /// <summary>Begins a stage, or continues it with another check.</summary>
    public void Begin(VerifyStage stage, long? total = null)
    {
        if (stage != _stage)
            _done = 0;
        (_stage, _total) = (stage, total);
        Report();
    }

    /// <summary>Counts a step of the stage. Cancelling acts here.</summary>
    public void Step()
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (++_done % StepsPerReport == 0)
            Report();
    }

    /// <summary>Opens a reader of rows, which is closed at the end of the check.</summary>
    public RowReader<T> Read<T>(IQueryable<T> rows)
        where T : class
    {
        var reader = new RowReader<T>(this, rows);
        _readers.Add(reader);
        return reader;
    }

    public VerifySummary Summary() => new()
    {
        Findings = Findings.Listed,
        FindingCount = Findings.Count,
        LastSequence = Last.Sequence,
        LastHash = Last.Hash,
        Contents = Contents,
        HashedContents = HashedContents,
        HashedBytes = HashedBytes,
    };

    /// <summary>Closes the readers of a check.</summary>
    public async Task CloseReadersAsync()
    {
        foreach (var reader in _readers)
            await reader.DisposeAsync().ConfigureAwait(false);
        _readers.Clear();
    }

    private void Report() => progress?.Report(new(_stage, _done, _total, Findings.Count));

    /// <summary>Adds a finding if an exception that ended a check was caused by damage.</summary>
    /// <param name="error">The exception.</param>
    /// <param name="known">What the engine makes of the exception.</param>
    /// <returns>True when the exception became a finding.</returns>
    public bool TryAdd(Exception error, KnowledgeException? known)
    {
        switch (known ?? error as KnowledgeException)
        {
            case StoreCorruptException when error is StoredValueException malformed:
                Findings.AddMalformed(malformed);
                return true;
            case StoreCorruptException damage:
                Add(FindingKind.DatabaseDamaged, FindingPlace.Of(damage.Where), $"{damage.Message} A part of the verification could not be done.");
                return true;
            case StoreUnavailableException { CanRetry: false } refused when IsSchemaBroken:
                Add(FindingKind.SchemaChanged, new(null, $"the check of {_stage}"), $"it could not be done: {refused.Message}");
                return true;
            default:
                return false;
        }
    }
}
