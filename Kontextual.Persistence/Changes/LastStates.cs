using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Changes;

/// <summary>The states of collections and relationships at a sequence, from their last change records up to there.</summary>
internal sealed class LastStates
{
    private readonly Dictionary<EntityId, ChangeRecord> _records;

    private LastStates(Dictionary<EntityId, ChangeRecord> records) => _records = records;

    /// <summary>Reads the last records of some entities, all in one query; an entity without one is left out.</summary>
    public static async Task<LastStates> ReadAsync(
        KontextualDbContext db, EntityKind kind, IEnumerable<EntityId> entities, long sequence, CancellationToken cancellationToken)
    {
        var ids = entities.ToList();
        if (ids.Count == 0)
            return new([]);
        var last = db.Set<ChangeRecord>()
            .Where(c => ids.Contains(c.EntityId) && c.EntityKind == kind && c.Sequence <= sequence)
            .GroupBy(c => c.EntityId)
            .Select(g => g.Max(c => c.Sequence));
        var records = await db.Set<ChangeRecord>().Where(c => last.Contains(c.Sequence)).ToListAsync(cancellationToken).ConfigureAwait(false);
        return new(records.ToDictionary(c => c.EntityId));
    }

    /// <summary>A collection as it stood, deleted or not; null when it was not there yet.</summary>
    /// <param name="now">The collection as it stands.</param>
    public Collection? Of(Collection now)
    {
        if (!_records.TryGetValue(now.Id, out var record))
            return null;
        using var state = StateOf(record);
        var then = now with
        {
            Version = record.EntityVersion,
            DeletedAt = IsDeleted(record) ? now.DeletedAt : null,
            UpdatedAt = record.Kind == ChangeKind.Purged ? now.UpdatedAt : record.Time,
        };
        return state is null
            ? then with { Name = string.Empty, Description = string.Empty, Metadata = Metadata.Empty, IsPurged = true }
            : then with
            {
                Name = Text(state, "name"),
                Description = Text(state, "description"),
                Metadata = Metadata.FromStored(Text(state, "metadata")),
            };
    }

    /// <summary>A relationship as it stood, deleted or not; null when it was not there yet.</summary>
    /// <param name="now">The relationship as it stands.</param>
    public Relationship? Of(Relationship now)
    {
        if (!_records.TryGetValue(now.Id, out var record))
            return null;
        using var state = StateOf(record);
        var then = now with
        {
            Version = record.EntityVersion,
            ToSequence = IsDeleted(record) ? now.ToSequence : null,
            UpdatedAt = record.Kind == ChangeKind.Purged ? now.UpdatedAt : record.Time,
        };
        return state is null
            ? then with { Metadata = Metadata.Empty, Provenance = Provenance.None, IsPurged = true }
            : then with
            {
                Metadata = Metadata.FromStored(Text(state, "metadata")),
                Provenance = Provenance.FromStored(Text(state, "provenance")),
            };
    }

    // Neither can be restored.
    private static bool IsDeleted(ChangeRecord record) => record.Kind is ChangeKind.Deleted or ChangeKind.Purged;

    // Purging leaves no state. It may have come after the entity was read, so blanks are not taken from that.
    private static JsonDocument? StateOf(ChangeRecord record) => record.State is null ? null : JsonDocument.Parse(record.State);

    private static string Text(JsonDocument state, string member) => state.RootElement.GetProperty(member).GetString()!;
}
