namespace Kontextual.Torture;

/// <summary>An experiment that is repeated on stores to check whether a guarantee holds.</summary>
internal interface ICampaign
{
    /// <summary>The verb of the campaign, which is also the first word of its summary.</summary>
    string Name { get; }

    /// <param name="folder">An empty folder for the campaign. It is kept when a guarantee did not hold.</param>
    /// <param name="cancellationToken">Cancels the campaign.</param>
    Task<Verdict> RunAsync(string folder, CancellationToken cancellationToken);
}
