using Kontextual.Persistence.Contexts;

namespace Kontextual.Persistence.Snapshots;

/// <summary>
/// Converts the past positions of a purged context reference to lines and back. Those of other references are derived from the change records,
/// whose states a purge erases.
/// </summary>
internal sealed class ReferencePlaceForm : IStateForm<ContextReferencePlace>
{
    private ReferencePlaceForm()
    {
    }

    public static ReferencePlaceForm Instance { get; } = new();

    public void Write(StateWriter state, ContextReferencePlace value) => state
        .Add("deleted", value.IsDeleted)
        .Add("fromSequence", value.FromSequence)
        .Add("ordinal", value.Ordinal)
        .Add("packageId", value.PackageId)
        .Add("referenceId", value.ReferenceId)
        .Add("role", value.Role)
        .Add("toSequence", value.ToSequence);

    public ContextReferencePlace Read(StateReader state) => new()
    {
        IsDeleted = state.Flag("deleted"),
        FromSequence = state.Long("fromSequence"),
        Ordinal = state.Number("ordinal"),
        PackageId = state.Id<ContextPackageId>("packageId"),
        ReferenceId = state.Id<ContextReferenceId>("referenceId"),
        Role = state.Text("role"),
        ToSequence = state.OptionalLong("toSequence"),
    };
}
