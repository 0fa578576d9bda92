using NUnit.Framework;

namespace SparkPersonalization.TestKit;

/// <summary>What tests need and not every machine has, such as folders that an environment variable names.</summary>
public static class Prerequisite
{
    private static bool IsOptional => Environment.GetEnvironmentVariable("CI") != "true";

    /// <summary>Ends the test as ignored, or failed under <c>CI=true</c>, where the machine does not let it do something.</summary>
    /// <param name="isMet">Whether it does.</param>
    /// <param name="reason">What it does not, for the message.</param>
    public static void Met(bool isMet, string reason)
    {
        if (isMet)
        {
            return;
        }

        if (IsOptional)
        {
            Assert.Ignore(reason);
        }

        throw new AssertionException(reason);
    }

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
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable)) && IsOptional ? Reason(variable, what) : null;

    private static string Reason(string variable, string what) => $"{variable} is not set to the folder of {what}.";
}
