namespace Kontextual.Domain;

/// <summary>How grave a diagnostic is. Stored and exported as the words used here.</summary>
internal enum DiagnosticSeverity
{
    /// <summary>Worth knowing.</summary>
    Information,

    /// <summary>Worth a look; the work went on.</summary>
    Warning,

    /// <summary>The work, or a part of it, failed.</summary>
    Error,
}
