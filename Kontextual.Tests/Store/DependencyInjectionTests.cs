using Kontextual.Domain;
using Kontextual.Persistence;
using Kontextual.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Kontextual.Tests.Store;

[TestFixture]
public sealed class DependencyInjectionTests
{
    [Test]
    public async Task An_application_gets_one_repository_that_is_closed_with_it()
    {
        using var folder = new TempFolder();
        var path = folder.File("s.db");
        IKnowledgeRepository repository;
        await using (var services = new ServiceCollection().AddKontextual(o => o.UseSqlite(path)).BuildServiceProvider())
        {
            repository = services.GetRequiredService<IKnowledgeRepository>();
            await repository.CreateCollectionAsync(Draft.Collection("notes"));
            services.CreateScope().ServiceProvider.GetRequiredService<IKnowledgeRepository>().ShouldBeSameAs(repository);
        }

        await Should.ThrowAsync<ObjectDisposedException>(() => repository.Collections.FindByNameAsync("notes"));
        await using var again = await KnowledgeStore.OpenAsync(o => o.UseSqlite(path));
        (await again.Collections.FindByNameAsync("notes")).ShouldNotBeNull();
    }

    [Test]
    public async Task A_store_in_memory_is_registered_the_same_way()
    {
        await using var services = new ServiceCollection().AddKontextual(o => o.UseInMemory()).BuildServiceProvider();

        await services.GetRequiredService<IKnowledgeRepository>().CreateCollectionAsync(Draft.Collection("notes"));
    }

    [Test]
    public void Bad_options_are_refused_at_registration()
    {
        Should.Throw<ArgumentException>(() => new ServiceCollection().AddKontextual(_ => { })).Message.ShouldContain("UseSqlite");
        Should.Throw<ArgumentNullException>(() => new ServiceCollection().AddKontextual(null!));
    }

    [Test]
    public async Task Nothing_is_opened_before_it_is_asked_for()
    {
        using var folder = new TempFolder();
        await using var services = new ServiceCollection().AddKontextual(o => o.UseSqlite(folder.File("s.db"))).BuildServiceProvider();

        Directory.EnumerateFiles(folder.Path).ShouldBeEmpty();
        services.GetRequiredService<IKnowledgeRepository>();
        File.Exists(folder.File("s.db")).ShouldBeTrue();
    }

    [Test]
    [Property("Rule", "D5")]
    public async Task What_goes_wrong_on_opening_reaches_who_asked()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder.File("s.db"), "text");
        await using var services = new ServiceCollection().AddKontextual(o => o.UseSqlite(folder.File("s.db"))).BuildServiceProvider();

        Should.Throw<NotAStoreException>(() => services.GetRequiredService<IKnowledgeRepository>());
    }
}
