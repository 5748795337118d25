namespace Kontextual.Domain;

/// <summary>Converts contents, and the chunks of those that are not text, to lines and back.</summary>
internal static class SnapshotContent
{
    /// <summary>The form of the row of a content.</summary>
    public static IStateForm<Content> Form { get; } = new ContentForm();

    /// <summary>The form of a chunk. Its bytes are in Base64.</summary>
    public static IStateForm<ContentChunk> ChunkForm { get; } = new ChunkLineForm();

    private sealed class ContentForm : IStateForm<Content>
    {
        public void Write(StateWriter state, Content value) => state
            .Add("digest", value.Digest)
            .Add("size", value.Size)
            .AddWord("storage", value.Storage)
            .Add("text", value.Text);

        public Content Read(StateReader state) => new()
        {
            Digest = state.Digest("digest"),
            Size = state.Long("size"),
            Storage = state.Word<ContentStorage>("storage"),
            Text = state.OptionalText("text"),
        };
    }

    private sealed class ChunkLineForm : IStateForm<ContentChunk>
    {
        public void Write(StateWriter state, ContentChunk value) => state
            .Add("bytes", Convert.ToBase64String(value.Bytes))
            .Add("digest", value.Digest)
            .Add("ordinal", value.Ordinal);

        public ContentChunk Read(StateReader state) => new()
        {
            Bytes = Convert.FromBase64String(state.Text("bytes")),
            Digest = state.Digest("digest"),
            Ordinal = state.Number("ordinal"),
        };
    }
}
