using SparkPersonalization.DataFrames;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Engines.DuckDb.Tests.Spark;

/// <summary>
/// The embedded engine's answers to SQL beside those of real Spark: schema with the names of unnamed columns, rows as text, error class.
/// Statements that differ are listed as gaps, each with its reason.
/// </summary>
public sealed class SparkAnswersTests
{
    [Test]
    public void Queries_get_the_answers_of_Spark() =>
        Judge([.. SparkStatement.Read(Path.Combine(AnswerJudge.Folder, "queries.jsonl"))], "query-gaps.txt");

    [Test]
    public void Functions_get_the_answers_of_Spark_to_its_examples_and_edge_cases() => Judge(
        [.. new[] { "examples", "edges" }.SelectMany(file => SparkStatement.Read(TestData.Path($"spark-functions/{file}.jsonl")))], "function-gaps.txt");

    private static void Judge(IReadOnlyList<SparkStatement> statements, string gaps)
    {
        using var session = new SparkSession(TestEngine.Open());
        AnswerJudge.Judge(statements, gaps, s => AnswerJudge.Ask(s.Sql, () => session.Sql(s.Sql)), IsSorted);
    }

    // Only the outermost query's order counts, which stands at the statement's end.
    private static bool IsSorted(string sql) => sql.LastIndexOf("ORDER BY", StringComparison.Ordinal) > sql.LastIndexOf(')');
}
