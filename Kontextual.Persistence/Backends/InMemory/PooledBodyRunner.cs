namespace Kontextual.Persistence.Backends.InMemory;

/// <summary>Runs bodies on threads of the pool.</summary>
internal sealed class PooledBodyRunner : IBodyRunner
{
    public Task<T> RunAsync<T>(Func<Task<T>> work) => Task.Run(work);
}
