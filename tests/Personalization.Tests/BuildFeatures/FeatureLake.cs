using Microsoft.Extensions.Logging.Abstractions;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Tables;
using SparkPersonalization.JobModel;
using SparkPersonalization.Personalization.BuildFeatures;
using SparkPersonalization.Personalization.BuildFeatures.Rows;
using SparkPersonalization.Personalization.Lake;
using SparkPersonalization.Personalization.Tables;
using SparkPersonalization.Personalization.Tests.Silver;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Personalization.Tests.BuildFeatures;

/// <summary>A lake whose silver table tests write, and the job on it.</summary>
internal sealed class FeatureLake(SparkSession spark) : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    internal string Checkpoint => _directory["_checkpoints/build-features"];

    private string Table => CheckoutFeatures.Table.PathIn(_directory.Path);

    internal void Append(IEnumerable<SilverRow> events) => events.AppendTo(spark, _directory.Path);

    /// <summary>Runs the job to its end, each file of silver as a batch.</summary>
    internal IReadOnlyDictionary<string, decimal> Run(bool reset = false, string zone = "UTC") => new BuildFeaturesJob().Run(new JobContext<BuildFeaturesJobOptions>(
        new BuildFeaturesJobOptions { Zone = zone, Lake = new LakeOptions { MaxFilesPerTrigger = 1, Reset = reset } },
        new JobServices { LakeDirectory = _directory.Path, ConfDirectory = _directory.Path, Log = NullLogger.Instance }))
        .Counts.ToDictionary(count => count.Name, count => count.Value);

    internal IReadOnlyList<Row> Rows() => spark.Read().Format("delta").Load(Table).OrderBy(CheckoutFeatures.EventId).Collect();

    /// <summary>The table's rows as texts, in order.</summary>
    internal IReadOnlyList<string> Texts() => TextsOf(Rows());

    /// <summary>The rows of one pass over events.</summary>
    internal IReadOnlyList<string> OnePass(IEnumerable<SilverRow> events, string zone = "UTC")
    {
        var silver = events.ToDataFrame(spark);
        return TextsOf(CheckoutFeatureRows.Of(spark, CheckoutRows.Of(silver, zone), silver.Among, rows => rows).Collect());
    }

    internal long Version() => DeltaTable.ForPath(spark, Table).History(1).Head().GetAs<long>("version");

    public void Dispose() => _directory.Dispose();

    private static List<string> TextsOf(IEnumerable<Row> rows) => [.. rows.Select(row => row.ToString()).Order(StringComparer.Ordinal)];
}
