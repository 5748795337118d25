namespace Kontextual.Domain;

/// <summary>Reads operation runs, their steps, outputs, manifests and input bundles.</summary>
/// <remarks>
/// <para>
/// Runs are never deleted, so <c>includeDeleted</c> has no effect. A purged run is found by its id, and its texts are blank.
/// </para>
/// <para>
/// In a view of the past, every method reads the state at the moment of the view, see <see cref="IPastView"/>. Heartbeats are not recorded, so
/// the past has none. A run or a step that was purged later has the status, attempt and times of its end. A required argument that is null
/// causes an <see cref="ArgumentNullException"/>.
/// </para>
/// </remarks>
public partial interface IRunReader : IEntityReader<RunId, OperationRun, RunQuery>
{
    EntityKind IEntityReader<RunId, OperationRun, RunQuery>.Kind => EntityKind.Run;

    /// <summary>Finds the run of an operation with an idempotency key.</summary>
    /// <returns>The run, or null when there is none.</returns>
    /// <exception cref="ArgumentException">The operation is not a name, or the key is empty or invalid.</exception>
    Task<OperationRun?> FindByKeyAsync(string operation, string idempotencyKey, CancellationToken cancellationToken = default);

    /// <summary>Reads all steps of a run, in ascending order of their ordinals.</summary>
    /// <returns>The steps. The list is empty when the run does not exist.</returns>
    /// <exception cref="ArgumentException">The id is the default value.</exception>
    Task<IReadOnlyList<WorkflowStep>> StepsAsync(RunId run, CancellationToken cancellationToken = default);

    /// <summary>Finds the step with this id.</summary>
    /// <returns>The step, or null when there is none.</returns>
    /// <exception cref="ArgumentException">The id is the default value.</exception>
    Task<WorkflowStep?> FindStepAsync(StepId id, CancellationToken cancellationToken = default);

    /// <summary>
    /// Finds the first step of a run, by ordinal, that needs work: one that has neither succeeded nor been skipped. A resumed run continues
    /// there.
    /// </summary>
    /// <returns>The step, or null when all steps are done or there are none.</returns>
    /// <exception cref="ArgumentException">The id is the default value.</exception>
    Task<WorkflowStep?> FindOpenStepAsync(RunId run, CancellationToken cancellationToken = default);

    /// <summary>Reads one page of the current outputs of a run, in ascending order of their paths by code point.</summary>
    /// <returns>The page. It is empty when the run does not exist.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The page size is not 1 to 1,000.</exception>
    /// <exception cref="ArgumentException">The id is the default value, or the cursor does not belong to this query in this store.</exception>
    Task<Page<RunOutput>> OutputsAsync(RunId run, PageRequest? page = null, CancellationToken cancellationToken = default);

    /// <summary>Reads the sealed manifests of a run, one for each attempt that started and has ended, in ascending order of the attempts.</summary>
    /// <returns>The manifests. The list is empty when the run does not exist.</returns>
    /// <exception cref="ArgumentException">The id is the default value.</exception>
    Task<IReadOnlyList<RunManifest>> ManifestsAsync(RunId run, CancellationToken cancellationToken = default);

    /// <summary>Finds the sealed manifest of an attempt.</summary>
    /// <returns>The manifest, or null when the attempt does not exist, has not ended, or was cancelled before it started.</returns>
    /// <exception cref="ArgumentException">The id is the default value, or the number of the attempt is below 1.</exception>
    Task<RunManifest?> FindManifestAsync(RunAttempt attempt, CancellationToken cancellationToken = default);

    /// <summary>Reads one page of the inputs or outputs of a manifest, in ascending order of their paths by code point.</summary>
    /// <returns>The page. It is empty when the manifest does not exist.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The role is not defined, or the page size is not 1 to 1,000.</exception>
    /// <exception cref="ArgumentException">The id is the default value, or the cursor does not belong to this query in this store.</exception>
    Task<Page<ManifestEntry>> ManifestEntriesAsync(
        ManifestId manifest, ManifestEntryRole role, PageRequest? page = null, CancellationToken cancellationToken = default);

    /// <summary>Finds the input bundle with this id.</summary>
    /// <returns>The bundle, or null when there is none.</returns>
    /// <exception cref="ArgumentException">The id is the default value.</exception>
    Task<InputBundle?> FindBundleAsync(BundleId id, CancellationToken cancellationToken = default);

    /// <summary>Reads one page of the inputs of a bundle, in ascending order of their paths by code point.</summary>
    /// <returns>The page. It is empty when the bundle does not exist.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The page size is not 1 to 1,000.</exception>
    /// <exception cref="ArgumentException">The id is the default value, or the cursor does not belong to this query in this store.</exception>
    Task<Page<InputEntry>> BundleEntriesAsync(BundleId bundle, PageRequest? page = null, CancellationToken cancellationToken = default);
}
