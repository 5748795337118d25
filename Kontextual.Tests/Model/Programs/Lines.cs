namespace Kontextual.Tests.Model;

/// <summary>Steps one below the other, for people.</summary>
internal static class Lines
{
    public static string Of(IEnumerable<Step> steps) => string.Concat(steps.Select(step => $"{Environment.NewLine}      {step}"));
}
