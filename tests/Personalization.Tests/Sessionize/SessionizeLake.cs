using Microsoft.Extensions.Logging.Abstractions;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Tables;
using SparkPersonalization.JobModel;
using SparkPersonalization.Personalization.Lake;
using SparkPersonalization.Personalization.Sessionize;
using SparkPersonalization.Personalization.Tables;
using SparkPersonalization.Personalization.Tests.Silver;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Personalization.Tests.Sessionize;

/// <summary>A lake whose silver table tests write, and the job on it.</summary>
internal sealed class SessionizeLake(SparkSession spark) : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    internal string Path => _directory.Path;

    internal string Checkpoint => _directory["_checkpoints/sessionize"];

    private string Table => Sessions.Table.PathIn(Path);

    internal void Append(IEnumerable<TestEvent> events) => events.Select(e => e.ToSilver()).AppendTo(spark, Path);

    internal void Append(IEnumerable<Row> events) => events.AppendTo(spark, Path);

    internal JobOutcome Run(SessionRules rules, int? maxFiles = null, bool reset = false) => new SessionizeJob().Run(new JobContext<SessionizeJobOptions>(
        new SessionizeJobOptions { Rules = rules, Lake = new LakeOptions { MaxFilesPerTrigger = maxFiles, Reset = reset } },
        new JobServices { LakeDirectory = Path, ConfDirectory = Path, Log = NullLogger.Instance }));

    /// <summary>The table's rows as texts, in order.</summary>
    internal IReadOnlyList<string> Rows() => Texts(spark.Read().Format("delta").Load(Table));

    /// <summary>The rows of one pass over events.</summary>
    internal IReadOnlyList<string> OnePass(IEnumerable<TestEvent> events, SessionRules rules) => OnePass(events.Select(e => e.ToSilver().ToRow()), rules);

    /// <summary>The rows of one pass over rows of silver.</summary>
    internal IReadOnlyList<string> OnePass(IEnumerable<Row> events, SessionRules rules) => Texts(SessionRows.From(events.ToDataFrame(spark), rules));

    internal long Version() => DeltaTable.ForPath(spark, Table).History(1).Head().GetAs<long>("version");

    public void Dispose() => _directory.Dispose();

    private static List<string> Texts(DataFrame rows) => [.. rows.Collect().Select(row => row.ToString()).Order(StringComparer.Ordinal)];
}
