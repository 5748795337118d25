using Kontextual.Domain;

namespace Kontextual.Tests.Entities;

/// <summary>A value with the exact text of its state.</summary>
public sealed record WrittenState(string Name, object Value, string Text, Func<object, string> WriteAgain, Func<string, object> Read)
{
    /// <summary>The state of the value as the library writes it.</summary>
    public string Write() => WriteAgain(Value);

    internal static WrittenState Of<T>(IStateForm<T> form, T value, string text)
        where T : class => new(typeof(T).Name, value, text, again => form.StateOf((T)again), form.FromState);

    internal static WrittenState Of(List<RunOutput> outputs, string text) => new(
        $"{outputs.Count} outputs",
        outputs,
        text,
        again => RunOutputsState.Of((List<RunOutput>)again),
        state => RunOutputsState.Read(state, outputs[0].RunId, outputs[0].Sequence).ToList());
}
