namespace Kontextual.Domain;

/// <summary>How a backup is checked.</summary>
public sealed record BackupOptions
{
    /// <summary>
    /// What the verification of the copy reads; null for no verification. By default, everything is checked except the bytes of the contents
    /// (<see cref="ContentPart.None"/>).
    /// </summary>
    public VerifyOptions? Verification { get; init; } = new() { Contents = ContentPart.None };

    /// <summary>Checks the options.</summary>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    internal void Validate(string paramName) => Verification?.Validate(paramName);
}
