using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>What a program's work throws on purpose.</summary>
internal sealed class ThrownOnPurposeException() : Exception("On purpose.");

/// <summary>The errors of the contract by their type and facts; their sentences are not for programs.</summary>
internal static class Facts
{
    /// <summary>The facts of an error that the contract knows; null of any other.</summary>
    public static string? Of(Exception error) => error switch
    {
        EntityNotFoundException e => $"EntityNotFound {e.Kind} {e.Key}",
        EntityNotDeletedException e => $"EntityNotDeleted {e.Kind} {e.Id}",
        DuplicateNameException e => $"DuplicateName {e.Kind} {e.Name} {e.HolderId}",
        DuplicateRelationshipException e => $"DuplicateRelationship {e.SourceId} {e.TargetId} {e.Type} {e.HolderId}",
        DanglingReferenceException e => $"DanglingReference {e.End} {e.ArtifactId}",
        VersionConflictException e => $"VersionConflict {e.Kind} {e.EntityId} {e.ExpectedVersion} {e.ActualVersion}",
        ArtifactInUseException e => $"ArtifactInUse {e.ArtifactId} {string.Join(' ', e.Relationships)}",
        CollectionInUseException e => $"CollectionInUse {e.CollectionId} {e.Artifacts}",
        ContentNotTextException e => $"ContentNotText {e.Digest}",
        ArgumentOutOfRangeException => "ArgumentOutOfRange",
        ArgumentException => "Argument",
        ThrownOnPurposeException => "ThrownOnPurpose",
        _ => null,
    };
}
