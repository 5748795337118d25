using System.Globalization;
using System.Text;
using Kontextual.Benchmarks.Contestants;

namespace Kontextual.Benchmarks.Stores;

/// <summary>Makes realistic artifacts. The same seed and number make the same artifact.</summary>
internal sealed class Samples(int seed, int size)
{
    // The words contain letters beyond ASCII, because a text of ASCII alone is converted faster than real texts.
    private static readonly string[] Words =
    [
        "knowledge", "the", "of", "artifact", "revision", "and", "context", "décision", "a", "memory", "Zürich", "because", "system",
        "in", "that", "source", "meeting", "naïve", "was", "to", "evidence", "graph", "for", "note", "größer", "answer", "question",
    ];

    public int Size => size;

    /// <summary>Makes a text that has exactly the requested size in UTF-8.</summary>
    public string Text(long number)
    {
        var random = new Random(unchecked((int)((seed * 0x9E3779B1L) + (number * 0x85EBCA77L))));
        var text = new StringBuilder(size);
        text.Append(CultureInfo.InvariantCulture, $"# Document {number}\n\n");
        var length = text.Length;
        while (true)
        {
            var word = Words[random.Next(Words.Length)];
            var bytes = Encoding.UTF8.GetByteCount(word) + 1;
            if (length + bytes > size)
                break;
            text.Append(word).Append(random.Next(12) == 0 ? '\n' : ' ');
            length += bytes;
        }

        return text.Append('.', Math.Max(0, size - length)).ToString();
    }

    public NewArtifact Artifact(CollectionId collection, string name, long number) => new(
        collection,
        name,
        "note",
        "text/markdown",
        Text(number),
        Metadata.Parse(string.Create(CultureInfo.InvariantCulture, $$"""{"language":"en","number":{{number}},"tags":["sample","note"]}""")),
        Origin(number));

    public static NewLink Link(ArtifactId source, ArtifactId target, string type, long number) => new(
        source,
        target,
        type,
        Metadata.Parse(string.Create(CultureInfo.InvariantCulture, $$"""{"weight":{{number % 100}},"note":"sample"}""")),
        Origin(number));

    public static Provenance Origin(long number) => new()
    {
        Actor = "ingest",
        Source = string.Create(CultureInfo.InvariantCulture, $"https://example.org/documents/{number}"),
    };
}
