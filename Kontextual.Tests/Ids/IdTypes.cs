using Kontextual.Domain;

namespace Kontextual.Tests.Ids;

/// <summary>Every kind of id.</summary>
internal static class IdTypes
{
    /// <summary>The fixtures of a suite with the type of the id.</summary>
    public static IEnumerable<TestFixtureData> All =>
        from type in typeof(IEntityId<>).Assembly.GetTypes()
        where type.IsValueType && type.GetInterfaces().Any(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IEntityId<>))
        orderby type.Name
        select new TestFixtureData(type);
}
