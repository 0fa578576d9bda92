using SparkPersonalization.DataFrames;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Engines.DuckDb.Tests.Spark;

/// <summary>
/// The embedded engine's answers to SQL beside those of real Spark: schema with the names of unnamed columns, rows as text, error class.
/// Statements that differ are listed as gaps, each with its reason; the list must be neither too short nor too long.
/// </summary>
public sealed class SparkAnswersTests
{
    private static readonly string Folder = Path.Combine(TestContext.CurrentContext.TestDirectory, "Spark");

    [Test]
    public void Queries_get_the_answers_of_Spark() =>
        Judge([.. SparkStatement.Read(Path.Combine(Folder, "queries.jsonl"))], "query-gaps.txt");

    [Test]
    public void Functions_get_the_answers_of_Spark_to_its_examples_and_edge_cases() => Judge(
        [.. new[] { "examples", "edges" }.SelectMany(file => SparkStatement.Read(TestData.Path($"spark-functions/{file}.jsonl")))], "function-gaps.txt");

    private static void Judge(IReadOnlyList<SparkStatement> statements, string gaps)
    {
        var list = new GapList(File.ReadLines(Path.Combine(Folder, gaps)));
        using var session = new SparkSession(TestEngine.Open());
        var results = statements.Where(s => !list.IsExcluded(s)).Select(s => (Statement: s, Answer: Ask(session, s.Sql))).ToList();
        var unlike = results.Where(r => !r.Answer.IsLike(r.Statement.Answer, IsSorted(r.Statement.Sql))).ToList();
        Report(Path.ChangeExtension(gaps, ".differences.txt"), results.Count, unlike);

        var opened = unlike.Where(r => !list.IsGap(r.Statement)).Select(r => $"{r.Statement.Sql}\n  Spark: {r.Statement.Answer}\n  here:  {r.Answer}");
        var closed = results.Except(unlike).Where(r => list.IsGap(r.Statement)).Select(r => r.Statement.Sql);
        Assert.Multiple(() =>
        {
            Assert.That(string.Join("\n", opened), Is.Empty, "These answers differ from Spark's and are not listed.");
            Assert.That(string.Join("\n", closed), Is.Empty, "These are listed as gaps, but are Spark's now: take them off the list.");
            Assert.That(
                list.Entries.Except(statements.SelectMany(s => new[] { GapList.OfStatement(s), GapList.OfFunction(s) })), Is.Empty, "The list names what is not in the data.");
        });
    }

    // Only the outermost query's order counts, which stands at the statement's end.
    private static bool IsSorted(string sql) => sql.LastIndexOf("ORDER BY", StringComparison.Ordinal) > sql.LastIndexOf(')');

    private static SparkAnswer Ask(SparkSession session, string sql)
    {
        string? schema = null;
        try
        {
            var rows = session.Sql(sql);
            schema = rows.Schema().SimpleString;
            return new SparkAnswer(schema, [.. rows.Collect().Select(Text)], null);
        }
        catch (SparkException e)
        {
            TestContext.Out.WriteLine($"{sql}\n  {e.Message.ReplaceLineEndings(" ")}");
            return new SparkAnswer(schema, null, e.ErrorClass);
        }
        catch (Exception e) when (e is not AssertionException)
        {
            // No exception of another kind may reach a user: it is a difference from any answer of Spark's.
            return new SparkAnswer(schema, null, $"{e.GetType().Name}: {e.Message.ReplaceLineEndings(" ")} {e.StackTrace?.Split('\n')[0]}");
        }
    }

    private static string Text(Row row) => SparkAnswer.Row(row.Values.Select((v, i) => SparkText.Of(v, row.Schema[i].DataType)));

    private static void Report(string name, int count, IReadOnlyCollection<(SparkStatement Statement, SparkAnswer Answer)> unlike)
    {
        var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, name);
        File.WriteAllLines(file, unlike.Select(r => $"{r.Statement.Function}\t{r.Statement.Sql}\t{r.Statement.Answer}\t{r.Answer}"));
        TestContext.Out.WriteLine($"{count - unlike.Count} of {count} statements are answered as by Spark; the others are in {file}");
    }
}
