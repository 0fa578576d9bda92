using System.Collections.Immutable;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Tables;
using SparkPersonalization.Export;
using SparkPersonalization.Export.Manifests;
using SparkPersonalization.JobModel;
using SparkPersonalization.Personalization.Tables;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Personalization.ExportFeatures;

/// <summary>Exports the feature table to Parquet, for training and for serving.</summary>
public sealed class ExportFeaturesJob : Job<ExportFeaturesOptions>
{
    /// <summary>The folder in the lake that takes the exports where no other is given.</summary>
    public const string DefaultOutput = "exports";

    /// <summary>The export's name, which is its folder's.</summary>
    public const string ExportName = "checkout_features";

    /// <inheritdoc/>
    public override string Description => "Exports the feature table to Parquet: all rows for training, each shopper's newest row for serving, with a manifest.";

    /// <inheritdoc/>
    public override JobOutcome Run(JobContext<ExportFeaturesOptions> context)
    {
        ArgumentNullException.ThrowIfNull(context);
        using var spark = JobSession.Open(context.Session);
        var path = CheckoutFeatures.Table.PathIn(context.LakeDirectory);
        var table = Table(spark, path, context.Options.Version);
        var features = spark.Read().Format("delta").Option("versionAsOf", table.Version).Load(path);
        var definition = new ExportDefinition(table, CheckoutFeatures.CheckoutTime, [.. FeatureRows.Datasets(features)])
        {
            Options = new ExportOptions { MaxRowsPerFile = context.Options.MaxRowsPerFile },
        };
        var output = Path.GetFullPath(context.Options.Output ?? Path.Combine(context.LakeDirectory, DefaultOutput));
        context.Progress.Report(new JobProgress { Message = $"exporting version {table.Version} of {CheckoutFeatures.Table.Name}" });
        return Outcome(new ParquetExport(LocalStorage.Instance, output, ExportName).Write(definition, context.Cancellation));
    }

    private static ManifestTable Table(SparkSession spark, string path, long? version)
    {
        if (!DeltaTable.IsDeltaTable(spark, path))
        {
            throw new InvalidOperationException(
                $"There is no feature table at '{path}'. Run the job '{CheckoutFeatures.Table.MadeBy}' first, or name its lake by --lake.");
        }

        var table = DeltaTable.ForPath(spark, path);
        return new ManifestTable(
            table.Detail().Select("id").First().GetAs<string>(0),
            path,
            version ?? table.History(1).Select("version").First().GetAs<long>(0));
    }

    private static JobOutcome Outcome(ExportResult result) => new()
    {
        Counts =
        [
            new("table version", result.Manifest.Table.Version),
            .. result.Manifest.Datasets.SelectMany(d => ImmutableArray.Create<JobCount>(new($"{d.Name} rows", d.Rows), new($"{d.Name} files", d.Files.Length))),
            new("exports published", result.Outcome == ExportOutcome.Published ? 1 : 0),
        ],
        Places = result.Outcome == ExportOutcome.Refused
            ? []
            : [new("export", result.Folder), new("manifest", StoragePath.Combine(result.Folder, ExportManifest.FileName))],
        Checks = [.. result.Manifest.Checks.Select(check => new JobCheck(check.Name, check.Passed, check.Detail))],
    };
}
