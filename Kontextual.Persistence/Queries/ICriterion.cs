namespace Kontextual.Persistence.Queries;

/// <summary>One filter of a query, as it is identified in a cursor.</summary>
internal interface ICriterion
{
    /// <summary>The name of the filter, unique in the listing.</summary>
    string Name { get; }

    /// <summary>The text of the filter's value. Equal filters have equal texts, also after a restart.</summary>
    string Text { get; }
}
