using Kontextual.Persistence.Artifacts.Criteria;
using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Artifacts;

/// <summary>Creates the criteria of a filter, with those of the groups inside it.</summary>
internal sealed class ArtifactCriteria
{
    private static readonly Filters<ArtifactFilter, Artifact, PastArtifact> Filters = new(
        HasId.Of, IsInCollection.Of, HasName.Of, HasPrefix.Of, HasType.Of, HasMediaType.Of, HasDigest.Of, IsCreatedFrom.Of, IsCreatedBefore.Of,
        IsUpdatedFrom.Of, IsUpdatedBefore.Of, HasMinSize.Of, HasMaxSize.Of, IsRelatedTo.Of, IsProducedBy.Of, HasRevisionDigest.Of);

    // They read whole contents, so they come after all others.
    private static readonly Filters<ArtifactFilter, Artifact, PastArtifact> Texts = new(HasText.OfContains, HasText.OfWords);

    private readonly string _paramName;
    private int _groups;
    private int _ids;
    private int _metadata;

    private ArtifactCriteria(string paramName) => _paramName = paramName;

    /// <summary>Returns the criteria of a filter.</summary>
    /// <exception cref="ArgumentException">A value of the filter breaks its rule, or there are too many groups or ids.</exception>
    public static IReadOnlyList<Criterion<Artifact, PastArtifact>> Of(ArtifactFilter filter, string paramName) =>
        new ArtifactCriteria(paramName).CriteriaOf(filter, depth: 0);

    private List<Criterion<Artifact, PastArtifact>> CriteriaOf(ArtifactFilter filter, int depth)
    {
        List<Criterion<Artifact, PastArtifact>> criteria = [.. Filters.Of(filter, _paramName)];
        CountIds(filter.Ids?.Count ?? 0);
        if (filter.AnyOf is { } any)
            criteria.Add(new IsInGroups("anyOf", GroupsOf(any, nameof(ArtifactFilter.AnyOf), depth), isNegated: false));
        if (filter.NoneOf is { } none)
            criteria.Add(new IsInGroups("noneOf", GroupsOf(none, nameof(ArtifactFilter.NoneOf), depth), isNegated: true));

        // The most expensive conditions come last, so that the others leave as few rows as possible to them.
        if (HasMetadata.Of(filter, _paramName) is { } metadata)
        {
            CountMetadata(metadata.Text.Length);
            criteria.Add(metadata);
        }

        criteria.AddRange(Texts.Of(filter, _paramName));
        return criteria;
    }

    private List<IReadOnlyList<Criterion<Artifact, PastArtifact>>> GroupsOf(IReadOnlyCollection<ArtifactFilter> groups, string property, int depth)
    {
        if (groups.Count == 0)
            throw new ArgumentException($"{property} contains no group. Set null if there is nothing to select by.", _paramName);
        if (depth == ArtifactFilter.MaxGroupDepth)
            throw new ArgumentException($"Groups can be nested at most {ArtifactFilter.MaxGroupDepth} deep.", _paramName);
        _groups += groups.Count;
        if (_groups > ArtifactFilter.MaxGroups)
            throw new ArgumentException($"One query takes at most {ArtifactFilter.MaxGroups} groups, and this one has at least {_groups}.", _paramName);
        return [.. groups.Select((group, i) => GroupOf(group, $"{property}[{i}]", depth + 1))];
    }

    private List<Criterion<Artifact, PastArtifact>> GroupOf(ArtifactFilter? group, string place, int depth)
    {
        if (group is null)
            throw new ArgumentException($"{place} is null.", _paramName);
        if (group is ArtifactQuery)
            throw new ArgumentException($"{place} is a query, whose order and deleted artifacts have no meaning in a group. Use an {nameof(ArtifactFilter)}.", _paramName);
        var criteria = CriteriaOf(group, depth);
        return criteria.Count > 0 ? criteria : throw new ArgumentException($"{place} sets no filter, so every artifact would match it.", _paramName);
    }

    private void CountMetadata(int length)
    {
        _metadata += length;
        if (_metadata > ArtifactFilter.MaxMetadataLength)
        {
            throw new ArgumentException(
                $"The conditions on metadata of one query take at most {ArtifactFilter.MaxMetadataLength} characters as JSON, and these have at least {_metadata}. "
                + "Use fewer or shorter values.",
                _paramName);
        }
    }

    private void CountIds(int count)
    {
        _ids += count;
        if (_ids > ArtifactFilter.MaxIds)
            throw new ArgumentException($"One query takes at most {ArtifactFilter.MaxIds} ids in all of its groups, not {_ids}.", _paramName);
    }
}
