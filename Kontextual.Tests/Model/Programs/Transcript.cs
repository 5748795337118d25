namespace Kontextual.Tests.Model;

/// <summary>What a side answered to a command.</summary>
internal sealed class Transcript
{
    private readonly List<string> lines = [];
    private readonly List<string> sentences = [];

    /// <summary>What every side must say alike.</summary>
    public IReadOnlyList<string> Lines => lines;

    /// <summary>The sentences of errors, which the stores must say alike and the model does not know.</summary>
    public IReadOnlyList<string> Sentences => sentences;

    /// <summary>The hash that all changes end in; null of the model.</summary>
    public string? Seal { get; set; }

    public void Add(string line) => lines.Add(line);

    /// <summary>An error of the contract.</summary>
    public void Thrown(Exception error)
    {
        lines.Add($"threw {Facts.Of(error)}");
        sentences.Add($"{error.GetType().Name}: {error.Message}");
    }

    /// <summary>An error that nobody may throw.</summary>
    public void Unexpected(Exception error) => lines.Add($"unexpected {error}");
}
