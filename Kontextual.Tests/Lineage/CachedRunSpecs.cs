using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Lineage;

/// <summary>Finding an earlier run whose outputs can be used again.</summary>
public sealed class CachedRunSpecs(Backend backend) : StoreSpecs(backend)
{
    private Pipeline pipeline = null!;

    [SetUp]
    public async Task MakePipeline()
    {
        pipeline = new Pipeline(Repository, await NewCollectionAsync());
        await pipeline.NoteAsync("a");
        await pipeline.RunAsync("parse", "a", "b c");
    }

    [Test, Property("Rule", "O6")]
    public async Task The_newest_run_of_the_operation_with_the_inputs_is_found()
    {
        (await FindAsync()).ShouldBe(pipeline.RunOf("parse"));
        Time.Advance(TimeSpan.FromSeconds(1));
        var second = await pipeline.RunAsync("parse", "a", "b");
        await pipeline.RunAsync("other", "a", "b");

        (await FindAsync()).ShouldBe(second);
        (await Repository.Runs.FindCachedAsync("another", await DigestAsync())).ShouldBeNull();
        (await Repository.Runs.FindCachedAsync("parse", ContentDigest.Of([1]))).ShouldBeNull();
    }

    [Test, Property("Rule", "O6")]
    public async Task A_run_that_has_not_succeeded_is_not_found()
    {
        var run = (await Repository.StartRunAsync(new() { Operation = "wait", Inputs = new() { Entries = [InputDraft.Of("a", pipeline["a"].Id)] } })).Value;
        var attempt = new RunAttempt(run.Id, 1);
        var digest = (await Repository.Runs.GetBundleAsync(run.InputBundleId!.Value)).Digest;
        await Repository.BeginRunAsync(attempt);
        (await Repository.Runs.FindCachedAsync("wait", digest)).ShouldBeNull();
        await Repository.FailRunAsync(attempt);
        (await Repository.Runs.FindCachedAsync("wait", digest)).ShouldBeNull();
        await Repository.ResumeRunAsync(run.Id, Expected.Any);
        await Repository.SucceedRunAsync(new(run.Id, 2));

        (await Repository.Runs.FindCachedAsync("wait", digest))!.Id.ShouldBe(run.Id);
    }

    [Test, Property("Rule", "O6")]
    public async Task Deleting_and_purging_an_output_makes_a_hit_a_miss_and_the_manifest_still_reads()
    {
        await Repository.DeleteArtifactAsync(pipeline["c"].Id, Expected.Any);
        (await FindAsync()).ShouldBeNull();
        (await FindAsync(CachedOutputs.Pinned)).ShouldBeNull();
        await Repository.RestoreArtifactAsync(pipeline["c"].Id, Expected.Any);
        (await FindAsync()).ShouldBe(pipeline.RunOf("parse"));

        await Repository.DeleteArtifactAsync(pipeline["c"].Id, Expected.Any);
        await Repository.PurgeArtifactAsync(pipeline["c"].Id, Expected.Any);

        (await FindAsync()).ShouldBeNull();
        (await FindAsync(CachedOutputs.Pinned)).ShouldBeNull();
        var manifest = (await Repository.Runs.ManifestsAsync(pipeline.RunOf("parse"))).Single();
        (await Repository.Runs.StreamManifestEntriesAsync(manifest.Id, ManifestEntryRole.Output).Select(entry => entry.Path).ToListAsync()).ShouldBe(["b", "c"]);
    }

    [Test, Property("Rule", "O6")]
    public async Task A_revised_output_is_a_hit_only_if_the_recorded_revision_is_enough()
    {
        await Repository.ReviseArtifactAsync(pipeline["b"].Id, Expected.Any, Draft.Text("other"));

        (await FindAsync()).ShouldBeNull();
        (await FindAsync(CachedOutputs.Pinned)).ShouldBe(pipeline.RunOf("parse"));
    }

    [Test, Property("Rule", "O6")]
    public async Task An_output_with_another_name_and_equal_content_is_a_hit()
    {
        await Repository.ReviseArtifactAsync(pipeline["b"].Id, Expected.Any, new() { Name = "renamed" });

        (await FindAsync()).ShouldBe(pipeline.RunOf("parse"));
    }

    [Test, Property("Rule", "A9")]
    public async Task A_view_of_the_past_finds_the_runs_that_had_succeeded_then()
    {
        var moment = AsOf.AtSequence((await Repository.Changes.HeadAsync()).Sequence);
        await pipeline.RunAsync("parse", "a", "b");
        await Repository.DeleteArtifactAsync(pipeline["b"].Id, Expected.Any);

        (await Repository.AsOf(moment).Runs.FindCachedAsync("parse", await DigestAsync()))!.Id.ShouldNotBe(pipeline.RunOf("parse"));
        (await Repository.AsOf(AsOf.AtSequence(0)).Runs.FindCachedAsync("parse", await DigestAsync())).ShouldBeNull();
    }

    [Test]
    public async Task Arguments_are_checked()
    {
        (await Should.ThrowAsync<ArgumentException>(() => Repository.Runs.FindCachedAsync(" ", ContentDigest.Of([1])))).ParamName.ShouldBe("operation");
        (await Should.ThrowAsync<ArgumentException>(() => Repository.Runs.FindCachedAsync("x", default))).ParamName.ShouldBe("inputDigest");
        (await Should.ThrowAsync<ArgumentOutOfRangeException>(() => Repository.Runs.FindCachedAsync("x", ContentDigest.Of([1]), (CachedOutputs)2)))
            .ParamName.ShouldBe("condition");
    }

    private async Task<RunId?> FindAsync(CachedOutputs condition = CachedOutputs.AtHead) =>
        (await Repository.Runs.FindCachedAsync("parse", await DigestAsync(), condition))?.Id;

    private async Task<ContentDigest> DigestAsync()
    {
        var run = await Repository.Runs.GetAsync(pipeline.RunOf("parse"));
        return (await Repository.Runs.GetBundleAsync(run.InputBundleId!.Value)).Digest;
    }
}
