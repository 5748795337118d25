using DiffPlex;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace Kontextual.Persistence;

/// <summary>Compares revisions of an artifact.</summary>
public static class ArtifactDiffExtensions
{
    /// <summary>Compares the texts of two revisions line by line. Both texts are loaded into memory.</summary>
    /// <param name="reader">The artifacts of a repository, a view or a transaction.</param>
    /// <param name="id">The artifact, live or deleted.</param>
    /// <param name="from">The revision number of the older side, from 1. It may be higher than <paramref name="to"/>.</param>
    /// <param name="to">The revision number of the newer side, from 1.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>All lines of both texts, in order, each marked as added, removed or unchanged.</returns>
    /// <exception cref="ArgumentNullException">The reader is null.</exception>
    /// <exception cref="ArgumentException">The id is the default value, or a number is below 1.</exception>
    /// <exception cref="EntityNotFoundException">A revision does not exist, or its content was purged.</exception>
    /// <exception cref="ContentNotTextException">The content of a revision is not valid UTF-8.</exception>
    public static async Task<RevisionDiff> DiffAsync(
        this IArtifactReader reader, ArtifactId id, int from, int to, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var older = await reader.GetTextAsync(id, from, cancellationToken).ConfigureAwait(false);
        var newer = await reader.GetTextAsync(id, to, cancellationToken).ConfigureAwait(false);
        var differences = new InlineDiffBuilder(new Differ()).BuildDiffModel(older, newer, ignoreWhitespace: false);
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
