using System.CommandLine;
using System.CommandLine.Parsing;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>Creates options that take the digest of a content.</summary>
internal static class DigestOption
{
    /// <summary>What a digest looks like, for errors.</summary>
    public const string Form = "a digest: sha256: and 64 lower-case hexadecimal digits";

    public static Option<ContentDigest?> Of(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "digest",
        CustomParser = result => Parse(result, name),
    };

    private static ContentDigest? Parse(ArgumentResult result, string name)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : string.Empty;
        if (ContentDigest.TryParse(text, out var digest))
            return digest;
        result.AddError($"{name} takes {Form}, not '{text}'.");
        return null;
    }
}
