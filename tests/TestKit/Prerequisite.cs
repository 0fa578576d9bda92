using NUnit.Framework;

namespace SparkPersonalization.TestKit;

/// <summary>Folders that an environment variable names and that not every machine has.</summary>
internal static class Prerequisite
{
    /// <summary>The folder; ends the test as ignored, or failed under <c>CI=true</c>, where the variable is not set.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="what">What the folder is, for the message.</param>
    internal static string Folder(string variable, string what)
    {
        if (Missing(variable, what) is { } reason)
        {
            Assert.Ignore(reason);
        }

        var folder = Environment.GetEnvironmentVariable(variable);
        return string.IsNullOrEmpty(folder) ? throw new AssertionException(Reason(variable, what)) : folder;
    }

    /// <summary>Why a test that needs the folder is to be ignored; null where it is to run, and fail where it must not be missing.</summary>
    internal static string? Missing(string variable, string what) =>
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable)) && Environment.GetEnvironmentVariable("CI") != "true" ? Reason(variable, what) : null;

    private static string Reason(string variable, string what) => $"{variable} is not set to the folder of {what}.";
}
