using System.Collections;
using System.Reflection;
using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>What a program's work throws on purpose.</summary>
internal sealed class ThrownOnPurposeException() : Exception("On purpose.");

/// <summary>The errors of the contract by their type and facts; their sentences are not for programs.</summary>
internal static class Facts
{
    /// <summary>The facts of an error that the contract knows; null of any other.</summary>
    public static string? Of(Exception error) => error switch
    {
        // One with a cause is an error of the provider, whose details people need.
        KnowledgeException { InnerException: null } => string.Join(' ', FactsOf(error).Select(Text).Prepend(Kind(error.GetType()))),
        ArgumentOutOfRangeException or ThrownOnPurposeException => Kind(error.GetType()),
        ArgumentException => Kind(typeof(ArgumentException)),
        _ => null,
    };

    // A fact that is added to an error is compared as well.
    private static IEnumerable<object?> FactsOf(Exception error) => error.GetType()
        .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(property => property.GetValue(error));

    private static string Text(object? fact) => fact is IEnumerable list and not string ? string.Join(' ', list.Cast<object>()) : $"{fact}";

    private static string Kind(Type error) => error.Name[..^nameof(Exception).Length];
}
