using Kontextual.Domain;

namespace Kontextual.Tests.Cli;

/// <summary>A store with the artifacts <c>data.csv</c> and <c>summary.md</c>, and the runs that made the second from the first.</summary>
internal sealed class PipelineStore : IDisposable
{
    public const string Key = "2026-11-29";

    private PipelineStore()
    {
    }

    public Workplace Work { get; } = new();

    public ArtifactId Data { get; private set; }

    public ArtifactId Summary { get; private set; }

    /// <summary>The run that failed in its first attempt and succeeded in its second.</summary>
    public RunId Run { get; private set; }

    public static async Task<PipelineStore> NewAsync()
    {
        var pipeline = new PipelineStore();
        await using var repository = await pipeline.Work.OpenAsync();
        var collection = (await repository.CreateCollectionAsync(new() { Name = "docs" })).Value.Id;
        pipeline.Data = (await repository.CreateArtifactAsync(Draft(collection, "data.csv", "1;2"))).Value.Id;
        await Should.ThrowAsync<InvalidOperationException>(() => pipeline.SummariseAsync(repository, collection, isBroken: true));
        pipeline.Run = (await pipeline.SummariseAsync(repository, collection, isBroken: false)).Id;
        return pipeline;
    }

    public Task<CliResult> RunAsync(params string[] args) => Work.RunAsync(args);

    public void Dispose() => Work.Dispose();

    private Task<OperationRun> SummariseAsync(IKnowledgeRepository repository, CollectionId collection, bool isBroken)
    {
        var draft = new RunDraft
        {
            Operation = "summarise",
            Actor = "worker",
            IdempotencyKey = Key,
            Inputs = new()
            {
                Parameters = Metadata.Parse("""{"words":1.0}"""),
                Entries = [InputDraft.Of("in", Data), InputDraft.Outside("web", "https://example.org/x", ContentDigest.Of("x"u8))],
            },
        };
        return repository.RunAsync(
            draft,
            async run =>
            {
                await run.StepAsync("parse", _ => Task.FromResult(3));
                await run.StepAsync("write", async step =>
                {
                    if (isBroken)
                        throw new InvalidOperationException("The disk\nis full.");
                    Summary = (await step.Repository.CreateArtifactAsync(Draft(collection, "summary.md", "# 3"), step.Context)).Value.Id;
                    await step.RecordOutputAsync("out/summary.md", Summary);
                    step.Add(DiagnosticSeverity.Warning, "W1", "The summary is short.");
                });
            });
    }

    private static ArtifactDraft Draft(CollectionId collection, string name, string text) =>
        new() { Collection = collection, Name = name, Type = "text", MediaType = "text/plain", Content = ContentSource.FromText(text) };
}
