using System.Reflection;

namespace SparkPersonalization.DataFrames.Engines;

/// <summary>Finds the engine of a session, so that a program that references an engine's package needs no other line.</summary>
internal static class EngineLocator
{
    private const string Embedded = "SparkPersonalization.Engines.DuckDb";
    private const string Spark = "SparkPersonalization.Engines.SparkConnect";

    internal static IEngine Create(SessionRequest request)
    {
        var name = request.Remote is null ? Embedded : Spark;
        var provider = Load(name).GetTypes().FirstOrDefault(t => t is { IsAbstract: false } && t.IsAssignableTo(typeof(IEngineProvider)))
            ?? throw new InvalidOperationException($"{name} has no engine provider. Do the packages' versions match?");
        return ((IEngineProvider)Activator.CreateInstance(provider, nonPublic: true)!).Create(request);
    }

    private static Assembly Load(string name)
    {
        try
        {
            return Assembly.Load(name);
        }
        catch (FileNotFoundException e)
        {
            throw new InvalidOperationException($"The session needs the engine {name}. Add a reference to it to your project.", e);
        }
    }
}
