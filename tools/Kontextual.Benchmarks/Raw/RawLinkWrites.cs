using Kontextual.Benchmarks.Contestants;
using Kontextual.Benchmarks.Stores;

namespace Kontextual.Benchmarks.Raw;

/// <summary>Writes relationships, after the same checks as the library. An end is checked once in a transaction.</summary>
internal sealed class RawLinkWrites(RawTransaction transaction, RawLinkStatements statements, Sources sources)
{
    public Relationship[] Create(IReadOnlyList<NewLink> links) => transaction.Run(chain =>
    {
        var created = new Relationship[links.Count];
        var ends = new HashSet<ArtifactId>();
        for (var i = 0; i < created.Length; i++)
            created[i] = Create(links[i], ends, chain);
        return created;
    });

    private Relationship Create(NewLink link, HashSet<ArtifactId> ends, ChangeLinks chain)
    {
        var (source, target) = (RawRows.IdText(link.Source.Value), RawRows.IdText(link.Target.Value));
        if (ends.Add(link.Source) && statements.LiveArtifact.With(source).Scalar() is null)
            throw new DanglingReferenceException(RelationshipEnd.Source, link.Source);
        if (ends.Add(link.Target) && statements.LiveArtifact.With(target).Scalar() is null)
            throw new DanglingReferenceException(RelationshipEnd.Target, link.Target);
        if (statements.HolderOfEnds.With(source, target, link.Type).Scalar() is string holder)
            throw new DuplicateRelationshipException(link.Source, link.Target, link.Type, RelationshipId.Parse(holder));
        var created = ArtifactStates.Linked(new RelationshipId(sources.Ids.NewId()), link, chain.Time, chain.NextSequence);
        var time = UtcTime.Format(chain.Time);
        statements.InsertLink.With(
            RawRows.IdText(created.Id.Value), source, target, created.Type, created.Metadata.Text, created.Provenance.ToStoredText(), time,
            created.FromSequence).Run();
        transaction.Insert(chain.Add(created), time);
        return created;
    }
}
