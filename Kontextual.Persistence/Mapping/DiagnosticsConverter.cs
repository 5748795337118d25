using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Kontextual.Persistence.Mapping;

/// <summary>Diagnostics as one JSON array: always read and written with their run, step or manifest.</summary>
internal sealed class DiagnosticsConverter() : ValueConverter<IReadOnlyList<Diagnostic>, string>(
    diagnostics => DiagnosticsText.Of(diagnostics),
    text => DiagnosticsText.Parse(text));
