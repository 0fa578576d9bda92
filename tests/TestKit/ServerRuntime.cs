using NUnit.Framework;

namespace SparkPersonalization.TestKit;

/// <summary>Real servers for tests, in the folder that <c>SPARKPERSONALIZATION_RUNTIME</c> names.</summary>
public static class ServerRuntime
{
    /// <summary>The environment variable that names the folder.</summary>
    public const string Variable = "SPARKPERSONALIZATION_RUNTIME";

    /// <summary>The path of a server's start script; ends the test as ignored, or failed under <c>CI=true</c>, where the runtime is not there.</summary>
    public static string Program(string name)
    {
        var runtime = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(runtime))
        {
            var message = $"{Variable} is not set to the folder of the real servers.";
            if (Environment.GetEnvironmentVariable("CI") == "true")
            {
                Assert.Fail(message);
            }

            Assert.Ignore(message);
        }

        return Path.Combine(runtime!, name);
    }
}
