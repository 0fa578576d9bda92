using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using SparkPersonalization.DataFrames;
using SparkPersonalization.JobModel;
using SparkPersonalization.Personalization.IngestEvents;
using SparkPersonalization.Personalization.Inputs;
using SparkPersonalization.Personalization.Lake;
using SparkPersonalization.Personalization.RefineEvents;
using SparkPersonalization.Personalization.Tables;
using SparkPersonalization.Personalization.Tests.GenerateEvents;
using SparkPersonalization.Streaming;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Personalization.Tests.RefineEvents;

/// <summary>A lake whose raw files tests write, and the jobs that take them to silver.</summary>
/// <param name="spark">Reads the tables.</param>
/// <param name="settings">Settings of the jobs' own sessions.</param>
internal sealed class EventLake(SparkSession spark, params (string Key, string Value)[] settings) : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    internal string Raw => Directory.CreateDirectory(_directory["_raw/events"]).FullName;

    internal string this[string relative] => _directory[relative];

    internal void Write(string file, IEnumerable<byte[]> lines)
    {
        using var stream = File.Create(Path.Combine(Raw, file));
        foreach (var line in lines)
        {
            stream.Write(line);
            stream.WriteByte((byte)'\n');
        }
    }

    internal JobOutcome Ingest(int? maxFiles = null, string? input = null, string? mapping = null, string? conf = null) => new IngestEventsJob().Run(
        new JobContext<IngestEventsJobOptions>(
            new IngestEventsJobOptions { Input = input, Mapping = mapping, Lake = new LakeOptions { MaxFilesPerTrigger = maxFiles } }, Services(conf)));

    internal JobOutcome Refine(int? maxFiles = null, RefineRules? rules = null, string? conf = null) => new RefineEventsJob().Run(
        new JobContext<RefineEventsJobOptions>(
            new RefineEventsJobOptions { HashKey = "key", Rules = rules ?? new RefineRules(), Lake = new LakeOptions { MaxFilesPerTrigger = maxFiles } }, Services(conf)));

    /// <summary>Runs the job's query with each batch's rows of bronze changed on their way to it.</summary>
    internal void RefineChanged(Func<DataFrame, DataFrame> change)
    {
        var context = new JobContext<RefineEventsJobOptions>(new RefineEventsJobOptions { HashKey = "key" }, Services(null));
        using var session = context.OpenSession();
        var query = RefineEventsJob.Query(context.Options, new InputCatalog(context.ConfDirectory, session), context.LakeDirectory, _ => { });
        var changed = query with { Process = batch => query.Process(new LakeBatch(batch.Session, context.LakeDirectory, change(batch.Rows), BatchContext.Current!)) };
        changed.Run(context, context.Options.Lake, session);
    }

    internal DataFrame Bronze() => Read(BronzeEvents.Table);

    internal DataFrame Silver() => Read(SilverEvents.Table);

    internal DataFrame Quarantine() => Read(QuarantineEvents.Table);

    internal DataFrame Read(LakeTable table) => spark.Read().Format("delta").Load(table.PathIn(_directory.Path));

    public void Dispose() => _directory.Dispose();

    private JobServices Services(string? conf) => new()
    {
        LakeDirectory = _directory.Path,
        ConfDirectory = conf ?? Path.GetDirectoryName(NaiveSchema.Folder)!,
        Session = new SessionSettings { Conf = settings.ToImmutableSortedDictionary(s => s.Key, s => s.Value) },
        Log = NullLogger.Instance,
    };
}
