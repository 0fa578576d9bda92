namespace SparkPersonalization.Engines.DuckDb.Tests.Spark;

/// <summary>Compares the engine's answers with Spark's. The list of gaps must be neither too short nor too long.</summary>
internal static class AnswerJudge
{
    internal static readonly string Folder = Path.Combine(TestContext.CurrentContext.TestDirectory, "Spark");

    internal static void Judge(IReadOnlyList<SparkStatement> statements, string gaps, Func<SparkStatement, SparkAnswer> ask, Func<string, bool> isSorted)
    {
        var list = new GapList(File.ReadLines(Path.Combine(Folder, gaps)));
        var results = statements.Where(s => !list.IsExcluded(s)).Select(s => (Statement: s, Answer: ask(s))).ToList();
        var unlike = results.Where(r => !r.Answer.IsLike(r.Statement.Answer, isSorted(r.Statement.Sql))).ToList();
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

    /// <summary>The answer that rows give, or the class of the error that comes instead.</summary>
    internal static SparkAnswer Ask(string question, Func<DataFrames.DataFrame> rows)
    {
        string? schema = null;
        try
        {
            var answer = rows();
            schema = answer.Schema().SimpleString;
            return new SparkAnswer(schema, [.. answer.Collect().Select(Text)], null);
        }
        catch (DataFrames.SparkException e)
        {
            TestContext.Out.WriteLine($"{question}\n  {e.Message.ReplaceLineEndings(" ")}");
            return new SparkAnswer(schema, null, e.ErrorClass);
        }
        catch (Exception e) when (e is not AssertionException)
        {
            // No exception of another kind may reach a user: it is a difference from any answer of Spark's.
            return new SparkAnswer(schema, null, $"{e.GetType().Name}: {e.Message.ReplaceLineEndings(" ")} {e.StackTrace?.Split('\n')[0]}");
        }
    }

    private static string Text(DataFrames.Row row) => SparkAnswer.Row(row.Values.Select((v, i) => SparkText.Of(v, row.Schema[i].DataType)));

    private static void Report(string name, int count, IReadOnlyCollection<(SparkStatement Statement, SparkAnswer Answer)> unlike)
    {
        var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, name);
        File.WriteAllLines(file, unlike.Select(r => $"{r.Statement.Function}\t{r.Statement.Sql}\t{r.Statement.Answer}\t{r.Answer}"));
        TestContext.Out.WriteLine($"{count - unlike.Count} of {count} statements are answered as by Spark; the others are in {file}");
    }
}
