namespace Kontextual.Persistence.Paging;

/// <summary>The text that names a query, to which its cursors are bound. Equal queries have equal texts, also after a restart.</summary>
internal static class QueryText
{
    public static string Of(string listing, params ReadOnlySpan<(string Name, object? Value)> filters)
    {
        var text = new CanonicalJsonObject().Add("listing", listing);
        foreach (var (name, value) in filters)
            text.Add(name, value?.ToString());
        return text.ToString();
    }
}
