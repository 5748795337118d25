using System.Globalization;

namespace Kontextual.Torture;

/// <summary>
/// Writes the transactions of one caller, which create, revise and link artifacts, or work on runs. The number of records is known before, so
/// that a partial transaction is detected.
/// </summary>
/// <param name="repository">The store.</param>
/// <param name="collection">The collection of the artifacts.</param>
/// <param name="shared">The artifacts that all callers revise and use.</param>
/// <param name="caller">Names the caller in the marks. No other caller has this name.</param>
/// <param name="seed">The seed of the random choices.</param>
/// <param name="worker">Names the caller as the worker of its runs, see <see cref="WorkerOf"/>. <paramref name="caller"/> by default.</param>
internal sealed class MarkedWrites(
    IKnowledgeRepository repository, CollectionId collection, IReadOnlyList<ArtifactId> shared, string caller, int seed, string? worker = null)
{
    private const int MostCreates = 3;
    private const int MostOwn = 16;
    private const int ChunkedEvery = 400;
    private const int RunsEvery = 3;
    private const int ChunkedSize = (1 << 20) + 4321;

    private readonly Random _random = new(seed);
    private readonly RunWrites _runs = new(repository, collection, shared, worker ?? caller, new Random(seed));
    private readonly List<(ArtifactId Id, int Revision)> _own = [];
    private int _number;

    /// <summary>The mark of the current or last transaction.</summary>
    public string CurrentMark => string.Create(CultureInfo.InvariantCulture, $"{caller}.{_number}");

    /// <summary>Writes the next transaction.</summary>
    public async Task<Ack> WriteAsync(CancellationToken cancellationToken = default)
    {
        _number++;
        var mark = CurrentMark;
        return _random.Next(RunsEvery) == 0
            ? await _runs.WriteAsync(mark, Text(mark), cancellationToken)
            : await WriteArtifactsAsync(mark, cancellationToken);
    }

    private async Task<Ack> WriteArtifactsAsync(string mark, CancellationToken cancellationToken)
    {
        var creates = _random.Next(1, MostCreates + 1);
        int? own = _own.Count > 0 && _random.Next(2) == 0 ? _random.Next(_own.Count) : null;
        ArtifactId? common = _random.Next(2) == 0 ? shared[_random.Next(shared.Count)] : null;
        var rows = creates + creates - 1 + (own is null ? 0 : 1) + (common is null ? 0 : 2);
        var text = Text(mark);

        var committed = await repository.WriteAsync(
            async (t, token) =>
            {
                var written = new List<AckedRow>(rows);
                var created = new List<Artifact>(creates);
                for (int i = 0; i < creates; i++)
                {
                    created.Add(await t.Artifacts.CreateAsync(DraftOf(mark, i, text), token));
                    written.Add(AckedRow.Of(created[^1]));
                    if (i > 0)
                        written.Add(AckedRow.Of(await LinkAsync(t, created[i].Id, created[i - 1].Id, token)));
                }

                if (own is { } mine)
                    written.Add(AckedRow.Of(await ReviseAsync(t, _own[mine].Id, Expected.Exactly(_own[mine].Revision), mark, text, token)));
                if (common is { } id)
                {
                    written.Add(AckedRow.Of(await ReviseAsync(t, id, Expected.Any, mark, text, token)));
                    written.Add(AckedRow.Of(await LinkAsync(t, created[0].Id, id, token)));
                }

                return written;
            },
            new WriteContext { Actor = caller, Reason = Mark.Reason(mark, rows) },
            cancellationToken);

        Remember(committed.Value, own);
        return new Ack(mark, committed.TransactionId, committed.FirstSequence ?? 0, committed.LastSequence ?? 0, committed.Value);
    }

    /// <summary>
    /// Returns one name for the callers of processes that replace each other, so that a later one takes over the runs of a killed one. Their names differ
    /// only between the first and the last part.
    /// </summary>
    public static string WorkerOf(string caller) => string.Concat(caller.AsSpan(0, caller.IndexOf('.') + 1), caller.AsSpan(caller.LastIndexOf('.') + 1));

    private void Remember(List<AckedRow> rows, int? own)
    {
        if (own is { } mine)
            _own[mine] = (_own[mine].Id, _own[mine].Revision + 1);
        _own.Add((ArtifactId.Parse(rows[0].Id), rows[0].Version));
        if (_own.Count > MostOwn)
            _own.RemoveAt(0);
    }

    private ArtifactDraft DraftOf(string mark, int i, string text)
    {
        var draft = TortureStore.Draft(collection, string.Create(CultureInfo.InvariantCulture, $"{mark} {i}"), $"{i} {text}");
        return _number % ChunkedEvery == 0 && i == 0 ? draft with { Content = ContentSource.FromBytes(Bytes()) } : draft;
    }

    private static async Task<Artifact> ReviseAsync(
        IKnowledgeTransaction t, ArtifactId id, Expected expected, string mark, string text, CancellationToken token)
    {
        var change = new ArtifactChange { Content = ContentSource.FromText($"revised by {mark} {id}: {text}"), Message = mark };
        return (await t.Artifacts.ReviseAsync(id, expected, change, token)).Value;
    }

    private static Task<Relationship> LinkAsync(IKnowledgeTransaction t, ArtifactId source, ArtifactId target, CancellationToken token) =>
        t.Relationships.CreateAsync(new RelationshipDraft { Source = source, Target = target, Type = "follows" }, token);

    private string Text(string mark) => mark + new string((char)('a' + _random.Next(26)), _random.Next(10, 2_000));

    private byte[] Bytes()
    {
        var bytes = new byte[ChunkedSize];
        _random.NextBytes(bytes);
        return bytes;
    }
}
