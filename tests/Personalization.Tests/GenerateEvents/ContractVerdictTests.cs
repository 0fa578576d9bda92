using SparkPersonalization.Contracts;
using SparkPersonalization.DataFrames;
using SparkPersonalization.Personalization.GenerateEvents;
using SparkPersonalization.Personalization.Tables;

namespace SparkPersonalization.Personalization.Tests.GenerateEvents;

/// <summary>The contract's verdicts on generated events, against what the generator did to them.</summary>
public sealed class ContractVerdictTests
{
    private static readonly string[] NotOfTheContract = [ReasonCodes.Bot, ReasonCodes.Internal, ReasonCodes.TooLate, ReasonCodes.Conflict];

    [Test]
    public void First_violations_of_generated_events_are_the_generators_truth()
    {
        using var folder = new TemporaryFolder();
        var truth = EventGenerator.Run(new GenerateEventsOptions { Events = 20_000, MalformedRate = 0.05 }, folder["out"]);
        using var session = SparkSession.Builder().AppName("Personalization.Tests").GetOrCreate();
        var lines = session.CreateDataFrame(
            Directory.EnumerateFiles(Path.Combine(folder["out"], "events")).SelectMany(Lines).Select(line => new GenericRow([line])),
            (DataFrames.Types.StructType)DataFrames.Types.DataType.FromDdl("json BINARY"));
        var counts = EventContract.Load(NaiveSchema.Folder).Read(lines, "json")
            .SelectExpr("get(violations, 0).code AS code").GroupBy("code").Count().Collect()
            .ToDictionary(r => r.GetAs<string>("code") ?? "", r => r.GetAs<long>("count"));

        var expected = truth.QuarantinedByReason.Where(r => !NotOfTheContract.Contains(r.Key) && r.Value > 0).ToDictionary(r => r.Key, r => r.Value);
        expected[""] = truth.Records - expected.Values.Sum();
        Assert.That(expected, Has.Count.EqualTo(14), "the sample has every reason");
        Assert.That(counts, Is.EquivalentTo(expected));
    }

    // Bytes, as not all lines are UTF-8.
    private static IEnumerable<byte[]> Lines(string file)
    {
        var bytes = File.ReadAllBytes(file);
        for (var start = 0; start < bytes.Length;)
        {
            var end = Array.IndexOf(bytes, (byte)'\n', start);
            yield return bytes[start..end];
            start = end + 1;
        }
    }
}
