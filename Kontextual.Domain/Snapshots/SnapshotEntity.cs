namespace Kontextual.Domain;

/// <summary>The line of an entity: its present state, in the form that docs/formats.md describes.</summary>
/// <param name="IsPurged">True for a purged entity. Its state is what the purge left.</param>
/// <param name="State">The text of the state.</param>
internal sealed record SnapshotEntity(bool IsPurged, string State)
{
    /// <summary>Converts entities to lines and back.</summary>
    public static IStateForm<SnapshotEntity> Form { get; } = new LineForm();

    private sealed class LineForm : IStateForm<SnapshotEntity>
    {
        public void Write(StateWriter state, SnapshotEntity value) => state.Add("purged", value.IsPurged).AddVerbatim("state", value.State);

        public SnapshotEntity Read(StateReader state) =>
            new(state.Flag("purged"), state.OptionalObjectText("state") ?? throw new FormatException("The member 'state' is null"));
    }
}
