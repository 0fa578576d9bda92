namespace SparkPersonalization.TestKit;

/// <summary>Data of others, which the repository does not hold: found through <c>SPARKPERSONALIZATION_TESTDATA</c>.</summary>
public static class TestData
{
    /// <summary>The environment variable that names the folder.</summary>
    public const string Variable = "SPARKPERSONALIZATION_TESTDATA";

    private static readonly string? Root = Environment.GetEnvironmentVariable(Variable);

    /// <summary>Whether the data is there.</summary>
    public static bool IsPresent => !string.IsNullOrEmpty(Root);

    /// <summary>The path of a folder or file; ends the test as ignored, or failed under <c>CI=true</c>, where the data is not there.</summary>
    public static string Path(string relative) => System.IO.Path.Combine(Prerequisite.Folder(Variable, "the test data"), relative);

    /// <summary>The names of the folders in a folder, for test cases; none where the data is not there.</summary>
    public static IEnumerable<string> Folders(string relative) => IsPresent
        ? Directory.EnumerateDirectories(System.IO.Path.Combine(Root!, relative)).Select(d => System.IO.Path.GetFileName(d)).Order(StringComparer.Ordinal)
        : [];
}
