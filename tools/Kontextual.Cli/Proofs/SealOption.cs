using System.CommandLine;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>An option that names the file of a seal.</summary>
/// <param name="name">The name of the option.</param>
/// <param name="description">What the seal is for.</param>
internal sealed class SealOption(string name, string description)
{
    public Option<string?> Option { get; } = new(name) { Description = description, HelpName = "file" };

    /// <summary>Reads the seal; null if the option is not given.</summary>
    /// <exception cref="UsageException">The file is not a seal.</exception>
    public async Task<HistorySeal?> ReadAsync(ParseResult parsed, CancellationToken cancellationToken) =>
        parsed.GetValue(Option) is { } path ? await ProofFile.ReadAsync(path, HistorySeal.Parse, cancellationToken) : null;
}
