using System.Globalization;

namespace Kontextual.Domain;

/// <summary>The first line of a snapshot.</summary>
/// <param name="StoreId">The id of the store.</param>
/// <param name="CreatedAt">The time when the store was created.</param>
/// <param name="Head">The position of the last change record.</param>
internal sealed record SnapshotHeader(StoreId StoreId, DateTimeOffset CreatedAt, ChangePosition Head)
{
    /// <summary>Converts headers to lines and back.</summary>
    public static IStateForm<SnapshotHeader> Form { get; } = new LineForm();

    private sealed class LineForm : IStateForm<SnapshotHeader>
    {
        public void Write(StateWriter state, SnapshotHeader value) => state
            .Add("createdAt", value.CreatedAt)
            .Add("format", SnapshotForm.Name)
            .Add("lastHash", value.Head.Hash.ToString())
            .Add("lastSequence", value.Head.Sequence)
            .Add("storeId", value.StoreId)
            .Add("version", SnapshotForm.Version);

        public SnapshotHeader Read(StateReader state)
        {
            if (state.Text("format") != SnapshotForm.Name)
                throw new FormatException($"The format is not '{SnapshotForm.Name}'");
            var version = state.Long("version");
            if (version != SnapshotForm.Version)
            {
                throw new FormatException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"The format has version {version}, and this library reads version {SnapshotForm.Version}; use the version of the library that wrote the snapshot, or a later one"));
            }

            var head = new ChangePosition(state.Long("lastSequence"), state.Hash("lastHash"));
            if (head.Sequence < 0)
                throw new FormatException("The last sequence is negative");
            if (head.Sequence == 0 && head.Hash != ChainHash.Genesis)
                throw new FormatException("The last hash of a store without changes is not 64 zeros");
            return new(state.Id<StoreId>("storeId"), state.Time("createdAt"), head);
        }
    }
}
