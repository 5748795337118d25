using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Kontextual.Tests.Backends.InMemory;

/// <summary>Counts the saves of a transaction in memory, which has no statements, and makes one of them fail.</summary>
/// <remarks>EF tells its listeners before and after each save; what a listener throws is thrown by the save.</remarks>
internal sealed class SaveFaults : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly AsyncLocal<bool> isOurs = new();
    private readonly List<IDisposable> subscriptions = [];
    private string failing = string.Empty;
    private int failAt;

    public SaveFaults() => subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

    /// <summary>How many saves were begun since <see cref="Begin"/>.</summary>
    public int Saves { get; private set; }

    /// <summary>True when the save to fail has come.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Counts anew the saves of what this caller runs from now on.</summary>
    /// <param name="number">Which one is to fail, from 1.</param>
    /// <param name="afterwards">True to let it fail when its rows are already there, false before any is.</param>
    public void Begin(int number, bool afterwards)
    {
        (Saves, HasFailed, failAt) = (0, false, number);
        failing = (afterwards ? CoreEventId.SaveChangesCompleted : CoreEventId.SaveChangesStarting).Name!;
        isOurs.Value = true;
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
            subscriptions.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (!isOurs.Value)
            return;
        if (value.Key == CoreEventId.SaveChangesStarting.Name)
            Saves++;
        if (value.Key != failing || Saves != failAt || HasFailed)
            return;
        HasFailed = true;
        throw new DbUpdateException("on purpose");
    }

    public void OnCompleted()
    {
        // The listeners live as long as the process.
    }

    public void OnError(Exception error) => throw error;

    public void Dispose() => subscriptions.ForEach(s => s.Dispose());
}
