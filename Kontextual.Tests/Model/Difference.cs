using System.Text;

namespace Kontextual.Tests.Model;

/// <summary>Where the sides of a comparison said different things.</summary>
/// <param name="Where">At which command.</param>
/// <param name="Said">What each said, from where they part on.</param>
internal sealed record Difference(string Where, IReadOnlyList<(string Side, string Line)> Said)
{
    private const string Nothing = "(nothing)";

    /// <summary>The first difference between the answers to one command, or null.</summary>
    public static Difference? In(IReadOnlyList<(string Side, Transcript Answer)> answers) =>
        FirstOf(answers, answer => answer.Lines)
        ?? FirstOf(StoresIn(answers), answer => answer.Sentences)
        ?? FirstOf(StoresIn(answers), answer => [answer.Seal ?? Nothing]);

    public override string ToString()
    {
        var text = new StringBuilder($"Different answers to {Where}");
        foreach (var (side, line) in Said)
            text.AppendLine().Append("   ").Append(side).Append(": ").AppendJoin($"{Environment.NewLine}      ", line.Split(Environment.NewLine).Select(Escaped.Of));
        return text.ToString();
    }

    // The model has no sentences and no hashes.
    private static List<(string Side, Transcript Answer)> StoresIn(IEnumerable<(string Side, Transcript Answer)> answers) =>
        [.. answers.Where(each => each.Answer.Seal is not null)];

    private static Difference? FirstOf(IReadOnlyList<(string Side, Transcript Answer)> answers, Func<Transcript, IReadOnlyList<string>> linesOf)
    {
        var lines = answers.Select(each => linesOf(each.Answer)).ToList();
        for (var i = 0; i < lines.Select(each => each.Count).DefaultIfEmpty(0).Max(); i++)
        {
            var said = lines.Select(each => i < each.Count ? each[i] : Nothing).ToList();
            if (said.Distinct().Count() > 1)
                return new("", [.. answers.Select((each, side) => (each.Side, said[side]))]);
        }

        return null;
    }
}
