using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>The result of checking a proof.</summary>
public sealed record ProofCheck
{
    /// <summary>True when the proof proves what it says.</summary>
    [JsonPropertyName("isProven")]
    public required bool IsProven { get; init; }

    /// <summary>What is proven, or why it is not: one or more sentences.</summary>
    [JsonPropertyName("description")]
    public required string Description { get; init; }

    internal static ProofCheck Proven(FormattableString description) => new() { IsProven = true, Description = FormattableString.Invariant(description) };

    internal static ProofCheck NotProven(FormattableString description) => new() { IsProven = false, Description = FormattableString.Invariant(description) };
}
