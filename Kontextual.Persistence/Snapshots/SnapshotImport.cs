using Kontextual.Persistence.Work;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Snapshots;

/// <summary>Reads a snapshot into an empty store, line by line, in one transaction.</summary>
internal sealed class SnapshotImport(UnitOfWork unit, LineReader lines, CancellationToken cancellationToken)
{
    private readonly SnapshotCounts _counts = new();
    private long _line;
    private string _record = string.Empty;

    /// <summary>Imports the snapshot.</summary>
    /// <exception cref="SnapshotFormatException">The snapshot breaks a rule.</exception>
    /// <exception cref="StoreNotEmptyException">The store is not empty.</exception>
    public async Task<(SnapshotSummary Result, StoreInfo Store)> RunAsync()
    {
        await RequireEmptyAsync().ConfigureAwait(false);
        unit.DeferReferences();
        try
        {
            return await ReadAsync().ConfigureAwait(false);
        }
        catch (FormatException e)
        {
            throw new SnapshotFormatException(_line, _record, Clause(e.Message), e.InnerException);
        }
    }

    private async Task RequireEmptyAsync()
    {
        var isUsed = unit.Changes.LastSequence > 0
            || await unit.Context.Set<Content>().AnyAsync(cancellationToken).ConfigureAwait(false);
        if (isUsed)
            throw new StoreNotEmptyException(unit.Store.Id, unit.Changes.Position);
    }

    private async Task<(SnapshotSummary Result, StoreInfo Store)> ReadAsync()
    {
        using var first = await NextAsync().ConfigureAwait(false) ?? throw new FormatException("The snapshot is empty");
        if (first.Record != SnapshotRecord.Header)
            throw new FormatException("The first line is not the header");
        var header = first.Read(SnapshotHeader.Form);
        lines.Meter.TotalChanges = header.Head.Sequence;
        var store = unit.Store with { Id = header.StoreId, CreatedAt = header.CreatedAt };
        var target = new ImportTarget(unit, header, _counts, cancellationToken);
        target.RequireForm(store);

        // Before the artifacts, because the identity row of an empty store begins its index of words.
        await TakeIdentityAsync(store).ConfigureAwait(false);
        var trailer = await ReadSectionsAsync(SectionsOf(target)).ConfigureAwait(false);
        if (trailer.Counts != _counts.ToString())
            throw new FormatException($"The counts of the trailer are not those of the lines, {_counts}");
        if (trailer.Sha256 != lines.HashBefore)
            throw new FormatException($"The SHA-256 of the lines before the trailer is {lines.HashBefore}, and the trailer has another one");
        if (await NextAsync().ConfigureAwait(false) is not null)
            throw new FormatException("Another line follows the trailer");
        lines.Meter.Report();
        var summary = new SnapshotSummary
        {
            StoreId = header.StoreId,
            Head = header.Head,
            Lines = lines.Meter.Lines,
            Bytes = lines.Meter.Bytes,
            Sha256 = trailer.Sha256.ToString(),
        };
        return (summary, store);
    }

    // The id is the key of the row, so another id is another row.
    private async Task TakeIdentityAsync(StoreInfo store)
    {
        if (store.Id == unit.Store.Id)
        {
            unit.Update(unit.Store, store);
        }
        else
        {
            unit.Delete(unit.Store);
            unit.Insert(store);
        }

        await unit.SaveAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads all lines up to the trailer.</summary>
    private async Task<SnapshotTrailer> ReadSectionsAsync(IReadOnlyList<ISnapshotSection> sections)
    {
        for (var at = 0; ;)
        {
            var (line, record) = (_line, _record);
            using var next = await NextAsync().ConfigureAwait(false) ?? throw new FormatException("The snapshot ends without a trailer");
            for (; at < sections.Count && !sections[at].Records.Contains(next.Record); at++)
                await EndAsync(sections[at], line, record).ConfigureAwait(false);
            if (next.Record == SnapshotRecord.Trailer)
                return next.Read(SnapshotTrailer.Form);
            if (at == sections.Count)
                throw new FormatException($"A line of the kind {next.Record} does not stand after a line of the kind {record}");
            await sections[at].AddAsync(next).ConfigureAwait(false);
            _counts.Add(next.Record);
        }
    }

    // A section that lacks something is reported at its last line.
    private async Task EndAsync(ISnapshotSection section, long line, string record)
    {
        var (nextLine, nextRecord) = (_line, _record);
        (_line, _record) = (line, record);
        await section.EndAsync().ConfigureAwait(false);
        (_line, _record) = (nextLine, nextRecord);
    }

    private async Task<SnapshotLine?> NextAsync()
    {
        try
        {
            return await unit.CallAsync(() => lines.NextAsync(cancellationToken)).ConfigureAwait(false);
        }
        finally
        {
            (_line, _record) = (lines.Number, lines.Record);
        }
    }

    private static IReadOnlyList<ISnapshotSection> SectionsOf(ImportTarget target) =>
    [
        new ContentSection(target),
        new ChangeSection(target),
        new CollectionSection(target),
        new RelationshipSection(target),
        new BundleSection(target),
        new RunSection(target),
        new StepSection(target),
        new ManifestSection(target),
        new OutputSection(target),
        new ContextPackageSection(target),
        new ContextReferenceSection(target),
    ];

    private static string Clause(string message) => message.TrimEnd('.') is { Length: > 0 } text ? char.ToLowerInvariant(text[0]) + text[1..] : message;
}
