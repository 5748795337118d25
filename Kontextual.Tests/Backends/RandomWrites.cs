using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Backends;

/// <summary>Random verbs, right and wrong ones, in random transactions, of which some fail; and a transcript of all that came of it.</summary>
internal sealed class RandomWrites(TestStore store, int seed)
{
    private static readonly string[] Names = ["a", "b", "c", "\u00e9", "e\u0301", "\ue000", "😀", "A"];
    private static readonly string[] Types = ["note", "file", "refers-to"];

    private readonly Random random = new(seed);
    private readonly List<CollectionId> collections = [];
    private readonly List<ArtifactId> artifacts = [];
    private readonly List<RelationshipId> links = [];
    private readonly List<string> transcript = [];

    /// <summary>Runs transactions and returns what each gave, and at the end the whole store.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(int transactions)
    {
        for (int i = 0; i < transactions; i++)
            await TransactAsync(i);

        transcript.AddRange(await StoreDump.OfAsync(store.Repository));
        foreach (var order in Enum.GetValues<ArtifactOrder>())
        {
            var query = new ArtifactQuery { OrderBy = order, IncludeDeleted = true, Direction = SortDirection.Descending };
            transcript.AddRange((await store.Repository.Artifacts.StreamAsync(query).ToListAsync()).Select(artifact => $"{order} {artifact.Id}"));
        }

        return transcript;
    }

    /// <summary>Runs one transaction.</summary>
    public async Task TransactAsync(int number)
    {
        if (random.Next(3) == 0)
            store.Time.Advance(TimeSpan.FromMilliseconds(random.Next(-2, 5)));
        var context = new WriteContext { Actor = random.Next(2) == 0 ? "ann" : null, Reason = $"reason {number}" };
        await LogAsync(async () =>
        {
            var committed = await store.Repository.WriteAsync(BodyAsync, context);
            return $"{committed.TransactionId} {committed.FirstSequence} {committed.LastSequence}";
        });
    }

    private async Task BodyAsync(IKnowledgeTransaction t, CancellationToken token)
    {
        for (int verbs = random.Next(1, 5); verbs > 0; verbs--)
            await LogAsync(() => VerbAsync(t, token));
        if (random.Next(6) == 0)
            throw new DivideByZeroException("on purpose");
    }

    private async Task<string> VerbAsync(IKnowledgeTransaction t, CancellationToken token) => random.Next(14) switch
    {
        0 or 1 => Keep(collections, (await t.Collections.CreateAsync(Draft.Collection(Pick(Names)), token)).Id),
        2 => $"{await t.Collections.RenameAsync(Pick(collections), Version(), Pick(Names), token)}",
        3 => $"{await t.Collections.DeleteAsync(Pick(collections), Version(), Policy(), token)}",
        4 or 5 or 6 => Keep(artifacts, (await t.Artifacts.CreateAsync(Note(), token)).Id),
        7 => $"{await t.Artifacts.PutAsync(Note(), Version(), token)}",
        8 => $"{await t.Artifacts.ReviseAsync(Pick(artifacts), Version(), Change(), token)}",
        9 => $"{await t.Artifacts.DeleteAsync(Pick(artifacts), Version(), Policy(), token)}",
        10 => $"{await t.Artifacts.RestoreAsync(Pick(artifacts), Version(), token)}",
        11 or 12 => Keep(links, (await t.Relationships.CreateAsync(Link(), token)).Id),
        _ => $"{await t.Relationships.DeleteAsync(Pick(links), Version(), token)}",
    };

    // Rolled-back ids are kept as well: verbs on what is not there are part of the game.
    private static string Keep<TId>(List<TId> ids, TId id)
    {
        ids.Add(id);
        return $"{id}";
    }

    private ArtifactDraft Note() => Draft.Note(Pick(collections), Pick(Names), $"text {random.Next(3)}") with { Type = Pick(Types) };

    private ArtifactChange Change() => random.Next(3) switch
    {
        0 => Draft.Text($"text {random.Next(3)}"),
        1 => new ArtifactChange { Name = Pick(Names), Metadata = Draft.Meta($$"""{"n":{{random.Next(3)}}.0}""") },
        _ => new ArtifactChange { Collection = Pick(collections) },
    };

    private RelationshipDraft Link() => new() { Source = Pick(artifacts), Target = Pick(artifacts), Type = Pick(Types) };

    private Expected Version() => random.Next(3) == 0 ? Expected.Exactly(random.Next(1, 4)) : Expected.Any;

    private DeletePolicy Policy() => random.Next(2) == 0 ? DeletePolicy.Restrict : DeletePolicy.Cascade;

    // With nothing to pick from the default value, which is an error of its own.
    private TId Pick<TId>(IReadOnlyList<TId> ids)
        where TId : struct => ids.Count == 0 ? default : ids[random.Next(ids.Count)];

    private string Pick(string[] texts) => texts[random.Next(texts.Length)];

    private async Task LogAsync(Func<Task<string>> act)
    {
        try
        {
            transcript.Add(await act());
        }
        catch (Exception e) when (e is KnowledgeException or ArgumentException or DivideByZeroException)
        {
            transcript.Add($"{e.GetType().Name}: {e.Message}");
        }
    }
}
