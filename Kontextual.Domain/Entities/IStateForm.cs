namespace Kontextual.Domain;

/// <summary>How a value lies in the state that change records commit to. Members are written in the order of their names.</summary>
/// <typeparam name="T">The value.</typeparam>
internal interface IStateForm<T>
    where T : class
{
    void Write(StateWriter state, T value);

    /// <summary>The value that was written, with every property that the state holds.</summary>
    T Read(StateReader state);
}
