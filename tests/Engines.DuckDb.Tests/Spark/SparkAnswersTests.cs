using NUnit.Framework;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Engines.DuckDb.Tests.Spark;

/// <summary>
/// The embedded engine's answers beside those of real Spark, for each example of Spark's function reference and for edge cases: schema with
/// the names of unnamed columns, rows as text, error class. <c>UPDATE_GAPS=1</c> writes the list of gaps anew, with reasons to be reviewed.
/// </summary>
public sealed class SparkAnswersTests
{
    private static readonly string ListPath = Path.Combine(TestContext.CurrentContext.TestDirectory, "Spark", "gaps.txt");

    [Test]
    public void Statements_get_the_answers_of_Spark_unless_they_are_listed_as_gaps()
    {
        var list = new GapList(File.ReadLines(ListPath));
        var statements = SparkStatement.All();
        using var session = new SparkSession(TestEngine.Open());
        var results = statements.Where(s => !list.IsExcluded(s)).Select(s => (Statement: s, Answer: Ask(session, s.Sql))).ToList();
        var unlike = results.Where(r => !r.Answer.IsLike(r.Statement.Answer)).ToList();

        Report(results.Count, unlike);
        var opened = unlike.Where(r => !list.IsGap(r.Statement)).Select(r => $"{r.Statement.Sql}\n  Spark: {r.Statement.Answer}\n  here:  {r.Answer}");
        var closed = results.Except(unlike).Where(r => list.IsGap(r.Statement)).Select(r => r.Statement.Sql);
        Assert.Multiple(() =>
        {
            Assert.That(string.Join("\n", opened), Is.Empty, "These answers differ from Spark's and are not listed.");
            Assert.That(string.Join("\n", closed), Is.Empty, "These are listed as gaps, but are Spark's now: take them off the list.");
            Assert.That(list.Entries.Except(statements.SelectMany(s => new[] { GapList.OfStatement(s), GapList.OfFunction(s) })), Is.Empty, "The list names what is not in the data.");
        });
    }

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

    private static string Text(Row row) => SparkAnswer.Row(row.Values.Select((v, i) => SparkText.Of(v, ((StructType)row.Schema)[i].DataType)));

    private static void Report(int count, IReadOnlyCollection<(SparkStatement Statement, SparkAnswer Answer)> unlike)
    {
        var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, "spark-differences.txt");
        File.WriteAllLines(file, unlike.Select(r => $"{r.Statement.Function}\t{r.Statement.Sql}\t{r.Statement.Answer}\t{r.Answer}"));
        TestContext.Out.WriteLine($"{count - unlike.Count} of {count} statements are answered as by Spark; the others are in {file}");
    }
}
