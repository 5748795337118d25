using System.Text;
using System.Text.Json;

namespace Kontextual.Domain;

/// <summary>Diagnostics as one JSON array, in their column and in states alike.</summary>
internal static class DiagnosticsText
{
    public static string Of(IReadOnlyList<Diagnostic> diagnostics)
    {
        var text = new StringBuilder("[");
        foreach (var diagnostic in diagnostics)
            text.Append(text.Length > 1 ? "," : "").Append(TextOf(diagnostic));
        return text.Append(']').ToString();
    }

    /// <exception cref="FormatException">The text is no list of diagnostics.</exception>
    public static IReadOnlyList<Diagnostic> Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return Read(document.RootElement);
        }
        catch (JsonException e)
        {
            throw new FormatException($"The diagnostics are not JSON: {e.Message}", e);
        }
    }

    /// <summary>True for a text that <see cref="Parse"/> reads.</summary>
    public static bool IsList(string text)
    {
        try
        {
            _ = Parse(text);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <exception cref="FormatException">The element is no list of diagnostics.</exception>
    public static IReadOnlyList<Diagnostic> Read(JsonElement array) => array.ValueKind == JsonValueKind.Array
        ? [.. array.EnumerateArray().Select(element => ReadOne(new StateReader(element)))]
        : throw new FormatException("The diagnostics are not a JSON array.");

    private static string TextOf(Diagnostic diagnostic) => new StateWriter()
        .Add("code", diagnostic.Code)
        .Add("message", diagnostic.Message)
        .AddWord("severity", diagnostic.Severity)
        .Add("step", diagnostic.Step)
        .Add("time", diagnostic.Time)
        .ToString();

    private static Diagnostic ReadOne(StateReader diagnostic) => new()
    {
        Code = diagnostic.Text("code"),
        Message = diagnostic.Text("message"),
        Severity = diagnostic.Word<DiagnosticSeverity>("severity"),
        Step = diagnostic.OptionalText("step"),
        Time = diagnostic.Time("time"),
    };
}
