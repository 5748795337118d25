namespace Kontextual.Tests.Model;

/// <summary>What a side answered to a command.</summary>
internal sealed class Transcript
{
    private readonly List<string> lines = [];
    private readonly List<string> sentences = [];
    private readonly List<string> outcomes = [];

    /// <summary>What every side must say alike.</summary>
    public IReadOnlyList<string> Lines => lines;

    /// <summary>The sentences of errors, which the stores must say alike and the model does not know.</summary>
    public IReadOnlyList<string> Sentences => sentences;

    /// <summary>The hash that all changes end in; null of the model.</summary>
    public string? Seal { get; set; }

    /// <summary>What each step came to, in two words: its kind, and <c>done</c>, <c>none</c> or its error.</summary>
    public IReadOnlyList<string> Outcomes => outcomes;

    public void Add(string line) => lines.Add(line);

    /// <summary>A step that was done.</summary>
    public void Add(Step step, string line)
    {
        lines.Add(line);
        outcomes.Add($"{step.GetType().Name} {(line == "none" ? "none" : "done")}");
    }

    /// <summary>An error of the contract that left the work.</summary>
    public void Thrown(Exception error)
    {
        lines.Add($"threw {Facts.Of(error)}");
        sentences.Add($"{error.GetType().Name}: {error.Message}");
    }

    /// <summary>An error of the contract that a step threw.</summary>
    public void Thrown(Step step, Exception error)
    {
        Thrown(error);
        outcomes.Add($"{step.GetType().Name} {Facts.Of(error)!.Split(' ')[0]}");
    }

    /// <summary>An error that nobody may throw.</summary>
    public void Unexpected(Exception error) => lines.Add($"unexpected {error}");
}
