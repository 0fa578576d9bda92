using SparkPersonalization.DataFrames;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Engines.DuckDb.Tests.Spark;

/// <summary>What the embedded engine reads of files with Spark's options, beside what real Spark read of the same files.</summary>
public sealed class FileAnswersTests
{
    [Test]
    public void Files_are_read_as_by_Spark()
    {
        var cases = FileCase.Read(Path.Combine(AnswerJudge.Folder, "readers.jsonl")).ToDictionary(c => c.Name);
        var answers = cases.Values.ToDictionary(c => c.Name, Ask);
        AnswerJudge.Judge([.. cases.Values.Select(c => new SparkStatement("", c.Name, Expected(c, answers[c.Name])))], "reader-gaps.txt", s => answers[s.Sql], IsSorted);

        bool IsSorted(string name) => cases[name].Select?.Contains("ORDER BY", StringComparison.Ordinal) == true;
    }

    private static SparkAnswer Ask(FileCase file)
    {
        using var directory = new TemporaryDirectory();
        using var session = new SparkSession(TestEngine.Open());
        foreach (var (key, value) in file.Conf ?? [])
        {
            session.Conf().Set(key, value);
        }

        file.Write(session, directory.Path);
        return AnswerJudge.Ask(file.Name, () => file.Load(session, directory.Path));
    }

    // Spark wraps an error of a file into others: any of them says what is wrong.
    private static SparkAnswer Expected(FileCase file, SparkAnswer answer) => file.Errors is not { } errors
        ? new SparkAnswer(file.Answer, [.. file.Rows!.Select(SparkAnswer.Row)], null)
        : new SparkAnswer(null, null, answer.Error is { } error && !error.Contains(':', StringComparison.Ordinal) && (errors.Length == 0 || errors.Contains(error)) ? error : string.Join(" of ", errors));
}
