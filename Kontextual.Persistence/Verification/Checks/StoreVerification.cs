namespace Kontextual.Persistence.Verification.Checks;

/// <summary>Runs all checks of a store on one state.</summary>
internal static class StoreVerification
{
    private static readonly IVerifyStep[] Steps =
    [
        new IdentityStep(),
        new ChainStep(),
        new EntityStep<CollectionId, Collection>(CollectionDescription.Instance, Ranges.OfCollections),
        new EntityStep<RelationshipId, Relationship>(RelationshipDescription.Instance),
        new EntityStep<RunId, OperationRun>(RunDescription.Instance),
        new EntityStep<StepId, WorkflowStep>(StepDescription.Instance),
        new EntityStep<BundleId, InputBundle>(BundleDescription.Instance),
        new EntityStep<ManifestId, RunManifest>(ManifestDescription.Instance),
        new EntityStep<ContextPackageId, ContextPackage>(ContextPackageDescription.Instance, Ranges.OfPackages),
        new EntityStep<ContextReferenceId, ContextReference>(ContextReferenceDescription.Instance, Ranges.OfReferences),
        new ArtifactStep(),
        new PinnedStep(),
        new OutputsStep(),
        new PinStep(),
        new MovedInputsStep(),
        new ContentUseStep(),
        new ContentStep(),
    ];

    /// <summary>Runs the checks of the backend and those that all backends have, stage by stage.</summary>
    /// <param name="run">The verification.</param>
    /// <param name="ofBackend">The checks of the backend.</param>
    /// <param name="translate">Returns what an exception of the provider means; null for any other exception.</param>
    public static async Task<VerifySummary> RunAsync(VerifyRun run, IEnumerable<IVerifyStep> ofBackend, Func<Exception, KnowledgeException?> translate)
    {
        foreach (var step in ofBackend.Concat(Steps).OrderBy(step => step.Stage))
        {
            run.Begin(step.Stage);
            try
            {
                await step.RunAsync(run).ConfigureAwait(false);
            }
            catch (Exception e) when (run.TryAdd(e, translate(e)))
            {
                // The damage is a finding, and the other checks can find more.
            }
            catch (Exception e) when (translate(e) is { } known)
            {
                throw known;
            }
            finally
            {
                await run.CloseReadersAsync().ConfigureAwait(false);
            }
        }

        return run.Summary();
    }
}
