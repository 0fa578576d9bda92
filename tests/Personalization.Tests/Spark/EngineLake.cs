using Microsoft.Extensions.Logging.Abstractions;
using SparkPersonalization.DataFrames;
using SparkPersonalization.JobModel;
using SparkPersonalization.Personalization.ExportFeatures;
using SparkPersonalization.Personalization.IngestEvents;
using SparkPersonalization.Personalization.Pipeline;
using SparkPersonalization.Personalization.RefineEvents;
using SparkPersonalization.Personalization.Tables;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Personalization.Tests.Spark;

/// <summary>A lake that the pipeline fills on one engine or the other, and that both read.</summary>
internal sealed class EngineLake : IDisposable
{
    internal static readonly LakeTable[] Tables =
        [BronzeEvents.Table, SilverEvents.Table, QuarantineEvents.Table, Sessions.Table, CheckoutFeatures.Table];

    // What tells of the run, not of the events: the design excepts it.
    private static readonly string[] OfRuns = [BronzeEvents.Line, BronzeEvents.IngestedAt, QuarantineEvents.QuarantinedAt];

    private static readonly SessionSettings Embedded = new();

    private readonly TemporaryDirectory _directory = new();

    /// <summary>The lake's directory.</summary>
    internal string Path => _directory.Path;

    /// <summary>Takes an input into bronze alone.</summary>
    internal void Ingest(bool onSpark, string input, string? mapping) => new IngestEventsJob().Run(
        new JobContext<IngestEventsJobOptions>(new IngestEventsJobOptions { Input = input, Mapping = mapping }, Services(onSpark)));

    /// <summary>Makes silver and quarantine of bronze alone.</summary>
    internal void Refine(bool onSpark) => new RefineEventsJob().Run(
        new JobContext<RefineEventsJobOptions>(new RefineEventsJobOptions { HashKey = "key" }, Services(onSpark)));

    /// <summary>Runs the pipeline to its end.</summary>
    /// <param name="onSpark">Whether on Spark.</param>
    /// <param name="input">The input.</param>
    /// <param name="mapping">The mapping that reads it, or null.</param>
    internal void Run(bool onSpark, string input, string? mapping)
    {
        var options = new PipelineJobOptions { Input = input, Mapping = mapping, HashKey = "key" };
        var outcome = new PipelineJob().Run(new JobContext<PipelineJobOptions>(options, Services(onSpark)));
        Assert.That(outcome.Stages.Where(stage => stage.Error is not null).Select(stage => $"{stage.Id}: {stage.Error}"), Is.Empty);
        Assert.That(outcome.Succeeded, Is.True);
    }

    /// <summary>All tables and the exports as texts, by name, as an engine reads them.</summary>
    internal Dictionary<string, List<string>> Read(bool onSpark)
    {
        using var session = JobSession.Open(onSpark ? RealSpark.Session : Embedded);
        var tables = Tables.ToDictionary(table => table.Name, table => Text(session.Read().Format("delta").Load(table.PathIn(_directory.Path))));
        foreach (var set in new[] { "training", "serving" })
            tables[set] = Text(session.Read().Parquet(Files(set)));
        return tables;
    }

    /// <summary>A table as texts, as the embedded engine reads it.</summary>
    internal List<string> Read(LakeTable table)
    {
        using var session = JobSession.Open(Embedded);
        return Text(session.Read().Format("delta").Load(table.PathIn(_directory.Path)));
    }

    public void Dispose() => _directory.Dispose();

    private JobServices Services(bool onSpark) => new()
    {
        LakeDirectory = _directory.Path,
        ConfDirectory = System.IO.Path.Combine(AppContext.BaseDirectory, "conf"),
        Session = onSpark ? RealSpark.Session : Embedded,
        Log = NullLogger.Instance,
    };

    private string[] Files(string set)
    {
        var exports = _directory[System.IO.Path.Combine(ExportFeaturesJob.DefaultOutput, ExportFeaturesJob.ExportName)];
        var newest = Directory.EnumerateDirectories(exports, "v*").OrderBy(folder => folder.Length).ThenBy(folder => folder, StringComparer.Ordinal).Last();
        return [.. Directory.EnumerateFiles(newest, "*.parquet", SearchOption.AllDirectories).Where(file => file.Contains(set, StringComparison.Ordinal))];
    }

    private static List<string> Text(DataFrame rows)
    {
        var kept = rows.Drop(OfRuns);
        return [string.Join(", ", kept.DTypes().Select(column => $"{column.Item1}: {column.Item2}")), .. RowText.Sorted(kept)];
    }
}
