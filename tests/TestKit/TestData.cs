using NUnit.Framework;

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
    public static string Path(string relative)
    {
        if (!IsPresent)
        {
            Missing();
        }

        return System.IO.Path.Combine(Root!, relative);
    }

    /// <summary>The names of the folders in a folder, for test cases; none where the data is not there.</summary>
    public static IEnumerable<string> Folders(string relative) => IsPresent
        ? Directory.EnumerateDirectories(System.IO.Path.Combine(Root!, relative)).Select(d => System.IO.Path.GetFileName(d)).Order(StringComparer.Ordinal)
        : [];

    private static void Missing()
    {
        var message = $"{Variable} is not set to the folder of the test data.";
        if (Environment.GetEnvironmentVariable("CI") == "true")
        {
            Assert.Fail(message);
        }

        Assert.Ignore(message);
    }
}
