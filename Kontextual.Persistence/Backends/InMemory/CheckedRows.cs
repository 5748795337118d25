using System.Globalization;
using Kontextual.Persistence.Mapping;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Kontextual.Persistence.Backends.InMemory;

/// <summary>Checks each row when it is read, and refuses values that are not in the form of their column.</summary>
internal sealed class CheckedRows : IMaterializationInterceptor
{
    /// <summary>The only instance, because EF builds its services again for each instance.</summary>
    public static CheckedRows Instance { get; } = new();

    /// <exception cref="StoredValueException">A value is not in the form of its column.</exception>
    public object InitializedInstance(MaterializationInterceptionData materializationData, object instance)
    {
        if (StoredRow.FaultOf(materializationData.EntityType, instance) is { } fault)
            throw ExceptionFor(fault);
        return instance;
    }

    private static StoredValueException ExceptionFor(StoredFault fault)
    {
        var keys = fault.Keys.Select(key => $", {key.Name} {key.Value}");
        return new StoredValueException(
            fault.Column.Form.Expected,
            $"table {fault.Column.Table}{string.Concat(keys)}, column {fault.Column.Name}",
            string.Create(CultureInfo.InvariantCulture, $"the value '{fault.Value}'"));
    }
}
