using SparkPersonalization.Engines.Contract.Reports;

namespace SparkPersonalization.Engines.Contract;

/// <summary>The tables of <c>common/DataFrames/README.md</c> are made from this suite.</summary>
public sealed class ReadmeTests
{
    private const string Variable = "UPDATE_SNAPSHOTS";
    private const string Accept = $"Review the difference; to accept it, run: {Variable}=1 dotnet test tests/Engines.Contract --filter {nameof(ReadmeTests)}";

    private static readonly string File = Path.Combine(Root(), "common", "DataFrames", "README.md");

    private static readonly (string Name, Func<IEnumerable<string>> Lines)[] Parts =
    [
        ("functions", FunctionReport.Lines),
        ("queries", QueryReport.Lines),
        ("excluded", MemberReport.Lines),
    ];

    [Test]
    public void Tables_are_those_that_the_suite_proves()
    {
        var text = System.IO.File.ReadAllText(File).ReplaceLineEndings("\n");
        var made = Parts.Aggregate(text, (t, part) => With(t, part.Name, part.Lines()));
        if (Environment.GetEnvironmentVariable(Variable) == "1")
        {
            System.IO.File.WriteAllText(File, made);
        }

        var (before, after) = (System.IO.File.ReadAllText(File).ReplaceLineEndings("\n").Split('\n'), made.Split('\n'));
        var difference = before.Except(after).Select(l => $"- {l}").Concat(after.Except(before).Select(l => $"+ {l}"));
        Assert.That(string.Join('\n', difference), Is.Empty, $"The tables of {File} are not those of the suite. {Accept}");
    }

    private static string With(string text, string part, IEnumerable<string> lines)
    {
        var (begin, end) = ($"<!-- {part}: made by tests/Engines.Contract -->\n", $"<!-- end of {part} -->");
        var (from, to) = (text.IndexOf(begin, StringComparison.Ordinal), text.IndexOf(end, StringComparison.Ordinal));
        Assert.That(from >= 0 && to > from, $"{File} lacks the place of its part '{part}', which stands between '{begin.Trim()}' and '{end}'.");
        return $"{text[..(from + begin.Length)]}\n{string.Join('\n', lines)}\n\n{text[to..]}";
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "SparkPersonalization.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} has the solution.");
    }
}
