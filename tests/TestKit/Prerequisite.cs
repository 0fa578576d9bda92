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
        var folder = Environment.GetEnvironmentVariable(variable);
        if (string.IsNullOrEmpty(folder))
        {
            var message = $"{variable} is not set to the folder of {what}.";
            if (Environment.GetEnvironmentVariable("CI") == "true")
            {
                Assert.Fail(message);
            }

            Assert.Ignore(message);
        }

        return folder!;
    }
}
