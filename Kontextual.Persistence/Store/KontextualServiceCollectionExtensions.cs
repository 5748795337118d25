using Kontextual.Persistence;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers a knowledge store.</summary>
public static class KontextualServiceCollectionExtensions
{
    /// <summary>Registers a singleton <see cref="IKnowledgeRepository"/>. A repository that was registered before is kept.</summary>
    /// <remarks>
    /// The store is opened when the repository is first resolved, which blocks the resolving thread. It is closed with the service provider.
    /// To open it asynchronously, or to get errors at start-up, call
    /// <see cref="KnowledgeStore.OpenAsync(Action{KnowledgeStoreOptions}, CancellationToken)"/> and register the result.
    /// </remarks>
    /// <param name="services">The services to add to.</param>
    /// <param name="configure">Selects the backend and sets options. It is called once, during this call.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="ArgumentException">No backend was chosen, or an option is out of its range.</exception>
    public static IServiceCollection AddKontextual(this IServiceCollection services, Action<KnowledgeStoreOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        var options = new KnowledgeStoreOptions();
        configure(options);
        options.Validate();
        services.TryAddSingleton(provider =>
        {
            options.LoggerFactory ??= provider.GetService<ILoggerFactory>();
            return Task.Run(() => KnowledgeStore.OpenAsync(options)).GetAwaiter().GetResult();
        });
        return services;
    }
}
