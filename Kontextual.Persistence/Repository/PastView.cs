using Kontextual.Persistence.Changes;
using Kontextual.Persistence.Paging;
using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Repository;

/// <summary>Provides the readers of one scope at a moment of the past.</summary>
internal sealed class PastView : KnowledgeReaders, IPastView
{
    private readonly Moment _moment;

    private PastView(IReadScope scope, Moment moment)
        : base(scope, moment)
    {
        _moment = moment;
        Changes = new PastChangeLog(scope, moment);
    }

    public AsOf Moment => _moment.AsOf;

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
