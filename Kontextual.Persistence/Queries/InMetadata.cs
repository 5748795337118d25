using System.Linq.Expressions;

namespace Kontextual.Persistence.Queries;

/// <summary>The condition that the metadata of a row meets filters.</summary>
/// <param name="metadata">The metadata.</param>
/// <param name="filters">The filters.</param>
/// <param name="text">The text of the filters.</param>
internal sealed class InMetadata<TRow>(Expression<Func<TRow, Metadata>> metadata, IReadOnlyCollection<MetadataFilter> filters, string text) : Condition<TRow>
{
    /// <summary>The filters, which a backend can ask an index for.</summary>
    public IReadOnlyCollection<MetadataFilter> Filters => filters;

    public override bool IsCostly => true;

    public override Expression<Func<TRow, bool>> Predicate => Expression.Lambda<Func<TRow, bool>>(
        Expression.Call(typeof(MetadataMatch), nameof(MetadataMatch.Holds), null, metadata.Body, QueryParameter.Of(text)), metadata.Parameters);
}
