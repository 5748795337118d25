using System.Reflection;
using System.Runtime.CompilerServices;
using Kontextual.Domain;
using Kontextual.Persistence;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kontextual.Tests.Layout;

/// <summary>The product's compiled assemblies.</summary>
internal static class Assemblies
{
    /// <summary>Outermost last: each may reference only those before it.</summary>
    public static IReadOnlyList<(string Project, Assembly Assembly)> Product { get; } =
    [
        ("Kontextual.Domain", typeof(Artifact).Assembly),
        ("Kontextual.Persistence", typeof(KnowledgeStore).Assembly),
        ("Kontextual.Persistence.Migrations", Assembly.Load("Kontextual.Persistence.Migrations")),
        ("Kontextual.Cli", Assembly.Load("kontextual")),
    ];

    /// <summary>True for migrations, which a tool writes, and for what the compiler adds.</summary>
    public static bool IsGenerated(Type type) =>
        type.IsDefined(typeof(CompilerGeneratedAttribute)) || type.IsSubclassOf(typeof(Migration)) || type.Name == "Program";
}
