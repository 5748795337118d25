using System.Linq.Expressions;

namespace Kontextual.Persistence.Search;

/// <summary>What a search reads of an artifact besides its content. What it does not search is null and is not read.</summary>
internal sealed record SearchRow
{
    public required ArtifactId Id { get; init; }

    public required ContentDigest Digest { get; init; }

    public string? Name { get; init; }

    public Metadata? Metadata { get; init; }

    /// <summary>Returns the projection that reads what the parts need.</summary>
    public static Expression<Func<Artifact, SearchRow>> Of(SearchFields fields) => (fields & (SearchFields.Name | SearchFields.Metadata)) switch
    {
        SearchFields.None => a => new SearchRow { Id = a.Id, Digest = a.Digest },
        SearchFields.Name => a => new SearchRow { Id = a.Id, Digest = a.Digest, Name = a.Name },
        SearchFields.Metadata => a => new SearchRow { Id = a.Id, Digest = a.Digest, Metadata = a.Metadata },
        _ => a => new SearchRow { Id = a.Id, Digest = a.Digest, Name = a.Name, Metadata = a.Metadata },
    };
}
