namespace Kontextual.Persistence.Backends;

/// <summary>Runs the caller's work of a transaction, so that work that blocks its thread can be left behind.</summary>
internal interface IBodyRunner
{
    /// <summary>Has the work run, but not inside this call, which returns at once.</summary>
    Task<T> RunAsync<T>(Func<Task<T>> work);
}
