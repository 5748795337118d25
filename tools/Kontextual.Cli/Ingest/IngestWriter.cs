using System.Globalization;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>Writes steps into a collection. Each call uses one transaction.</summary>
internal sealed class IngestWriter(IKnowledgeRepository repository, CollectionId collection, WriteContext context)
{
    public async Task<IReadOnlyList<StepResult>> WriteAsync(IReadOnlyList<IngestStep> steps, CancellationToken cancellationToken)
    {
        try
        {
            var committed = await repository.WriteAsync((t, token) => WriteAllAsync(t, steps, token), context, cancellationToken);
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
            results.Add(step is PutStep put
                ? await PutAsync(transaction.Artifacts, put, cancellationToken)
                : await DeleteAsync(transaction.Artifacts, (DeleteStep)step, cancellationToken));
        }

        return results;
    }

    private async Task<StepResult> PutAsync(IArtifactWriter artifacts, PutStep step, CancellationToken cancellationToken)
    {
        try
        {
            return new StepResult(step, await CreateOrReviseAsync(artifacts, step.File, step.Held, cancellationToken));
        }
        catch (Exception e) when (e is DuplicateNameException or VersionConflictException || IsGone(e))
        {
            // Another writer has changed the artifact since the listing.
            var held = await artifacts.FindByNameAsync(collection, step.File.File.Name, cancellationToken);
            return new StepResult(step, await CreateOrReviseAsync(artifacts, step.File, held, cancellationToken));
        }
        catch (ArgumentException e)
        {
            return new StepResult(step, StepOutcome.NotTaken, ErrorReport.PlainMessage(e));
        }
    }

    private static bool IsGone(Exception error) => error is EntityNotFoundException { Kind: EntityKind.Artifact };

    private async Task<StepOutcome> CreateOrReviseAsync(
        IArtifactWriter artifacts, PreparedFile file, Artifact? held, CancellationToken cancellationToken)
    {
        if (held is null)
        {
            await artifacts.CreateAsync(DraftOf(file), cancellationToken);
            return StepOutcome.Created;
        }

        if (held.Digest == file.Content.Digest)
            return StepOutcome.Unchanged;
        await artifacts.ReviseAsync(held.Id, Expected.Exactly(held.HeadRevision), ChangeOf(held, file), cancellationToken);
        return StepOutcome.Updated;
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
