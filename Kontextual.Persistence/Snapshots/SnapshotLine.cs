using System.Text.Json;

namespace Kontextual.Persistence.Snapshots;

/// <summary>A line of a snapshot that was read.</summary>
/// <param name="record">The kind of the line.</param>
/// <param name="text">The text of the line.</param>
/// <param name="members">The members of the line.</param>
/// <param name="document">Owns the members.</param>
internal sealed class SnapshotLine(SnapshotRecord record, string text, StateReader members, JsonDocument document) : IDisposable
{
    public SnapshotRecord Record => record;

    /// <summary>Returns the value of the line.</summary>
    /// <remarks>The value is written again and compared, so a line with another order, other members or another notation is found.</remarks>
    /// <exception cref="FormatException">The line is not exactly what an export writes for a value.</exception>
    public T Read<T>(IStateForm<T> form)
        where T : class
    {
        var value = ReadMembers(form);
        if (SnapshotForm.LineOf(record, form, value) != text)
            throw new FormatException("The line is not in canonical form: its members, their order or the notation of a value differ");
        return value;
    }

    public void Dispose() => document.Dispose();

    private T ReadMembers<T>(IStateForm<T> form)
        where T : class
    {
        try
        {
            return form.Read(members);
        }
        catch (InvalidOperationException e)
        {
            // Only reading a text finds an escaped lone surrogate.
            throw new FormatException("A text contains a lone surrogate", e);
        }
    }
}
