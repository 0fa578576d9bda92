using Microsoft.Extensions.Logging.Abstractions;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.JobModel;
using SparkPersonalization.Personalization.IngestEvents;
using SparkPersonalization.Personalization.RefineEvents;
using SparkPersonalization.Personalization.Sessionize;
using SparkPersonalization.Personalization.Tables;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Personalization.Tests.RealInputs;

/// <summary>A lake that the jobs fill from data of others, by the contract and mappings of <c>conf</c>.</summary>
internal sealed class RealInputLake(SparkSession spark) : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private JobServices Services => new()
    {
        LakeDirectory = _directory.Path,
        ConfDirectory = Path.Combine(AppContext.BaseDirectory, "conf"),
        Log = NullLogger.Instance,
    };

    internal DataFrame Bronze => Table(BronzeEvents.Table);

    internal DataFrame Silver => Table(SilverEvents.Table);

    internal DataFrame Quarantine => Table(QuarantineEvents.Table);

    internal string this[string relative] => _directory[relative];

    internal DataFrame Table(LakeTable table) => spark.Read().Format("delta").Load(table.PathIn(_directory.Path));

    /// <summary>Takes files in.</summary>
    /// <returns>How many records.</returns>
    internal long Ingest(string input, string? mapping)
    {
        var options = new IngestEventsJobOptions { Input = input, Mapping = mapping };
        return Count(new IngestEventsJob().Run(new JobContext<IngestEventsJobOptions>(options, Services)), "records");
    }

    /// <summary>Puts a record into bronze as if it had come as bytes, such as a message: with line ends in it, or none at all.</summary>
    /// <param name="records">The records, with the names of what they came from.</param>
    internal void IngestBytes(IEnumerable<(string File, byte[] Bytes)> records)
    {
        var rows = records.Select(record => new Row(BronzeEvents.Table.Schema, [.. BronzeEvents.Table.Schema.FieldNames.Select(name => name switch
        {
            BronzeEvents.Raw => record.Bytes,
            BronzeEvents.File => record.File,
            _ => (object?)null,
        })]));
        spark.CreateDataFrame(rows, BronzeEvents.Table.Schema).Write().Format("delta").Mode(SaveMode.Append)
            .Option("delta.enableChangeDataFeed", "true").Save(BronzeEvents.Table.PathIn(_directory.Path));
    }

    internal BatchCounts Refine()
    {
        var outcome = new RefineEventsJob().Run(new JobContext<RefineEventsJobOptions>(new RefineEventsJobOptions { HashKey = "test" }, Services));
        return new BatchCounts(Count(outcome, "records"), Count(outcome, "silver"), Count(outcome, "quarantined"), Count(outcome, "duplicates"));
    }

    internal void Sessionize() => new SessionizeJob().Run(new JobContext<SessionizeJobOptions>(new SessionizeJobOptions(), Services));

    /// <summary>How many records the quarantine has for each first reason.</summary>
    internal Dictionary<string, long> Reasons() => Quarantine.GroupBy(QuarantineEvents.Reason).Count().Collect()
        .ToDictionary(row => row.GetAs<string>(0), row => row.GetAs<long>(1));

    /// <summary>How many events silver has of each kind.</summary>
    internal Dictionary<string, long> Kinds() => Silver.GroupBy(SilverEvents.Kind).Count().Collect()
        .ToDictionary(row => row.GetAs<string>(0), row => row.GetAs<long>(1));

    public void Dispose() => _directory.Dispose();

    private static long Count(JobOutcome outcome, string name) => (long)outcome.Counts.Single(count => count.Name == name).Value;
}
