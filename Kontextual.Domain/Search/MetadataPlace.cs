namespace Kontextual.Domain;

/// <summary>The place of a value in metadata.</summary>
/// <remarks>Long names above many values would make long pointers, so a pointer is made only where it is shown.</remarks>
/// <param name="Outer">The place of the object or array that has the value; null for the root.</param>
/// <param name="Step">The name of the member, or the index of the element.</param>
internal sealed record MetadataPlace(MetadataPlace? Outer, string Step)
{
    /// <summary>Returns the JSON Pointer (RFC 6901) of the place.</summary>
    public string ToPointer()
    {
        var steps = new Stack<string>();
        for (var place = this; place is not null; place = place.Outer)
            steps.Push($"/{MetadataPointer.Escape(place.Step)}");
        return string.Concat(steps);
    }
}
