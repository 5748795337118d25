namespace Kontextual.Persistence.Queries;

/// <summary>One filter of a query as it stands in a cursor.</summary>
internal interface ICriterion
{
    /// <summary>Its name, unique in the listing.</summary>
    string Name { get; }

    /// <summary>Its value. Equal filters have equal texts, also after a restart.</summary>
    string Text { get; }
}
