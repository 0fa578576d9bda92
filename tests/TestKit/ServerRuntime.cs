namespace SparkPersonalization.TestKit;

/// <summary>Real servers for tests, in the folder that <c>SPARKPERSONALIZATION_RUNTIME</c> names.</summary>
public static class ServerRuntime
{
    /// <summary>The environment variable that names the folder.</summary>
    public const string Variable = "SPARKPERSONALIZATION_RUNTIME";

    internal const string What = "the real servers";

    /// <summary>The path of a server's start script; ends the test as ignored, or failed under <c>CI=true</c>, where the runtime is not there.</summary>
    public static string Program(string name) => Path.Combine(Prerequisite.Folder(Variable, What), name);
}
