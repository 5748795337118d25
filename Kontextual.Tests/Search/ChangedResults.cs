using System.Reflection;

namespace Kontextual.Tests.Search;

/// <summary>Calls another object, and changes what its methods return. The runtime derives from this class.</summary>
public class ChangedResults : DispatchProxy
{
    private object target = null!;
    private Func<MethodInfo, object?, object?> change = null!;

    /// <param name="target">The object.</param>
    /// <param name="change">Gets a method and its result, and returns the result to return.</param>
    public static T Of<T>(T target, Func<MethodInfo, object?, object?> change)
        where T : class
    {
        var proxy = Create<T, ChangedResults>();
        ((ChangedResults)(object)proxy).target = target;
        ((ChangedResults)(object)proxy).change = change;
        return proxy;
    }

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        change(targetMethod!, targetMethod!.Invoke(target, BindingFlags.DoNotWrapExceptions, null, args, null));
}
