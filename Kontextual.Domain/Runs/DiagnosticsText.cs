using System.Text;
using System.Text.Json;

namespace Kontextual.Domain;

/// <summary>Converts diagnostics to and from one JSON array, which is used in columns and in states.</summary>
internal static class DiagnosticsText
{
    public static string Of(IReadOnlyList<Diagnostic> diagnostics)
    {
        var text = new StringBuilder("[");
        foreach (var diagnostic in diagnostics)
            text.Append(text.Length > 1 ? "," : string.Empty).Append(TextOf(diagnostic));
        return text.Append(']').ToString();
    }

    /// <exception cref="FormatException">The text is not a list of diagnostics.</exception>
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

    /// <summary>True for a text that <see cref="Of"/> returned: diagnostics that are read and written again have the same bytes.</summary>
    public static bool IsList(string text)
    {
        try
        {
            return Of(Parse(text)) == text;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <exception cref="FormatException">The element is not a list of diagnostics.</exception>
    public static IReadOnlyList<Diagnostic> Read(JsonElement array) => array.ValueKind == JsonValueKind.Array
        ? DiagnosticList.Of([.. array.EnumerateArray().Select(element => ReadOne(new StateReader(element)))])
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
