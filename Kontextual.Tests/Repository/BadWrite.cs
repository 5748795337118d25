using Kontextual.Domain;

namespace Kontextual.Tests.Repository;

/// <summary>The forms of invalid input that every writer has to refuse.</summary>
internal static class BadWrite
{
    /// <summary>The default value in the place of an id.</summary>
    public static BadInput<IKnowledgeTransaction> Default(string what, string param, Func<IKnowledgeTransaction, Task> give) =>
        new($"the default id of a {what}", param, "default value", give);

    /// <summary>A value beyond its range.</summary>
    public static BadInput<IKnowledgeTransaction> OutOfRange(string flaw, string param, string says, Func<IKnowledgeTransaction, Task> give) =>
        new BadInput<IKnowledgeTransaction>(flaw, param, says, give).OutOfRange();
}
