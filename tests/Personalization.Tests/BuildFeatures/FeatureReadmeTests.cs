using SparkPersonalization.Personalization.BuildFeatures.Pack;

namespace SparkPersonalization.Personalization.Tests.BuildFeatures;

/// <summary>The table of features in the job's README is the one in code.</summary>
public sealed class FeatureReadmeTests
{
    private const string Variable = "UPDATE_SNAPSHOTS";
    private const string Begin = "<!-- features: made by the tests -->";
    private const string End = "<!-- end of features -->";

    [Test]
    public void The_README_tells_every_feature_as_the_code_defines_it()
    {
        var text = File.ReadAllText(Readme).ReplaceLineEndings("\n");
        var (before, after) = (text[..(text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length)], text[text.IndexOf(End, StringComparison.Ordinal)..]);
        var expected = $"{before}\n{Table}\n{after}";
        if (Environment.GetEnvironmentVariable(Variable) == "1")
            File.WriteAllText(Readme, text = expected);
        Assert.That(text, Is.EqualTo(expected), $"Run {Variable}=1 dotnet test tests/Personalization.Tests --filter {nameof(FeatureReadmeTests)} and review the difference.");
    }

    private static string Table => string.Join('\n', FeaturePack.Published
        .Select(entry => $"| `{entry.Feature.Name}` | {entry.View} | {entry.Feature.Type} | {entry.Feature.Term} | {entry.Feature.Definition} |")
        .Prepend("| --- | --- | --- | --- | --- |")
        .Prepend("| feature | of | type | term | definition |"));

    private static string Readme => Path.Combine(Root, "jobs", "Personalization", "BuildFeatures", "README.md");

    private static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "SparkPersonalization.sln")))
                folder = folder.Parent ?? throw new InvalidOperationException($"No SparkPersonalization.sln above {AppContext.BaseDirectory}.");
            return folder.FullName;
        }
    }
}
