namespace Kontextual.Domain;

/// <summary>The last line of a snapshot.</summary>
/// <param name="Counts">The counts of the lines by kind, see <see cref="SnapshotCounts"/>.</param>
/// <param name="Sha256">SHA-256 over all bytes before the line, with the line feed of the line before it.</param>
internal sealed record SnapshotTrailer(string Counts, ChainHash Sha256)
{
    /// <summary>Converts trailers to lines and back.</summary>
    public static IStateForm<SnapshotTrailer> Form { get; } = new LineForm();

    private sealed class LineForm : IStateForm<SnapshotTrailer>
    {
        public void Write(StateWriter state, SnapshotTrailer value) =>
            state.AddVerbatim("counts", value.Counts).Add("sha256", value.Sha256.ToString());

        public SnapshotTrailer Read(StateReader state) =>
            new(state.OptionalObjectText("counts") ?? throw new FormatException("The member 'counts' is null"), state.Hash("sha256"));
    }
}
