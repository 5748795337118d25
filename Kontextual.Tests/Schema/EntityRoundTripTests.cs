using System.Collections;
using System.Reflection;
using Kontextual.Persistence;
using Kontextual.Persistence.Backends.Sqlite.Connections;
using Kontextual.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Kontextual.Tests.Schema;

[TestFixture]
public sealed class EntityRoundTripTests
{
    [Test]
    [Property("Rule", "L4")]
    public void Every_entity_type_has_a_sample_in_which_every_property_is_set_somewhere()
    {
        using var context = InMemoryContext();
        foreach (var entity in context.Model.GetEntityTypes())
        {
            var samples = EntitySamples.All.Where(s => s.GetType() == entity.ClrType).ToList();
            samples.ShouldNotBeEmpty($"{entity.ClrType.Name} has no sample.");
            foreach (var property in entity.GetProperties())
                samples.ShouldContain(s => Read(property, s) != null, $"{entity.ClrType.Name}.{property.Name} is null in every sample.");
        }
    }

    [Test]
    [Property("Rule", "L4")]
    public void Every_settable_property_of_an_entity_is_mapped()
    {
        using var context = InMemoryContext();
        foreach (var entity in context.Model.GetEntityTypes())
        {
            var settable = entity.ClrType.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite).Select(p => p.Name);
            entity.GetProperties().Select(p => p.Name).ShouldBe(settable, ignoreOrder: true, entity.ClrType.Name);
        }
    }

    [Test]
    [Property("Rule", "L4")]
    public void There_are_no_global_query_filters()
    {
        using var context = InMemoryContext();

        context.Model.GetEntityTypes().Where(e => e.GetDeclaredQueryFilters().Count > 0).ShouldBeEmpty();
    }

    [Test]
    [Property("Rule", "L4")]
    [Property("Rule", "D7")]
    public void Every_entity_comes_back_from_memory_as_it_was()
    {
        using (var context = InMemoryContext())
            Save(context);
        using (var context = InMemoryContext())
            ShouldHoldTheSamples(context);
    }

    [Test]
    [Property("Rule", "L4")]
    public void Every_entity_comes_back_from_a_SQLite_file_as_it_was()
    {
        using var folder = new TempFolder();
        var options = SqliteContextOptions.For($"Data Source={folder.File("s.db")};Pooling=False;Foreign Keys=True");
        using (var context = new KontextualDbContext(options))
        {
            context.Database.Migrate();
            Save(context);
        }

        using (var context = new KontextualDbContext(options))
            ShouldHoldTheSamples(context);
    }

    private static readonly Microsoft.EntityFrameworkCore.Storage.InMemoryDatabaseRoot Root = new();

    private static KontextualDbContext InMemoryContext() => new(
        new DbContextOptionsBuilder<KontextualDbContext>().UseInMemoryDatabase("samples", Root)
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).Options);

    private static void Save(KontextualDbContext context)
    {
        context.AddRange(EntitySamples.All);
        context.SaveChanges();
    }

    private static void ShouldHoldTheSamples(KontextualDbContext context)
    {
        foreach (var sample in EntitySamples.All)
        {
            var entity = context.Model.FindEntityType(sample.GetType())!;
            var key = entity.FindPrimaryKey()!.Properties.Select(p => p.IsShadowProperty() ? 1L : Read(p, sample)).ToArray();
            var found = context.Find(sample.GetType(), key).ShouldNotBeNull($"{sample.GetType().Name} was not found by its key.");
            found.ShouldNotBeSameAs(sample);
            foreach (var property in entity.GetProperties().Where(property => !property.IsShadowProperty()))
                ShouldBeSame(Read(property, found), Read(property, sample), $"{sample.GetType().Name}.{property.Name}");
        }
    }

    private static void ShouldBeSame(object? actual, object? expected, string what)
    {
        if (expected is IEnumerable many and not string)
            actual.ShouldBeAssignableTo<IEnumerable>()!.Cast<object>().ShouldBe(many.Cast<object>(), what);
        else
            actual.ShouldBe(expected, what);
        if (expected is Kontextual.Domain.Metadata metadata)
            ((Kontextual.Domain.Metadata)actual!).Text.ShouldBe(metadata.Text, what);
    }

    private static object? Read(IReadOnlyProperty property, object entity) => property.PropertyInfo!.GetValue(entity);
}
