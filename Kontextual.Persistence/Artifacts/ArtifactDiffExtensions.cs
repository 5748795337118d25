using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace Kontextual.Persistence;

/// <summary>Differences between revisions.</summary>
public static class ArtifactDiffExtensions
{
    /// <summary>How the text of one revision differs from another's, line by line. Both texts are brought into memory.</summary>
    /// <param name="reader">The artifacts of a repository, a view or a transaction.</param>
    /// <param name="id">The artifact, live or deleted.</param>
    /// <param name="from">The older side's revision number; it may be the higher one.</param>
    /// <param name="to">The newer side's revision number.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ArgumentException">The id is the default value, or a number is below 1.</exception>
    /// <exception cref="EntityNotFoundException">There is no such revision, or its content was purged.</exception>
    /// <exception cref="ContentNotTextException">A content is not valid UTF-8.</exception>
    public static async Task<RevisionDiff> DiffAsync(
        this IArtifactReader reader, ArtifactId id, int from, int to, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var older = await reader.GetTextAsync(id, from, cancellationToken).ConfigureAwait(false);
        var newer = await reader.GetTextAsync(id, to, cancellationToken).ConfigureAwait(false);
        var differences = InlineDiffBuilder.Diff(older, newer, ignoreWhiteSpace: false);
        return new RevisionDiff(from, to, Numbered(differences.Lines));
    }

    private static List<DiffLine> Numbered(List<DiffPiece> pieces)
    {
        var (fromLine, toLine) = (0, 0);
        var lines = new List<DiffLine>(pieces.Count);
        foreach (var piece in pieces)
        {
            lines.Add(piece.Type switch
            {
                ChangeType.Inserted => new DiffLine(DiffLineKind.Added, piece.Text, null, ++toLine),
                ChangeType.Deleted => new DiffLine(DiffLineKind.Removed, piece.Text, ++fromLine, null),
                _ => new DiffLine(DiffLineKind.Unchanged, piece.Text, ++fromLine, ++toLine),
            });
        }

        return lines;
    }
}
