using Kontextual.Persistence.Artifacts;
using Kontextual.Persistence.Changes;
using Kontextual.Persistence.Collections;
using Kontextual.Persistence.Paging;
using Kontextual.Persistence.Queries;
using Kontextual.Persistence.Relationships;

namespace Kontextual.Persistence.Repository;

/// <summary>Provides the readers of one scope at a moment of the past.</summary>
internal sealed class PastView : IPastView
{
    private readonly Moment _moment;

    private PastView(IReadScope scope, Moment moment)
    {
        _moment = moment;
        Collections = new PastCollectionReader(scope, moment);
        Artifacts = new PastArtifactReader(scope, moment);
        Relationships = new PastRelationshipReader(scope, moment);
        Changes = new PastChangeLog(scope, moment);
    }

    public AsOf Moment => _moment.AsOf;

    public ICollectionReader Collections { get; }

    public IArtifactReader Artifacts { get; }

    public IRelationshipReader Relationships { get; }

    public IChangeLog Changes { get; }

    /// <exception cref="ArgumentException">The moment is the default value.</exception>
    public static PastView Of(IReadScope scope, AsOf moment)
    {
        Require.Moment(moment, nameof(moment));
        return new(scope, new Moment(scope, moment));
    }

    public async Task<long> SequenceAsync(CancellationToken cancellationToken = default) =>
        await _moment.SequenceAsync(cancellationToken).ConfigureAwait(false);
}
