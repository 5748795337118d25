using System.Text.Json;

namespace Kontextual.Domain;

/// <summary>Converts entities to the text of their state and back.</summary>
internal static class StateText
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = JsonLimits.MaxCanonicalDepth };

    /// <summary>Returns the state of a value: a JSON object whose members are ordered by name.</summary>
    public static string StateOf<T>(this IStateForm<T> form, T value)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(value);
        var state = new StateWriter();
        form.Write(state, value);
        return state.ToString();
    }

    /// <summary>Returns the value whose state <see cref="StateOf"/> returned.</summary>
    /// <exception cref="FormatException">The text is not such a state. The message names the invalid member.</exception>
    public static T FromState<T>(this IStateForm<T> form, string state)
        where T : class => Read(state, form.Read);

    /// <summary>Reads a state.</summary>
    /// <param name="state">The text of the state.</param>
    /// <param name="read">Reads the members. The reader cannot be used afterwards.</param>
    /// <exception cref="FormatException">The text is not a state that <paramref name="read"/> accepts.</exception>
    public static T Read<T>(string state, Func<StateReader, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(state, Options);
            return read(new StateReader(document.RootElement));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new FormatException($"The state is not the JSON that its kind requires: {e.Message}", e);
        }
    }
}
