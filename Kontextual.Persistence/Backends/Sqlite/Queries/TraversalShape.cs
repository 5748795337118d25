using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Backends.Sqlite.Queries;

/// <summary>The parts of a traversal that decide the text of its statement. The other parts are parameters.</summary>
/// <param name="FollowsOutgoing">True when it follows relationships from source to target.</param>
/// <param name="FollowsIncoming">True when it follows relationships from target to source.</param>
/// <param name="HasTypes">True when it follows only relationships of some types.</param>
/// <param name="IsPast">True when it follows the relationships of an earlier moment.</param>
internal readonly record struct TraversalShape(bool FollowsOutgoing, bool FollowsIncoming, bool HasTypes, bool IsPast)
{
    public static TraversalShape Of(TraversalSteps steps) =>
        new(steps.FollowsOutgoing, steps.FollowsIncoming, steps.Types is not null, steps.Sequence is not null);
}
