using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>Everything that can be read of the model: the committed state, or that of a transaction.</summary>
internal partial class PlainReads(Func<PlainState> state, PlainRules rules) : IReads
{
    protected PlainRules Rules => rules;

    private PlainState State => state();

    /// <summary>The sequence that a moment stands for.</summary>
    private int SequenceOf(Past asOf) => asOf.Time is { } time
        ? rules.SequenceAt(State.Changes.Select(change => change.Time), Clock.Text(time))
        : rules.LastWhole([.. State.Changes.Select(change => change.Transaction)], (int)Math.Min(asOf.Sequence!.Value, State.Changes.Count));

    private World At(Past? asOf) => asOf is null ? State.Now : State.Past[SequenceOf(asOf)];

    /// <summary>The state that a page is read from: where the listing began, when it is one of the past.</summary>
    private (World World, long? Moment) At(Past? asOf, PlainCursor? place)
    {
        var moment = place?.Moment ?? (asOf is null ? null : SequenceOf(asOf));
        return (moment is { } found ? State.Past[(int)found] : At(asOf), moment);
    }

    // What is purged now is blank at every moment of the past as well.
    private CollectionRow AsKept(CollectionRow row) => State.Now.Collections[row.Id].IsPurged ? Blank(row) : row;

    private ArtifactRow AsKept(ArtifactRow row) => State.Now.Artifacts[row.Id].IsPurged ? ArtifactValues.Blank(row) : row;

    private RelationshipRow AsKept(RelationshipRow row) => State.Now.Relationships[row.Id].IsPurged ? Blank(row) : row;

    protected static CollectionRow Blank(CollectionRow row) => row with { Name = "", Description = "", Metadata = "{}", IsPurged = true };

    protected static RelationshipRow Blank(RelationshipRow row) => row with { Metadata = "{}", Origin = Origin.None, IsPurged = true };

    public Task<Leaf<ChangeRow>> ListChangesOfAsync(string kind, EntityId id, int size, object? cursor)
    {
        PlainRules.Id<EntityId>(id);
        return Task.FromResult(new PlainListing<ChangeRow>(row => Digits(row.Sequence), _ => "", string.CompareOrdinal)
            .Page($"changes of {kind} {id}", State.Changes.Where(row => row.EntityKind == kind && row.Entity == id), size, cursor));
    }

    public Task<(IReadOnlyList<ChangeRow> Rows, bool HasMore)?> ListChangesAsync(long after, int limit)
    {
        if (after > State.Changes.Count)
            return Task.FromResult<(IReadOnlyList<ChangeRow>, bool)?>(null);
        PlainRules.Range(limit, 1, 1000);
        var rest = State.Changes.Skip((int)after).ToList();
        return Task.FromResult<(IReadOnlyList<ChangeRow>, bool)?>(([.. rest.Take(limit)], rest.Count > limit));
    }

    // Numbers as texts of one length order as numbers do.
    private static string Digits(long number) => number.ToString("D10", System.Globalization.CultureInfo.InvariantCulture);
}
