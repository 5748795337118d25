namespace Kontextual.Domain;

/// <summary>Converts a value to and from the state that change records commit to. Members are written in the order of their names.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
internal interface IStateForm<T>
    where T : class
{
    void Write(StateWriter state, T value);

    /// <summary>Returns the value that was written, with every property that the state contains.</summary>
    T Read(StateReader state);
}
