using System.Linq.Expressions;

namespace Kontextual.Persistence.Queries;

/// <summary>
/// A condition that excludes nothing by itself. It says that only artifacts with the tokens of these words matter, so that a backend can ask an index for them.
/// </summary>
/// <param name="words">The words. Each term and each phrase must be in one of the searched texts.</param>
/// <param name="fields">The parts of the artifacts that are searched.</param>
internal sealed class SearchedWords<TRow>(WordsQuery words, SearchFields fields) : Condition<TRow>
{
    public WordsQuery Words => words;

    public SearchFields Fields => fields;

    public override Expression<Func<TRow, bool>> Predicate => static _ => true;
}
