using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Backends.Sqlite.Queries;

/// <summary>The parts of a lineage that decide the text of its statement. The other parts are parameters.</summary>
/// <param name="IsUp">True if it leads to what the start was made from.</param>
/// <param name="IsOfRun">True if it starts at a run.</param>
/// <param name="FollowsRelationships">True if it follows relationships as well.</param>
/// <param name="IsPast">True if it is the lineage of an earlier moment.</param>
internal readonly record struct LineageShape(bool IsUp, bool IsOfRun, bool FollowsRelationships, bool IsPast)
{
    public static LineageShape Of(LineageSteps steps) => new(
        steps.Query.Direction == LineageDirection.Up, steps.Query.Run is not null, steps.FollowsRelationships, steps.Sequence is not null);
}
