using System.Globalization;
using SparkPersonalization.JobModel;
using SparkPersonalization.JobModel.Graph;
using SparkPersonalization.Personalization.BuildFeatures;
using SparkPersonalization.Personalization.ExportFeatures;
using SparkPersonalization.Personalization.IngestEvents;
using SparkPersonalization.Personalization.RefineEvents;
using SparkPersonalization.Personalization.Sessionize;
using SparkPersonalization.Personalization.Tables;

namespace SparkPersonalization.Personalization.Pipeline;

/// <summary>The jobs from raw events to exported features, each after those whose tables it reads.</summary>
internal static class PipelineStages
{
    internal const string Export = "export-features";
    internal const string Maintain = "maintain-tables";

    private static readonly string Ingest = BronzeEvents.Table.MadeBy;
    private static readonly string Refine = SilverEvents.Table.MadeBy;
    private static readonly string Sessions = Tables.Sessions.Table.MadeBy;
    private static readonly string Features = CheckoutFeatures.Table.MadeBy;

    /// <param name="options">The options of all stages.</param>
    /// <param name="before">The stages that must be done before the first of these begins.</param>
    internal static IEnumerable<JobStage> Of(PipelineJobOptions options, params string[] before) =>
    [
        Stage(Ingest, new IngestEventsJob(), options.IngestEvents, before),
        Stage(Refine, new RefineEventsJob(), options.RefineEvents, Ingest),
        Stage(Sessions, new SessionizeJob(), options.Sessionize, Refine),
        Stage(Features, new BuildFeaturesJob(), options.BuildFeatures, Refine, Sessions),
        Stage(Export, new ExportFeaturesJob(), options.ExportFeatures, Features),
    ];

    /// <summary>The same stages as they run at once, each following the tables of those before it.</summary>
    internal static IEnumerable<JobStage> Live(PipelineJobOptions options)
    {
        var following = options.Following;
        JobStage[] stages =
        [
            .. Of(following).Where(stage => stage.Id != Export),
            new(Export, services => new RepeatedExport(options.ExportFeatures, options.ExportInterval).Run(services)) { After = [Features] },
            new(Maintain, services => new RepeatedMaintenance(options.Maintenance, options.LiveMaintenance).Run(services)) { After = [Features] },
        ];
        return stages.Select(stage => stage with { Run = services => stage.Run(WithShareOfMachine(services, stages.Length)) });
    }

    // Each stage has a session of its own, and each would take most of the machine's memory for its own, too, and all its processors. Threads beyond
    // those cost more than they bring: one that idles for half a second gives back the memory of the whole process, which all then fault in again.
    private static JobServices WithShareOfMachine(JobServices services, int stages)
    {
        const double all = 0.8;
        const int busy = 4;
        if (services.Session is not { Remote: null, Master: SessionSettings.Embedded })
            return services;
        var memory = (long)(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes * all / stages) >> 20;
        var threads = Math.Max(1, Environment.ProcessorCount / busy);
        var shares = new Dictionary<string, string>
        {
            ["spark.driver.memory"] = string.Create(CultureInfo.InvariantCulture, $"{memory}m"),
            ["spark.embedded.threads"] = threads.ToString(CultureInfo.InvariantCulture),
        };
        var conf = services.Session.Conf;
        return services with { Session = services.Session with { Conf = conf.SetItems(shares.Where(share => !conf.ContainsKey(share.Key))) } };
    }

    /// <summary>A job as a stage.</summary>
    internal static JobStage Stage<TOptions>(string id, Job<TOptions> job, TOptions options, params string[] after)
        where TOptions : class, new() =>
        new(id, services => job.Run(new JobContext<TOptions>(options, services))) { After = [.. after] };
}
