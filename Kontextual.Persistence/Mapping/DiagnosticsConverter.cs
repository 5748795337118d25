using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Kontextual.Persistence.Mapping;

/// <summary>Stores diagnostics as one JSON array, because they are always read and written together with their run, step or manifest.</summary>
internal sealed class DiagnosticsConverter() : ValueConverter<IReadOnlyList<Diagnostic>, string>(
    diagnostics => DiagnosticsText.Of(diagnostics),
    text => DiagnosticsText.Parse(text));
