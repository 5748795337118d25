using Kontextual.Benchmarks.Contestants;
using Kontextual.Benchmarks.Stores;

namespace Kontextual.Benchmarks.Floor;

/// <summary>
/// Inserts rows that were made before: for each artifact a content, a revision and a change record, on the schema of Floor. Nothing is
/// checked, hashed or read. The difference to Floor is what Floor does besides inserting.
/// </summary>
internal sealed class BareInserts(string path, Sources sources) : FloorContestant(path, sources)
{
    private readonly Sources _sources = sources;
    private readonly List<(object?[] Content, object?[] Revision, object?[] Change)> _rows = [];
    private Artifact[] _artifacts = [];

    /// <summary>Makes the rows of the next batch. This is not measured.</summary>
    public void Prepare(IReadOnlyList<NewArtifact> artifacts)
    {
        var contents = FloorContent.Of(artifacts);
        var chain = Transaction.ChainAfterLast(_sources.Ids.NewId());
        _rows.Clear();
        _artifacts = new Artifact[artifacts.Count];
        for (var i = 0; i < _artifacts.Length; i++)
        {
            var (content, key) = (contents[i], chain.NextSequence);
            var (digest, provenance) = (ContentDigest.FromHash(content.Hash), artifacts[i].Provenance.ToStoredText());
            var created = ArtifactStates.Created(new ArtifactId(_sources.Ids.NewId()), artifacts[i], digest, content.Size, chain.Time);
            _artifacts[i] = created;
            _rows.Add((
                FloorValues.Content(key, content),
                FloorValues.Revision(created, RevisionKind.Created, key, key, content.Hash, provenance),
                chain.Add(created, RevisionKind.Created, content.Hash, provenance, null)));
        }
    }

    public override ValueTask<IReadOnlyList<Artifact>> CreateManyAsync(IReadOnlyList<NewArtifact> artifacts) =>
        new(Write(() => Transaction.Run(Insert)));

    private Artifact[] Insert()
    {
        foreach (var (content, revision, change) in _rows)
        {
            Statements.InsertContent.With(content).Run();
            Statements.InsertRevision.With(revision).Run();
            Statements.InsertChange.With(change).Run();
        }

        return _artifacts;
    }
}
