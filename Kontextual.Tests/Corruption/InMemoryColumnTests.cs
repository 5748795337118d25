using System.Reflection;
using Kontextual.Domain;
using Kontextual.Persistence;
using Kontextual.Persistence.Backends.InMemory;
using Kontextual.Persistence.Mapping;
using Kontextual.Tests.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Kontextual.Tests.Corruption;

/// <summary>Every property of every entity in memory, set to each .NET value that is not in the form of its column, where there is one.</summary>
public sealed class InMemoryColumnTests
{
    private static IEnumerable<TestCaseData> Columns()
    {
        using var context = new InMemoryGeneration().CreateContext();
        return
        [
            .. from entity in context.Model.GetEntityTypes()
               from property in entity.GetProperties()
               where BadValues(property).Any()
               select new TestCaseData(property).SetArgDisplayNames($"{entity.GetTableName()}.{property.GetColumnName()}"),
        ];
    }

    [TestCaseSource(nameof(Columns)), Property("Rule", "P7")]
    public void A_value_out_of_its_form_is_refused_where_its_row_is_read(IProperty property)
    {
        var sample = EntitySamples.All.Last(entity => entity.GetType() == property.DeclaringType.ClrType && property.PropertyInfo!.GetValue(entity) is not null);
        foreach (var bad in BadValues(property))
        {
            var generation = new InMemoryGeneration();
            using (var context = generation.CreateContext())
            {
                context.Add(With(sample, property, bad));
                context.SaveChanges();
            }

            using var reading = generation.CreateContext();
            var error = Should.Throw<StoredValueException>(() => ReadAll(reading, sample.GetType()), $"{bad}").ForCallers("memory");
            error.Where.ShouldStartWith($"table {property.DeclaringType.ContainingEntityType.GetTableName()}, ");
            error.Where.ShouldEndWith($", column {property.GetColumnName()}");
        }
    }

    // A key of the model cannot be changed in a row, and is an id, a path or a number.
    private static IEnumerable<object> BadValues(IReadOnlyProperty property)
    {
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        return type switch
        {
            _ when type.IsEnum => [Enum.ToObject(type, 99)],
            _ when type == typeof(int) => [-1],
            _ when type == typeof(long) => [-1L],
            _ when type == typeof(byte[]) => [Array.Empty<byte>(), new byte[(1 << 20) + 1]],
            _ when type == typeof(string) => ["a\0b", "a\ud800", new string('x', 2 << 20)],
            _ when type == typeof(ContentDigest) => [default(ContentDigest)],
            _ when type == typeof(ChainHash) => [default(ChainHash), ChainHash.FromStored("x")],
            _ when type == typeof(Domain.Metadata) => [Domain.Metadata.FromStored("[]"), Domain.Metadata.FromStored("{")],
            _ => [],
        };
    }

    private static object With(object sample, IReadOnlyProperty property, object value)
    {
        var copy = typeof(object).GetMethod("MemberwiseClone", BindingFlags.Instance | BindingFlags.NonPublic)!.Invoke(sample, null)!;
        property.PropertyInfo!.SetValue(copy, value);
        return copy;
    }

    private static void ReadAll(KontextualDbContext context, Type entity)
    {
        var set = typeof(DbContext).GetMethod(nameof(DbContext.Set), [])!.MakeGenericMethod(entity).Invoke(context, null)!;
        foreach (var row in (System.Collections.IEnumerable)set)
            row.ShouldNotBeNull();
    }
}
