namespace Kontextual.Torture;

/// <summary>Something that is done to stores, again and again, to see whether what was promised holds.</summary>
internal interface ICampaign
{
    /// <summary>Its verb, and the first word of its summary.</summary>
    string Name { get; }

    /// <param name="folder">An empty folder of its own, which is kept when something did not hold.</param>
    /// <param name="cancellationToken">Ends the campaign.</param>
    Task<Verdict> RunAsync(string folder, CancellationToken cancellationToken);
}
