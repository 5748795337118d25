using Kontextual.Cli;
using Kontextual.Domain;

namespace Kontextual.Tests.Cli;

/// <summary>What others do between the reading of a file and its writing.</summary>
public class IngestRaceTests
{
    [Test]
    public async Task A_large_file_that_changed_since_it_was_read_is_not_taken_and_the_rest_of_its_batch_is()
    {
        using var work = new Workplace();
        work.Write("a", "a");
        work.Write("big", new byte[3 << 20]);
        work.Write("z", "z");
        await using var store = await WithCollectionAsync(work);
        var steps = new List<IngestStep>();
        foreach (var name in (string[])["a", "big", "z"])
            steps.Add(new PutStep(await PrepareAsync(work, name), Held: null));
        using (var file = File.OpenWrite(work.PathOf("big")))
            file.WriteByte(1);
        var results = await store.Writer.WriteAsync(steps, CancellationToken.None);
        results.Select(result => result.Outcome).ShouldBe([StepOutcome.Created, StepOutcome.NotTaken, StepOutcome.Created]);
        results[1].Reason!.ShouldContain("changed");
        (await work.NamesAsync()).ShouldBe(["a", "z"]);
    }

    [Test]
    [Platform("Linux", Reason = "Elsewhere a file is opened by its path each time.")]
    public async Task A_large_file_whose_name_is_gone_since_it_was_read_is_taken_as_it_was()
    {
        using var work = new Workplace();
        work.Write("big", new byte[3 << 20]);
        await using var store = await WithCollectionAsync(work);
        var step = new PutStep(await PrepareAsync(work, "big"), Held: null);
        File.Delete(work.PathOf("big"));
        (await store.Writer.WriteAsync([step], CancellationToken.None)).Single().Outcome.ShouldBe(StepOutcome.Created);
    }

    [Test]
    public async Task What_somebody_else_wrote_since_the_listing_is_found_again()
    {
        using var work = new Workplace();
        foreach (var name in (string[])["created", "deleted", "revised", "same"])
            work.Write(name, "new");
        await using var store = await WithCollectionAsync(work);
        var revised = await store.CreateAsync("revised", "old");
        var deleted = await store.CreateAsync("deleted", "old");
        var steps = new List<IngestStep>
        {
            new PutStep(await PrepareAsync(work, "created"), Held: null),
            new PutStep(await PrepareAsync(work, "deleted"), deleted),
            new PutStep(await PrepareAsync(work, "revised"), revised),
            new PutStep(await PrepareAsync(work, "same"), Held: null),
        };
        await store.CreateAsync("created", "by somebody else");
        await store.Repository.DeleteArtifactAsync(deleted.Id, Expected.Any);
        using var between = ContentSource.FromText("in between");
        await store.Repository.ReviseArtifactAsync(revised.Id, Expected.Any, new ArtifactChange { Content = between });
        await store.CreateAsync("same", "new");
        var results = await store.Writer.WriteAsync(steps, CancellationToken.None);
        results.Select(result => result.Outcome)
            .ShouldBe([StepOutcome.Updated, StepOutcome.Created, StepOutcome.Updated, StepOutcome.Unchanged]);
        foreach (var name in (string[])["created", "deleted", "revised", "same"])
            (await work.ContentAsync(name)).ShouldBe("new", name);
    }

    [Test]
    public async Task An_artifact_that_somebody_changed_since_the_listing_is_not_pruned()
    {
        using var work = new Workplace();
        await using var store = await WithCollectionAsync(work);
        var seen = await store.CreateAsync("a", "old");
        using var between = ContentSource.FromText("in between");
        await store.Repository.ReviseArtifactAsync(seen.Id, Expected.Any, new ArtifactChange { Content = between });
        var result = (await store.Writer.WriteAsync([new DeleteStep(seen)], CancellationToken.None)).Single();
        result.Outcome.ShouldBe(StepOutcome.Kept);
        (await work.NamesAsync()).ShouldBe(["a"]);
    }

    [Test]
    public async Task An_artifact_that_somebody_deleted_since_the_listing_is_no_longer_to_be_pruned()
    {
        using var work = new Workplace();
        await using var store = await WithCollectionAsync(work);
        var seen = await store.CreateAsync("a", "old");
        await store.Repository.DeleteArtifactAsync(seen.Id, Expected.Any);
        (await store.Writer.WriteAsync([new DeleteStep(seen)], CancellationToken.None)).Single().Outcome.ShouldBe(StepOutcome.Unchanged);
    }

    [Test, Property("Rule", "O5")]
    public async Task An_unchanged_file_is_an_output_although_its_artifact_was_revised_or_purged_since_the_listing()
    {
        using var work = new Workplace();
        await using var store = await WithCollectionAsync(work);
        var same = await store.CreateAsync("same", "s");
        var revised = await store.CreateAsync("revised", "old");
        var purged = await store.CreateAsync("purged", "p");
        using var content = ContentSource.FromText("new");
        await store.Repository.ReviseArtifactAsync(revised.Id, Expected.Any, new ArtifactChange { Content = content });
        await store.Repository.DeleteArtifactAsync(purged.Id, Expected.Any);
        await store.Repository.PurgeArtifactAsync(purged.Id, Expected.Any);

        var results = await store.Writer.WriteAsync([new KeepStep(purged), new KeepStep(revised), new KeepStep(same)], CancellationToken.None);

        results.ShouldAllBe(result => result.Outcome == StepOutcome.Unchanged);
        var outputs = (await store.Repository.Runs.OutputsAsync(store.Run)).Items;
        outputs.Select(output => (output.Path, output.Revision, output.StepOrdinal)).ShouldBe([("revised", 1, 1), ("same", 1, 1)]);
    }

    private static async Task<PreparedFile> PrepareAsync(Workplace work, string name)
    {
        // Not after the walk: the file is opened through the folder that the walk holds.
        foreach (var entry in new FolderWalk(work.Docs, new FileFilter([], []), new OwnFiles(work.Store)).Entries())
        {
            if (entry is FoundFile file && file.Name == name)
                return (await FileReading.ReadAsync(file, CancellationToken.None)).Prepared!;
        }

        throw new ArgumentException($"There is no file {name}.", nameof(name));
    }

    private static async Task<OpenStore> WithCollectionAsync(Workplace work)
    {
        var repository = await work.OpenAsync();
        var collection = (await repository.CreateCollectionAsync(new CollectionDraft { Name = "docs" })).Value;
        var run = (await repository.StartRunAsync(new RunDraft { Operation = "ingest" })).Value;
        var attempt = new RunAttempt(run.Id, run.Attempt);
        await repository.BeginRunAsync(attempt);
        var step = (await repository.AddStepAsync(attempt, new StepDraft { Name = "write" })).Value;
        return new OpenStore(repository, collection.Id, new IngestWriter(repository, collection.Id, attempt, step.Id, WriteContext.None), run.Id);
    }

    private sealed record OpenStore(IKnowledgeRepository Repository, CollectionId Collection, IngestWriter Writer, RunId Run) : IAsyncDisposable
    {
        public async Task<Artifact> CreateAsync(string name, string text)
        {
            using var content = ContentSource.FromText(text);
            return (await Repository.CreateArtifactAsync(
                new ArtifactDraft { Collection = Collection, Name = name, Type = "text", Content = content })).Value;
        }

        public ValueTask DisposeAsync() => Repository.DisposeAsync();
    }
}
