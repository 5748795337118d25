using Kontextual.Domain;
using Kontextual.Tests.Contents;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Repository;

/// <summary>A transaction is good only inside its body, and for one call at a time.</summary>
public sealed class TransactionEndSpecs(Backend backend) : StoreSpecs(backend)
{
    [Test, Property("Rule", "T4")]
    public async Task After_the_commit_every_verb_throws()
    {
        var transaction = (await Repository.WriteAsync(async (t, token) =>
        {
            await t.Collections.CreateAsync(Draft.Collection("kept"), token);
            return t;
        })).Value;

        await EveryVerbThrowsAsync(transaction);
    }

    [Test, Property("Rule", "T4")]
    public async Task After_a_failure_every_verb_throws()
    {
        IKnowledgeTransaction? transaction = null;
        await Should.ThrowAsync<DivideByZeroException>(() => Repository.WriteAsync<int>((t, _) =>
        {
            transaction = t;
            throw new DivideByZeroException();
        }));

        await EveryVerbThrowsAsync(transaction!);
    }

    [Test, Property("Rule", "T4")]
    public async Task An_ended_transaction_does_not_act_on_the_one_after_it()
    {
        var ended = (await Repository.WriteAsync((t, _) => Task.FromResult(t))).Value;

        await Repository.WriteAsync(async (t, token) =>
        {
            await t.Collections.CreateAsync(Draft.Collection("kept"), token);
            await Should.ThrowAsync<InvalidOperationException>(() => ended.Collections.CreateAsync(Draft.Collection("smuggled"), token));
        });

        (await Repository.Collections.ListAsync(new CollectionQuery())).Items.Select(collection => collection.Name).ShouldBe(["kept"]);
    }

    [Test, Property("Rule", "T4")]
    public async Task Two_verbs_at_once_are_refused()
    {
        var notes = await NewCollectionAsync();
        await using var slow = new GatedStream((1 << 20) + 1);
        await using var source = ContentSource.FromStream(slow);
        await source.PrepareAsync();
        slow.CloseGate();

        await Repository.WriteAsync(async (t, token) =>
        {
            var draft = new ArtifactDraft { Collection = notes.Id, Name = "slow", Type = "file", Content = source };
            // Contents over 1 MiB are read again while they are written: the verb now waits in the middle of that.
            var first = t.Artifacts.CreateAsync(draft, token);
            await slow.AtGate.Soon();
            try
            {
                await Should.ThrowAsync<InvalidOperationException>(
                    async () => await t.Artifacts.CreateAsync(Draft.Note(notes.Id, "b"), token).Soon());
                await Should.ThrowAsync<InvalidOperationException>(
                    async () => await t.Artifacts.FindByNameAsync(notes.Id, "b", token).Soon());
            }
            finally
            {
                slow.OpenGate();
            }

            await first.Soon();
        });

        (await Repository.Artifacts.ListAsync(new ArtifactQuery())).Items.Select(artifact => artifact.Name).ShouldBe(["slow"]);
    }

    private static async Task EveryVerbThrowsAsync(IKnowledgeTransaction ended)
    {
        var collection = CollectionId.Parse("01890000-0000-7000-8000-000000000000");
        var artifact = ArtifactId.Parse("01890000-0000-7000-8000-000000000001");
        var link = RelationshipId.Parse("01890000-0000-7000-8000-000000000002");
        var draft = new RelationshipDraft { Source = artifact, Target = artifact, Type = "x" };
        Func<Task>[] verbs =
        [
            () => ended.Collections.CreateAsync(Draft.Collection("late")),
            () => ended.Collections.RenameAsync(collection, Expected.Any, "late"),
            () => ended.Collections.UpdateAsync(collection, Expected.Any, new CollectionChange()),
            () => ended.Collections.DeleteAsync(collection, Expected.Any),
            () => ended.Collections.FindAsync(collection),
            () => ended.Collections.FindByNameAsync("late"),
            () => ended.Collections.ListAsync(new CollectionQuery()),
            () => ended.Artifacts.CreateAsync(Draft.Note(collection, "late")),
            () => ended.Artifacts.PutAsync(Draft.Note(collection, "late"), Expected.Any),
            () => ended.Artifacts.ReviseAsync(artifact, Expected.Any, new ArtifactChange()),
            () => ended.Artifacts.DeleteAsync(artifact, Expected.Any),
            () => ended.Artifacts.RestoreAsync(artifact, Expected.Any),
            () => ended.Artifacts.FindAsync(artifact),
            () => ended.Artifacts.FindByNameAsync(collection, "late"),
            () => ended.Artifacts.ListAsync(new ArtifactQuery()),
            () => ended.Artifacts.FindRevisionAsync(artifact, 1),
            () => ended.Artifacts.HistoryAsync(artifact),
            () => ended.Artifacts.GetTextAsync(artifact, 1),
            () => ended.Artifacts.GetBytesAsync(artifact, 1),
            () => ended.Artifacts.OpenContentAsync(artifact, 1),
            () => ended.Relationships.CreateAsync(draft),
            () => ended.Relationships.UpdateAsync(link, Expected.Any, new RelationshipChange()),
            () => ended.Relationships.DeleteAsync(link, Expected.Any),
            () => ended.Relationships.FindAsync(link),
            () => ended.Relationships.FindByEndsAsync(artifact, artifact, "x"),
            () => ended.Relationships.ListAsync(new RelationshipQuery()),
            () => ended.Changes.HeadAsync(),
            () => ended.Changes.FindAsync(1),
            () => ended.Changes.FindPositionAsync(0),
            () => ended.Changes.SinceAsync(ChangePosition.Start),
            () => ended.Changes.HistoryAsync(EntityKind.Artifact, artifact),
            () => ended.Changes.TransactionAsync(ended.Id),
        ];
        for (int i = 0; i < verbs.Length; i++)
            await Should.ThrowAsync<InvalidOperationException>(async () => await verbs[i]().Soon(), $"verb {i}");
    }
}
