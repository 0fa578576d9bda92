using System.Text;
using SparkPersonalization.DataFrames;
using SparkPersonalization.JobModel;
using SparkPersonalization.Personalization.Tables;
using SparkPersonalization.Personalization.Tests.GenerateEvents;
using SparkPersonalization.Personalization.Tests.RefineEvents;

namespace SparkPersonalization.Personalization.Tests.IngestEvents;

/// <summary>A lake of events that come through one mapping.</summary>
internal sealed class MappedLake : IDisposable
{
    private const string Name = "shop";

    private readonly string _conf;

    /// <param name="mapping">The mapping's file.</param>
    internal MappedLake(string mapping)
    {
        Spark = SparkSession.Builder().AppName(Name).GetOrCreate();
        Files = new EventLake(Spark);
        _conf = Files["conf"];
        Directory.CreateDirectory(Path.Combine(_conf, "mappings"));
        Directory.CreateDirectory(Path.Combine(_conf, "schemas"));
        foreach (var file in Directory.EnumerateFiles(NaiveSchema.Folder))
            File.Copy(file, Path.Combine(_conf, "schemas", Path.GetFileName(file)));
        File.WriteAllText(Path.Combine(_conf, "mappings", Name + ".json"), mapping);
    }

    internal SparkSession Spark { get; }

    internal EventLake Files { get; }

    internal JobOutcome Ingest(string? input = null) => Files.Ingest(input: input, mapping: Name, conf: _conf);

    internal JobOutcome Refine() => Files.Refine(conf: _conf);

    /// <summary>What bronze has of each record, as text.</summary>
    internal IReadOnlyList<string> Raw() => [.. Files.Bronze().Select(BronzeEvents.Raw).Collect().Select(row => Encoding.UTF8.GetString(row.GetAs<byte[]>(0)))];

    public void Dispose()
    {
        Files.Dispose();
        Spark.Dispose();
    }
}
