using System.Text;

namespace Kontextual.Domain;

/// <summary>Collects the messages of an attempt, so that its manifest can always be sealed with them. This class is thread-safe.</summary>
internal sealed class RunMessages
{
    /// <summary>The maximum size of the messages of an attempt as JSON in UTF-8, in bytes.</summary>
    private const int MaxBytes = 1 << 20;

    /// <summary>The part of the size that is kept for the messages of <see cref="AddError"/>.</summary>
    private const int Reserve = 1 << 16;

    /// <summary>The maximum length of the message of an error, in UTF-16 code units. A longer one is cut.</summary>
    private const int MaxErrorLength = 4_096;

    private readonly Lock _lock = new();
    private readonly List<Diagnostic> _messages = [];
    private int _size;

    /// <summary>All messages so far, in order.</summary>
    public IReadOnlyList<Diagnostic> All
    {
        get
        {
            lock (_lock)
                return [.. _messages];
        }
    }

    /// <summary>Returns a message about an error. Characters that cannot be stored are replaced, and a long text is cut.</summary>
    public static Diagnostic Of(DiagnosticSeverity severity, Exception error, string? step, DateTimeOffset time) => new()
    {
        Severity = severity,
        Code = error.GetType().Name,
        Message = Storable(error.Message),
        Step = step,
        Time = time,
    };

    /// <summary>Adds a message of the caller.</summary>
    /// <exception cref="ArgumentException">A value cannot be stored, or the messages together would be too large.</exception>
    public void Add(DiagnosticSeverity severity, string code, string message, string? step, DateTimeOffset time)
    {
        if (!Enum.IsDefined(severity))
            throw new ArgumentOutOfRangeException(nameof(severity), severity, $"There is no such {nameof(DiagnosticSeverity)}.");
        ArgumentNullException.ThrowIfNull(code);
        ArgumentNullException.ThrowIfNull(message);
        FreeText.Validate(code, nameof(code));
        FreeText.Validate(message, nameof(message));
        FreeText.Validate(step, nameof(step));
        if (!TryAdd(new() { Severity = severity, Code = code, Message = message, Step = step, Time = time }, MaxBytes - Reserve))
            throw new ArgumentException($"The messages of an attempt have at most {MaxBytes - Reserve} bytes of JSON. Store a longer report as content.", nameof(message));
    }

    /// <summary>Adds a message about an error of the run itself. It is left out if the reserve is used up, because the run matters more than the message.</summary>
    public void AddError(Diagnostic message) => TryAdd(message, MaxBytes);

    private static string Storable(string text)
    {
        var cut = text.Length <= MaxErrorLength ? text : text[..(char.IsHighSurrogate(text[MaxErrorLength - 1]) ? MaxErrorLength - 1 : MaxErrorLength)];

        // The conversion to UTF-8 replaces lone surrogates by U+FFFD.
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(cut)).Replace('\0', '\uFFFD');
    }

    private bool TryAdd(Diagnostic message, int most)
    {
        var size = Encoding.UTF8.GetByteCount(DiagnosticsText.Of([message]));
        lock (_lock)
        {
            if (_size + size > most)
                return false;
            _size += size;
            _messages.Add(message);
            return true;
        }
    }
}
