using System.Text;
using Kontextual.Domain;
using Kontextual.Persistence;
using Kontextual.Persistence.Backends.Sqlite.Files;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Runs;
using Kontextual.Tests.Schema;
using Microsoft.Extensions.Time.Testing;

namespace Kontextual.Tests.Backends.Sqlite;

/// <summary>Compacting, after which nothing of what was purged is in the files.</summary>
[TestFixture]
public sealed class CompactTests() : StoreSpecs(Backend.Sqlite)
{
    private static readonly string[] Secrets =
        ["xylophonist", "quagmire", "zeppelin", "brouhaha", "kerfuffle", "flibbertigibbet", "gobbledygook", "lollygag", "nincompoop", "skedaddle", "widdershins",
        "bumfuzzle", "cattywampus", "gardyloo", "taradiddle", "collywobbles", "snickersnee"];

    [Test, Property("Rule", "A7")]
    public async Task After_purging_and_compacting_no_byte_of_it_is_in_the_files()
    {
        var kept = await KeptAsync();
        await PurgeSecretsAsync();
        var run = await SecretRuns.MakeAsync(Repository, kept.Id, $"{Secrets[10]} key", Secrets[10]);
        await Repository.PurgeRunAsync(run.Id, Expected.Any);
        (await FoundInFilesAsync()).ShouldNotBeEmpty("The log still has it, or the test looks in the wrong place.");

        var summary = await Repository.CompactAsync();

        (await FoundInFilesAsync()).ShouldBeEmpty();
        summary.BytesAfter.ShouldBeLessThan(summary.BytesBefore);
        (await Repository.Artifacts.GetTextAsync(kept)).ShouldBe("kept");
        (await StoreDump.ChangesAsync(Repository.Changes)).Count.ShouldBeGreaterThan(5);
        await Store.CloseAsync();
        (await FoundInFilesAsync()).ShouldBeEmpty();
        using var raw = new RawStore(Store.Path);
        raw.Rows("PRAGMA integrity_check").ShouldBe(["ok"]);
        raw.Rows("PRAGMA foreign_key_check").ShouldBeEmpty();
    }

    [Test, Property("Rule", "A7"), Property("Rule", "P4")]
    public async Task A_backup_has_no_byte_of_it_although_the_store_was_not_compacted()
    {
        var kept = await KeptAsync();
        await PurgeSecretsAsync();
        using var folder = new TempFolder();

        var summary = await KnowledgeStore.BackupAsync(Repository, folder.File("backup.db")).Soon();

        (await FoundInFilesAsync()).ShouldNotBeEmpty("The store still has it, or the test looks in the wrong place.");
        (await FoundInAsync(folder.Path)).ShouldBeEmpty();
        summary.Verification!.IsWhole.ShouldBeTrue();
        await using var copy = await KnowledgeStore.OpenAsync(options => options.UseSqlite(folder.File("backup.db")));
        (await StoreDump.OfAsync(copy)).ShouldBe(await DumpAsync());
        (await copy.Artifacts.GetTextAsync(kept)).ShouldBe("kept");
    }

    [Test, Property("Rule", "A7")]
    public async Task A_reader_that_stays_is_waited_for_and_then_said_to_be_in_the_way()
    {
        await KeptAsync();
        using var reading = new RawStore(Store.Path);
        reading.Execute("BEGIN");
        reading.Rows("SELECT count(*) FROM artifacts");

        var impatient = await Store.OpenAnotherAsync(options => options.UseSqlite(Store.Path, sqlite => sqlite.BusyWait = TimeSpan.FromSeconds(1)));
        var error = await Should.ThrowAsync<StoreUnavailableException>(impatient.CompactAsync().Soon());

        (error.CanRetry, error.OutcomeUnknown).ShouldBe((true, false));
        error.Message.ShouldContain(" for 1 s,");
        reading.Execute("ROLLBACK");
        await Repository.CompactAsync().Soon();
        await NewCollectionAsync("next");
    }

    [Test, Property("Rule", "A7")]
    public async Task It_takes_its_turn_among_writes_and_can_be_cancelled_before()
    {
        await using var held = await HeldWrite.StartAsync(Repository);
        using var cancelling = new CancellationTokenSource();
        var cancelled = Repository.CompactAsync(cancelling.Token);
        var waiting = Repository.CompactAsync();
        var after = NewCollectionAsync("after");

        await cancelling.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(cancelled.Soon());
        waiting.IsCompleted.ShouldBeFalse();
        await held.CommitAsync();

        (await waiting.Soon()).BytesAfter.ShouldBeGreaterThan(0);
        (await after.Soon()).Name.ShouldBe("after");
    }

    [Test, Property("Rule", "T1")]
    public async Task A_write_behind_one_that_was_given_up_still_has_its_transaction()
    {
        using var cancelling = new CancellationTokenSource();
        Task<CompactSummary> given;
        Task failing;
        using (await StoreLock.AcquireAsync(Store.Path, TimeSpan.Zero, CancellationToken.None))
        {
            given = Repository.CompactAsync(cancelling.Token);
            failing = Repository.WriteAsync(async (t, token) =>
            {
                await t.Collections.CreateAsync(Draft.Collection("half"), token);
                throw new DivideByZeroException("on purpose");
            });
            await cancelling.CancelAsync();
            await Should.ThrowAsync<OperationCanceledException>(given.Soon());
        }

        await Should.ThrowAsync<DivideByZeroException>(failing.Soon());
        (await Repository.Collections.ListAsync(new CollectionQuery())).Items.ShouldBeEmpty();
    }

    [Test, Property("Rule", "T1")]
    public async Task It_never_joins_a_shared_transaction()
    {
        // A window that stays open, in which the writer of a group that goes on looks for more to join it.
        await Store.CloseAsync();
        await using var repository = await Store.OpenAnotherAsync(
            options =>
            {
                options.Elapsed = new FakeTimeProvider();
                options.UseSqlite(Store.Path, sqlite => sqlite.SharedCommitWindow = TimeSpan.FromSeconds(1));
            });
        await using var held = await HeldWrite.StartAsync(repository);
        using var cancelling = new CancellationTokenSource();
        var given = repository.WriteAsync((t, token) => t.Collections.CreateAsync(Draft.Collection("given up"), token), null, cancelling.Token);
        var compacting = repository.CompactAsync();
        await cancelling.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(given.Soon());

        await held.CommitAsync();

        (await compacting.Soon()).BytesAfter.ShouldBeGreaterThan(0);
    }

    [Test, Property("Rule", "T4")]
    public async Task It_cannot_be_called_inside_a_write() => await Repository.WriteAsync(
        async (_, _) => await Should.ThrowAsync<InvalidOperationException>(() => Repository.CompactAsync()));

    private async Task<Artifact> KeptAsync()
    {
        var kept = await NewNoteAsync(await NewCollectionAsync("kept"), "kept", "kept");
        await Repository.ReviseArtifactAsync(kept.Id, Expected.Any, Draft.Text("kept too"));
        return kept;
    }

    private async Task PurgeSecretsAsync()
    {
        var draft = new CollectionDraft { Name = Secrets[0], Description = Secrets[1], Metadata = Draft.Meta($$"""{"a":"{{Secrets[2]}}"}""") };
        var secret = (await Repository.CreateCollectionAsync(draft, new WriteContext { Reason = Secrets[3] })).Value;
        var note = Draft.Note(secret.Id, Secrets[4], Secrets[5]) with
        {
            Metadata = Draft.Meta($$"""{"a":"{{Secrets[6]}}"}"""),
            Message = Secrets[7],
            Provenance = new Provenance { Source = Secrets[8] },
        };
        var artifact = (await Repository.CreateArtifactAsync(note, new WriteContext { Reason = Secrets[3] })).Value;
        byte[] big = [.. Enumerable.Repeat(Encoding.UTF8.GetBytes($"{Secrets[9]}\0"), 200_000).SelectMany(b => b)];
        await Repository.ReviseArtifactAsync(artifact.Id, Expected.Any, new ArtifactChange { Content = ContentSource.FromBytes(big) });
        var link = (await Repository.CreateRelationshipAsync(
            Draft.Link(artifact, artifact) with { Metadata = Draft.Meta($$"""{"b":"{{Secrets[2]}}"}""") })).Value;
        await PurgeSecretPackageAsync(artifact);
        await Repository.WriteAsync(async (t, token) =>
        {
            await t.Collections.DeleteAsync(secret.Id, Expected.Any, DeletePolicy.Cascade, token);
            await t.Relationships.PurgeAsync(link.Id, Expected.Any, token);
            await t.Collections.PurgeAsync(secret.Id, Expected.Any, DeletePolicy.Cascade, token);
        });
    }

    private async Task PurgeSecretPackageAsync(Artifact artifact)
    {
        var because = new WriteContext { Reason = Secrets[3] };
        var package = (await Repository.CreateContextPackageAsync(
            Draft.Package(Secrets[10]) with { Description = Secrets[11], Metadata = Draft.Meta($$"""{"a":"{{Secrets[12]}}"}""") }, because)).Value;
        var outside = Draft.Reference(package, artifact) with
        {
            Target = ContextTarget.External(Secrets[13], Secrets[14]),
            Metadata = Draft.Meta($$"""{"a":"{{Secrets[15]}}"}"""),
            Provenance = new Provenance { Source = Secrets[16] },
        };
        await Repository.AddContextReferenceAsync(outside, because);
        await Repository.AddContextReferenceAsync(outside with { Target = ContextTarget.ForArtifact(artifact.Id), Ordinal = 1 }, because);
        await Repository.RenameContextPackageAsync(package.Id, Expected.Any, $"{Secrets[10]} too", because);
        await Repository.DeleteContextPackageAsync(package.Id, Expected.Any, because);
        await Repository.PurgeContextPackageAsync(package.Id, Expected.Any);
    }

    /// <summary>Where in the store's files one of the secrets stands, looked at as bytes.</summary>
    /// <remarks>By another process: opening the file of a store in use would cancel SQLite's locks on it.</remarks>
    private Task<string> FoundInFilesAsync() => FoundInAsync(Store.Folder);

    private static async Task<string> FoundInAsync(string folder)
    {
        var patterns = Secrets.SelectMany(secret => new[] { "-e", secret });
        var (code, output, errors) = await ChildProcess.RunAsync("grep", ["--text", "--only-matching", "--recursive", .. patterns, "."], folder);
        code.ShouldBeLessThan(2, errors);
        return output;
    }
}
