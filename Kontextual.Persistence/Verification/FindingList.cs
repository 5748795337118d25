using Kontextual.Persistence.Mapping;

namespace Kontextual.Persistence.Verification;

/// <summary>The findings of a verification. Only a limited number of them is kept, so that the memory stays flat in a store full of damage.</summary>
internal sealed class FindingList(int most)
{
    private readonly List<Finding> _listed = [];
    private readonly HashSet<Finding> _known = [];
    private readonly HashSet<FindingKind> _kinds = [];

    public IReadOnlyList<Finding> Listed => _listed;

    /// <summary>The number of findings, with those that are not listed.</summary>
    public long Count { get; private set; }

    /// <summary>Adds a finding. Several checks read the same rows, so an equal finding counts once, while it is listed.</summary>
    public void Add(FindingKind kind, FindingPlace place, string description, FindingSeverity? severity = null)
    {
        var finding = new Finding
        {
            Kind = kind,
            Severity = severity ?? FindingAdvice.SeverityOf(kind),
            Table = place.Table,
            Row = place.Row,
            Column = place.Column,
            Description = description,
            Advice = FindingAdvice.Of(kind),
        };
        _kinds.Add(kind);
        if (_known.Contains(finding))
            return;
        Count++;
        if (_listed.Count == most)
            return;
        _known.Add(finding);
        _listed.Add(finding);
    }

    /// <summary>True when there are no findings of other kinds.</summary>
    public bool IsOnly(FindingKind kind) => _kinds.All(found => found == kind);

    /// <summary>Adds the finding of a value that is not in the form of its column.</summary>
    public void AddMalformed(StoredValueException error) =>
        Add(FindingKind.MalformedValue, FindingPlace.Of(error.ForCallers("the database").Where), error.Told);
}
