using System.Globalization;
using System.Text;
using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Runs;

/// <summary>The diagnostics of a caller, checked.</summary>
internal static class CheckedDiagnostics
{
    /// <summary>The maximum size of diagnostics as JSON in UTF-8, in bytes.</summary>
    private const int MaxBytes = 1 << 20;

    /// <summary>Checks diagnostics, and returns them with their times in UTC and whole microseconds.</summary>
    /// <exception cref="ArgumentException">A value breaks its rule, or the diagnostics are too large.</exception>
    public static DiagnosticList Of(IReadOnlyList<Diagnostic> diagnostics, string paramName)
    {
        ArgumentNullException.ThrowIfNull(diagnostics, paramName);
        var valid = DiagnosticList.Of([.. diagnostics.Select(diagnostic => Of(diagnostic, paramName))]);
        var size = Encoding.UTF8.GetByteCount(DiagnosticsText.Of(valid));
        return size <= MaxBytes
            ? valid
            : throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"The diagnostics have {size} bytes as JSON, and the maximum is {MaxBytes}; store a longer report as content."),
                paramName);
    }

    private static Diagnostic Of(Diagnostic diagnostic, string paramName)
    {
        ArgumentNullException.ThrowIfNull(diagnostic, paramName);
        Require.Defined(diagnostic.Severity, paramName);
        ArgumentNullException.ThrowIfNull(diagnostic.Code, paramName);
        ArgumentNullException.ThrowIfNull(diagnostic.Message, paramName);
        FreeText.Validate(diagnostic.Code, paramName);
        FreeText.Validate(diagnostic.Message, paramName);
        FreeText.Validate(diagnostic.Step, paramName);
        return diagnostic with { Time = UtcTime.Truncate(diagnostic.Time) };
    }
}
