using Kontextual.Domain;
using Microsoft.Data.Sqlite;

namespace Kontextual.Tests.Words;

/// <summary>SQLite's FTS5 divides an analysed text into exactly its tokens.</summary>
[TestFixture, Property("Rule", "Q3")]
public sealed class IndexedWordsTests
{
    private const int Cases = 500;

    [Test]
    public void The_ascii_tokenizer_of_FTS5_returns_the_tokens_of_an_analysed_text()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        Run(connection, "create virtual table texts using fts5(words, parts, tokenize='ascii')");
        Run(connection, "create virtual table terms using fts5vocab(texts, 'instance')");
        var texts = RandomTexts.Many(seed: 6, Cases).Concat(AnalysedExamples.All.Select(example => example.Text)).ToList();
        foreach (var (text, i) in texts.Select((text, i) => (TextAnalyser.ForIndex(text), i)))
            Run(connection, "insert into texts(rowid, words, parts) values ($0, $1, $2)", i, text.Words, text.Parts);

        var stored = Terms(connection).ToLookup(one => (one.Row, one.Column), one => one.Term);
        for (int i = 0; i < texts.Count; i++)
        {
            var tokens = TextAnalyser.Analyse(texts[i]).ToList();
            stored[(i, "words")].ShouldBe(tokens.Select(token => token.Whole), RandomTexts.Escape(texts[i]));
            stored[(i, "parts")].Where(term => term != "¶").ShouldBe(
                tokens.Where(token => token.Parts.Count > 1).SelectMany(token => token.Parts), RandomTexts.Escape(texts[i]));
        }
    }

    private static IEnumerable<(int Row, string Column, string Term)> Terms(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "select doc, col, term from terms order by doc, col, offset";
        using var rows = command.ExecuteReader();
        while (rows.Read())
            yield return (rows.GetInt32(0), rows.GetString(1), rows.GetString(2));
    }

    private static void Run(SqliteConnection connection, string statement, params object[] values)
    {
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        foreach (var (value, i) in values.Select((value, i) => (value, i)))
            command.Parameters.AddWithValue($"${i}", value);
        command.ExecuteNonQuery();
    }
}
