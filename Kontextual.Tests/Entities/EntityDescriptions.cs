using System.Reflection;
using Kontextual.Domain;

namespace Kontextual.Tests.Entities;

/// <summary>The descriptions of all kinds of entities, in the order of the kinds.</summary>
internal static class EntityDescriptions
{
    public static IReadOnlyList<IEntityDescription> All { get; } =
    [
        .. typeof(IEntityDescription).Assembly.GetTypes()
            .Where(type => !type.IsInterface && type.IsAssignableTo(typeof(IEntityDescription)))
            .Select(type => type.GetProperty("Instance", BindingFlags.Public | BindingFlags.Static).ShouldNotBeNull($"{type.Name} has no instance").GetValue(null))
            .Cast<IEntityDescription>()
            .OrderBy(description => description.Kind),
    ];
}
