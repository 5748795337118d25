using System.Globalization;
using System.Text.Json;
using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>What the product gives, as rows.</summary>
internal static class RowsOf
{
    public static CollectionRow Row(this Collection c) => new(
        c.Id, c.Name, c.Description, c.Metadata.Text, c.Version, Clock.Text(c.CreatedAt), Clock.Text(c.UpdatedAt), Text(c.DeletedAt), c.IsPurged);

    public static ArtifactRow Row(this Artifact a) => new(
        ArtifactForms.ValuesOf(a), a.Id, a.HeadRevision, Clock.Text(a.CreatedAt), Clock.Text(a.UpdatedAt), Text(a.DeletedAt));

    public static RevisionRow Row(this Revision r) => new(
        ArtifactForms.ValuesOf(r), r.ArtifactId, r.Number, r.Kind.ToString(), r.Message, Clock.Text(r.CreatedAt), r.FromSequence, r.ToSequence);

    public static RelationshipRow Row(this Relationship r) => new(
        r.Id, r.SourceId, r.TargetId, r.Type, r.Metadata.Text, OriginOf(r.Provenance), r.Version, Clock.Text(r.CreatedAt), Clock.Text(r.UpdatedAt),
        r.FromSequence, r.ToSequence, r.IsPurged);

    public static ChangeRow Row(this ChangeRecord c) => new(
        c.Sequence, c.TransactionId, c.EntityKind.ToString(), c.EntityId, c.Kind.ToString(), c.EntityVersion, c.OldDigest?.ToString(),
        c.NewDigest?.ToString(), c.Actor, c.Reason, Clock.Text(c.Time), c.State is null ? null : Members(c.State), c.Salt is not null);

    public static Done<CollectionRow> Done(this Written<Collection> written) => new(written.Value.Row(), written.Outcome.ToString());

    public static Done<ArtifactRow> Done(this Written<Artifact> written) => new(written.Value.Row(), written.Outcome.ToString());

    public static Done<RelationshipRow> Done(this Written<Relationship> written) => new(written.Value.Row(), written.Outcome.ToString());

    public static Leaf<TRow> Leaf<T, TRow>(this Page<T> page, Func<T, TRow> row) => new([.. page.Items.Select(row)], page.NextCursor);

    private static string? Text(DateTimeOffset? time) => time is { } given ? Clock.Text(given) : null;

    // One that is not of the alphabet stays what it is, and is a difference.
    public static Origin OriginOf(Provenance p) => Alphabet.Origins.FirstOrDefault(
        origin => (origin.Actor, origin.Source, origin.Tool, origin.ToolVersion, origin.Attributes)
            == (p.Actor, p.Source, p.Tool, p.ToolVersion, p.Attributes.Text),
        new Origin(p.Actor, p.Source, p.Tool, p.ToolVersion, p.Attributes.Text, $"not of the alphabet: {p}"));

    private static string Members(string state)
    {
        using var document = JsonDocument.Parse(state);
        return string.Join("; ", document.RootElement.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal)
            .Select(member => $"{member.Name}={Text(member.Value)}"));
    }

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetDecimal().ToString(CultureInfo.InvariantCulture),
        _ => value.GetRawText(),
    };
}
