using Kontextual.Domain;
using Kontextual.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Kontextual.Tests.Store;

/// <summary>The store in an application's services.</summary>
public sealed class DependencyInjectionTests
{
    [Test]
    public async Task One_repository_is_given_to_all_and_closed_with_the_services()
    {
        using var folder = new TempFolder();
        var services = new ServiceCollection().AddKontextual(options => options.UseSqlite(folder.File("store.db")));
        IKnowledgeRepository repository;
        await using (var provider = services.BuildServiceProvider())
        {
            repository = provider.GetRequiredService<IKnowledgeRepository>();
            await using var scope = provider.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<IKnowledgeRepository>().ShouldBeSameAs(repository);
            await repository.CreateCollectionAsync(Draft.Collection("notes"));
        }

        await Should.ThrowAsync<ObjectDisposedException>(() => repository.Changes.HeadAsync());
        File.Exists(folder.File("store.db-wal")).ShouldBeFalse();
    }

    [Test]
    public async Task A_store_in_memory_is_the_providers_own()
    {
        var services = new ServiceCollection().AddKontextual(options => options.UseInMemory());
        await using var one = services.BuildServiceProvider();
        await using var two = services.BuildServiceProvider();

        await one.GetRequiredService<IKnowledgeRepository>().CreateCollectionAsync(Draft.Collection("notes"));

        (await one.GetRequiredService<IKnowledgeRepository>().Collections.FindByNameAsync("notes")).ShouldNotBeNull();
        (await two.GetRequiredService<IKnowledgeRepository>().Collections.FindByNameAsync("notes")).ShouldBeNull();
    }

    [Test]
    public async Task Nothing_is_opened_before_it_is_asked_for()
    {
        using var folder = new TempFolder();
        await using var provider = new ServiceCollection().AddKontextual(o => o.UseSqlite(folder.File("store.db"))).BuildServiceProvider();

        Directory.EnumerateFiles(folder.Path).ShouldBeEmpty();
        provider.GetRequiredService<IKnowledgeRepository>();
        File.Exists(folder.File("store.db")).ShouldBeTrue();
    }

    [Test, Property("Rule", "D5")]
    public async Task What_goes_wrong_on_opening_reaches_who_asked()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder.File("store.db"), "text");
        await using var provider = new ServiceCollection().AddKontextual(o => o.UseSqlite(folder.File("store.db"))).BuildServiceProvider();

        Should.Throw<NotAStoreException>(() => provider.GetRequiredService<IKnowledgeRepository>());
    }

    [Test]
    public void Options_are_checked_when_the_store_is_registered()
    {
        var services = new ServiceCollection();

        Should.Throw<ArgumentException>(() => services.AddKontextual(_ => { }));
        Should.Throw<ArgumentException>(() => services.AddKontextual(options => options.UseInMemory().WriteTimeLimit = TimeSpan.Zero));
        Should.Throw<ArgumentException>(() => services.AddKontextual(options => options.UseInMemory().FollowInterval = TimeSpan.Zero));
        Should.Throw<ArgumentException>(() => services.AddKontextual(options => options.UseSqlite(" ")));
        Should.Throw<ArgumentException>(
            () => services.AddKontextual(options => options.UseSqlite("x.db", sqlite => sqlite.BusyWait = TimeSpan.FromSeconds(-1))));
        services.ShouldBeEmpty();
    }
}
