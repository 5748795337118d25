using Kontextual.Persistence;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers a knowledge store.</summary>
public static class KontextualServiceCollectionExtensions
{
    /// <summary>Registers one <see cref="IKnowledgeRepository"/> for the whole application.</summary>
    /// <remarks>
    /// The store is opened when it is first asked for, on the asking thread, and closed with the service provider. To open it
    /// asynchronously, or to meet an error early, use <see cref="KnowledgeStore.OpenAsync(Action{KnowledgeStoreOptions}, CancellationToken)"/>
    /// and register the result.
    /// </remarks>
    /// <param name="services">The services.</param>
    /// <param name="configure">Chooses the backend and sets options.</param>
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
