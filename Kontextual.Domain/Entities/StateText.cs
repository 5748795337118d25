using System.Text.Json;

namespace Kontextual.Domain;

/// <summary>States as texts.</summary>
internal static class StateText
{
    /// <summary>The state of a value: a JSON object whose members are ordered by name.</summary>
    public static string StateOf<T>(this IStateForm<T> form, T value)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(value);
        var state = new StateWriter();
        form.Write(state, value);
        return state.ToString();
    }

    /// <summary>The value whose state <see cref="StateOf"/> gave.</summary>
    /// <exception cref="FormatException">The text is no such state; the message names the member that is wrong.</exception>
    public static T FromState<T>(this IStateForm<T> form, string state)
        where T : class
    {
        try
        {
            using var document = JsonDocument.Parse(state, new JsonDocumentOptions { MaxDepth = JsonLimits.MaxCanonicalDepth });
            return form.Read(new StateReader(document.RootElement));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new FormatException($"The state is not the JSON of its kind: {e.Message}", e);
        }
    }
}
