using System.Globalization;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>Writes steps into a collection and records their outputs. Each call uses one transaction.</summary>
/// <param name="repository">The repository.</param>
/// <param name="collection">The collection.</param>
/// <param name="attempt">The attempt of the run.</param>
/// <param name="runStep">The step of the run that the outputs belong to.</param>
/// <param name="context">The context of the writes, to which the attempt is added.</param>
internal sealed class IngestWriter(
    IKnowledgeRepository repository, CollectionId collection, RunAttempt attempt, StepId runStep, WriteContext context)
{
    private readonly WriteContext _context = context with { Attempt = attempt };

    public async Task<IReadOnlyList<StepResult>> WriteAsync(IReadOnlyList<IngestStep> steps, CancellationToken cancellationToken)
    {
        try
        {
            var committed = await repository.WriteAsync((t, token) => WriteAllAsync(t, steps, token), _context, cancellationToken);
            return committed.Value;
        }
        catch (Exception e) when (steps is [PutStep] && e is IOException or UnauthorizedAccessException)
        {
            // A large file is read again while it is written, and it has changed.
            return [new StepResult(steps[0], StepOutcome.NotTaken, FileProblem.Of(e))];
        }
        catch (Exception e) when (steps.Count > 1 && e is IOException or UnauthorizedAccessException)
        {
            return await WriteOneByOneAsync(steps, cancellationToken);
        }
    }

    private async Task<IReadOnlyList<StepResult>> WriteOneByOneAsync(IReadOnlyList<IngestStep> steps, CancellationToken cancellationToken)
    {
        var results = new List<StepResult>();
        foreach (var step in steps)
            results.AddRange(await WriteAsync([step], cancellationToken));
        return results;
    }

    private async Task<IReadOnlyList<StepResult>> WriteAllAsync(
        IKnowledgeTransaction transaction, IReadOnlyList<IngestStep> steps, CancellationToken cancellationToken)
    {
        var results = new List<StepResult>(steps.Count);
        foreach (var step in steps)
        {
            results.Add(step switch
            {
                PutStep put => await PutAsync(transaction.Artifacts, put, cancellationToken),
                KeepStep keep => new StepResult(keep, StepOutcome.Unchanged, Stored: keep.Artifact),
                _ => await DeleteAsync(transaction.Artifacts, (DeleteStep)step, cancellationToken),
            });
        }

        // In the same transaction, so that the run names exactly the files that are in the store, wherever it is stopped.
        await RecordAsync(transaction.Runs, [.. results.Select(result => result.Stored).OfType<Artifact>().Select(OutputOf)], cancellationToken);
        return results;
    }

    private async Task RecordAsync(IRunWriter runs, IReadOnlyList<OutputDraft> outputs, CancellationToken cancellationToken)
    {
        if (outputs.Count == 0)
            return;
        try
        {
            await runs.RecordOutputsAsync(attempt, outputs, cancellationToken);
        }
        catch (EntityNotFoundException e) when (outputs.Count > 1 && e.Kind == EntityKind.Artifact)
        {
            foreach (var output in outputs)
                await RecordAsync(runs, [output], cancellationToken);
        }
        catch (EntityNotFoundException e) when (e.Kind == EntityKind.Artifact)
        {
            // Another writer has purged the artifact since the listing. There is nothing left that the output could name.
        }
    }

    // The name is the path of the file in NFC, so that it follows the rules of paths. The artifact is named by its id.
    private OutputDraft OutputOf(Artifact artifact) =>
        new() { Path = artifact.Name, ArtifactId = artifact.Id, Revision = artifact.HeadRevision, Step = runStep };

    private async Task<StepResult> PutAsync(IArtifactWriter artifacts, PutStep step, CancellationToken cancellationToken)
    {
        try
        {
            return await CreateOrReviseAsync(artifacts, step, step.Held, cancellationToken);
        }
        catch (Exception e) when (e is DuplicateNameException or VersionConflictException || IsGone(e))
        {
            // Another writer has changed the artifact since the listing.
            var held = await artifacts.FindByNameAsync(collection, step.File.File.Name, cancellationToken);
            return await CreateOrReviseAsync(artifacts, step, held, cancellationToken);
        }
        catch (ArgumentException e)
        {
            return new StepResult(step, StepOutcome.NotTaken, ErrorReport.PlainMessage(e));
        }
    }

    private static bool IsGone(Exception error) => error is EntityNotFoundException { Kind: EntityKind.Artifact };

    private async Task<StepResult> CreateOrReviseAsync(
        IArtifactWriter artifacts, PutStep step, Artifact? held, CancellationToken cancellationToken)
    {
        var file = step.File;
        if (held is null)
            return new StepResult(step, StepOutcome.Created, Stored: await artifacts.CreateAsync(DraftOf(file), cancellationToken));
        if (held.Digest == file.Content.Digest)
            return new StepResult(step, StepOutcome.Unchanged, Stored: held);
        var revised = await artifacts.ReviseAsync(held.Id, Expected.Exactly(held.HeadRevision), ChangeOf(held, file), cancellationToken);
        return new StepResult(step, StepOutcome.Updated, Stored: revised.Value);
    }

    private static async Task<StepResult> DeleteAsync(IArtifactWriter artifacts, DeleteStep step, CancellationToken cancellationToken)
    {
        try
        {
            var expected = Expected.Exactly(step.Artifact.HeadRevision);
            await artifacts.DeleteAsync(step.Artifact.Id, expected, DeletePolicy.Restrict, cancellationToken);
            return new StepResult(step, StepOutcome.Deleted);
        }
        catch (ArtifactInUseException e)
        {
            var links = e.Relationships.Count.ToString(CultureInfo.InvariantCulture);
            return new StepResult(step, StepOutcome.Kept, $"it has {links} link(s); 'rm --cascade' deletes it with them");
        }
        catch (VersionConflictException)
        {
            return new StepResult(step, StepOutcome.Kept, "another writer changed it");
        }
        catch (EntityNotFoundException)
        {
            // Another writer has deleted the artifact, so there is nothing left to do.
            return new StepResult(step, StepOutcome.Unchanged);
        }
    }

    private ArtifactDraft DraftOf(PreparedFile file) => new()
    {
        Collection = collection,
        Name = file.File.Name,
        Type = file.Type,
        MediaType = file.MediaType,
        Content = file.Content,
        Provenance = ProvenanceOf(file),
    };

    // A type that another writer assigned is kept. Metadata is always kept.
    private static ArtifactChange ChangeOf(Artifact held, PreparedFile file)
    {
        var isOurs = held.Type is "text" or "binary";
        return new ArtifactChange
        {
            Content = file.Content,
            Type = isOurs ? file.Type : null,
            MediaType = isOurs ? file.MediaType : null,
            Provenance = ProvenanceOf(file),
        };
    }

    // The path is relative, because the location of the folder on this machine is private and means nothing on another machine.
    private static Provenance ProvenanceOf(PreparedFile file) =>
        new() { Source = file.File.RelativePath, Tool = ToolInfo.Name, ToolVersion = ToolInfo.Version };
}
