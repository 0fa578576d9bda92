using SparkPersonalization.Benchmarks.Lakes;
using SparkPersonalization.Benchmarks.Measuring;
using SparkPersonalization.Benchmarks.Peers;
using SparkPersonalization.DataFrames;
using SparkPersonalization.Personalization.BuildFeatures;
using SparkPersonalization.Personalization.ExportFeatures;
using SparkPersonalization.Personalization.Tables;

namespace SparkPersonalization.Benchmarks.Exports;

/// <summary>The export of a feature table.</summary>
internal sealed class ExportBenchmark : IBenchmark
{
    public string Name => "export";

    public string Summary => "export-features, with its checks and manifest, beside DuckDB's COPY of the same rows in the same order.";

    public IEnumerable<Comparison> Compare(Workplace place)
    {
        using var features = Features(place);
        using var duck = new Duck();
        // The order of an export is part of it.
        duck.Execute("SET preserve_insertion_order = true");
        var files = features.FilesOf(CheckoutFeatures.Table);
        var rows = duck.Count($"SELECT count(*) + count(DISTINCT {CheckoutFeatures.ShopperId}) FROM read_parquet('{files}')");
        yield return new Comparison($"{rows:#,0} rows, both sets", "rows/s", () => Ours(features, rows, place))
        {
            Peer = () => Peer(place, duck, files, rows),
            PeerName = "DuckDB COPY",
        };
    }

    private static double Ours(BenchmarkLake features, long rows, Workplace place)
    {
        var options = new ExportFeaturesOptions { Output = place.NewDirectory("export") };
        var exported = 0m;
        var rate = Timing.Rate(rows, () =>
        {
            var outcome = features.Run(new ExportFeaturesJob(), options);
            exported = outcome.Succeeded ? outcome.Counts.Where(count => count.Name.EndsWith(" rows", StringComparison.Ordinal)).Sum(count => count.Value) : 0;
        });
        Directory.Delete(options.Output, recursive: true);
        return Expected.Same(rows, (long)exported, "rows exported", rate);
    }

    private static double Peer(Workplace place, Duck duck, string files, long rows)
    {
        var target = place.NewDirectory("peer");
        var rate = Timing.Rate(rows, () => DurableFolder.Write(target, folder =>
        {
            Directory.CreateDirectory(folder);
            duck.Execute(PeerSql.Read("export-training.sql", ("features", files), ("target", Path.Combine(folder, "training.parquet"))));
            duck.Execute(PeerSql.Read("export-serving.sql", ("features", files), ("target", Path.Combine(folder, "serving.parquet"))));
        }));
        Directory.Delete(target, recursive: true);
        return rate;
    }

    /// <summary>As many rows of features as a batch has events: those of generated checkouts, over and over, each time of other shoppers.</summary>
    private static BenchmarkLake Features(Workplace place)
    {
        using var once = Seeds.Silver(place, place.Events);
        once.Run(new BuildFeaturesJob(), new BuildFeaturesJobOptions());
        using var spark = SparkSession.Builder().GetOrCreate();
        var rows = spark.Read().Format("delta").Load(once.PathOf(CheckoutFeatures.Table));
        var times = Math.Max(place.Events / rows.Count(), 1);
        var lake = new BenchmarkLake(place);
        var copies = rows.CrossJoin(spark.Range(times).WithColumnRenamed("id", "copy"))
            .WithColumn(CheckoutFeatures.EventId, Functions.Expr($"{CheckoutFeatures.EventId} || '-' || copy"))
            .WithColumn(CheckoutFeatures.ShopperId, Functions.Expr($"{CheckoutFeatures.ShopperId} || '-' || copy"));
        Seeds.Append(copies, lake, CheckoutFeatures.Table);
        return lake;
    }
}
