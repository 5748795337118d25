using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Kontextual.Persistence.Mapping;

/// <summary>Stores an id as its text of 36 characters, so that the column has the same order as the ids.</summary>
internal sealed class IdConverter<TId>() : ValueConverter<TId, string>(id => Write(id), text => Read(text))
    where TId : struct, IEntityId<TId>
{
    // An expression tree cannot call static members of an interface.
    private static string Write(TId id) => id.Value.ToString("D");

    /// <exception cref="StoredValueException">The text is in another form.</exception>
    public static TId Read(string text) =>
        StoredId.TryParse(text, out var id) ? TId.From(id) : throw new StoredValueException("an id of 36 characters in lower case");
}
