namespace Kontextual.Persistence.Queries;

/// <summary>Creates the text that identifies filters in a cursor.</summary>
internal static class CriteriaText
{
    /// <summary>Returns the text of filters that combine (AND). Equal filters have equal texts, also after a restart.</summary>
    public static string Of(IEnumerable<ICriterion> criteria)
    {
        var filters = new CanonicalJsonObject();
        foreach (var criterion in criteria)
            filters.Add(criterion.Name, criterion.Text);
        return filters.ToString();
    }
}
