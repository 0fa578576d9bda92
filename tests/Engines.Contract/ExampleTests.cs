using System.Reflection;
using SparkPersonalization.DataFrames;
using SparkPersonalization.Engines.Contract.Examples;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Engines.Contract;

/// <summary>Every function's documentation has an example, and every example gives what it shows, on both engines.</summary>
public sealed class ExampleTests
{
    // A Spark server cannot run C#.
    private static readonly string[] EmbeddedOnly = [nameof(Functions.Udf)];

    [Test]
    public void Every_function_has_an_example()
    {
        var methods = typeof(Functions).GetMethods(BindingFlags.Public | BindingFlags.Static).Select(m => m.Name).Distinct().Except(CoverageTests.OfPartitions);

        Assert.That(methods.Except(Example.All.Select(e => e.Function)), Is.Empty, "Write <example><code>Call(...)  // result</code></example> in the documentation of each.");
    }

    [Test]
    public void Every_example_calls_its_function() =>
        Assert.That(Example.All.Where(e => !e.Code.Contains(e.Function, StringComparison.Ordinal)).Select(e => $"{e.Function}: {e}"), Is.Empty);

    [Test]
    public async Task The_embedded_engine_gives_what_the_examples_show()
    {
        using var session = SparkSession.Builder().Master("embedded").GetOrCreate();

        await MustGiveWhatIsShownAsync(session, Example.All);
    }

    [Test]
    public async Task Spark_gives_what_the_examples_show()
    {
        using var session = RealSpark.Session();

        await MustGiveWhatIsShownAsync(session, [.. Example.All.Where(e => !EmbeddedOnly.Contains(e.Function))]);
    }

    private static async Task MustGiveWhatIsShownAsync(SparkSession session, IReadOnlyList<Example> examples)
    {
        var codes = await ExampleScript.CompileAsync(examples);

        Assert.That(string.Join('\n', new ExampleRunner(session).Faults(examples.Zip(codes))), Is.Empty);
    }
}
