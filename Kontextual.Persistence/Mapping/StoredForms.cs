using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Kontextual.Persistence.Mapping;

/// <summary>Determines the form of a property's values from its type and, for texts and numbers, also from its name.</summary>
internal static class StoredForms
{
    private const int MaxActor = WriteContext.MaxActor;
    private const int MaxFreeText = FreeText.MaxCodePoints;

    public static StoredForm Of(IReadOnlyProperty property)
    {
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        if (type.IsEnum)
            return StoredForm.Text($"one of {string.Join(", ", Enum.GetNames(type))}", TextForms.OneOf(Enum.GetNames(type)));
        if (type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEntityId<>)))
            return StoredForm.Text("an id of 36 characters in lower case", TextForms.IsId);
        return type switch
        {
            _ when type == typeof(string) => OfText(property),
            _ when type == typeof(bool) => StoredForm.Number(0, 1),
            _ when type == typeof(int) => StoredForm.Number(Lowest(property), int.MaxValue),
            _ when type == typeof(long) => StoredForm.Number(Lowest(property), Highest(property)),
            _ when type == typeof(byte[]) => StoredForm.Bytes(1, ContentSource.ChunkSize),
            _ when type == typeof(DateTimeOffset) => StoredForm.Text("a time of the form 2026-11-22T10:44:27.123456Z", TextForms.IsTime),
            _ when type == typeof(ContentDigest) => StoredForm.HexBytes(SHA256.HashSizeInBytes, ContentDigest.Prefix),
            _ when type == typeof(ChainHash) => StoredForm.HexBytes(ChainHash.Length / 2),
            _ when type == typeof(Metadata) => StoredForm.Text("a JSON object", JsonForms.IsMetadata),
            _ when type == typeof(KeptJson) => StoredForm.Text("a JSON value other than null", JsonForms.IsKept),
            _ when type == typeof(Provenance) => StoredForm.Text("the JSON object of a provenance", JsonForms.IsProvenance),
            _ when type == typeof(IReadOnlyList<Diagnostic>) => StoredForm.Text("the JSON array of diagnostics", JsonForms.IsDiagnostics),
            _ => throw new InvalidOperationException($"No stored form is defined for {property.DeclaringType.DisplayName()}.{property.Name}."),
        };
    }

    private static StoredForm OfText(IReadOnlyProperty property) => property.Name switch
    {
        nameof(WorkflowStep.Name) when property.DeclaringType.ClrType == typeof(WorkflowStep) =>
            Purgeable(property, "a name of 1 to 512 code points", TextForms.IsPath),
        nameof(Artifact.Name) or nameof(OperationRun.Operation) or nameof(ContextReference.Role) =>
            Purgeable(property, "a name of 1 to 512 code points", TextForms.IsName),
        nameof(Artifact.Type) => StoredForm.Text("a type in lower case without white space", TextForms.IsToken),
        nameof(InputEntry.Path) => StoredForm.Text("a path of 1 to 512 code points", TextForms.IsPath),
        nameof(Artifact.MediaType) => StoredForm.Text("a media type such as text/plain", TextForms.IsMediaType),
        nameof(ChangeRecord.State) => StoredForm.Text("the JSON object of a state", JsonForms.IsState),
        nameof(ChangeRecord.Salt) => StoredForm.HexBytes(ChangeChain.SaltSize),
        nameof(Content.Text) => StoredForm.Text("a text of at most 1 MiB without U+0000", TextForms.Content(ContentSource.ChunkSize)),
        nameof(ChangeRecord.Actor) => StoredForm.Text("a text of at most 4,096 code points without U+0000", TextForms.Free(MaxActor)),
        _ => StoredForm.Text("a text of at most 65,536 code points without U+0000", TextForms.Free(MaxFreeText)),
    };

    private static StoredForm Purgeable(IReadOnlyProperty property, string expected, StoredForm.TextRule rule) =>
        property.DeclaringType.FindProperty(nameof(Artifact.IsPurged)) is null
            ? StoredForm.Text(expected, rule)
            : StoredForm.PurgedText(expected, rule);

    /// <summary>Returns the lowest value of a column of numbers, which is also that of its CHECK.</summary>
    public static long Lowest(IReadOnlyProperty property) =>
        property.Name is nameof(Content.Size) or nameof(InputBundle.EntryCount)
            || (property.Name == nameof(ContentChunk.Ordinal) && property.DeclaringType.ClrType == typeof(ContentChunk))
            ? 0
            : 1;

    private static long Highest(IReadOnlyProperty property) => property.Name is nameof(Content.Size) ? ContentSource.MaxSize : long.MaxValue;
}
