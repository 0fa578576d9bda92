using SparkPersonalization.Benchmarks.Measuring;
using SparkPersonalization.Benchmarks.Peers;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.Personalization.IngestEvents;
using SparkPersonalization.Personalization.Tables;

namespace SparkPersonalization.Benchmarks.Lakes;

/// <summary>Lakes from which benchmarks start.</summary>
internal static class Seeds
{
    /// <summary>A lake with generated events in bronze.</summary>
    internal static BenchmarkLake Bronze(Workplace place, long events) =>
        BenchmarkLake.With(place, place.Share($"bronze {events}", () => MakeBronze(place, events)), BronzeEvents.Table);

    /// <summary>
    /// A lake with generated events in silver, in one commit. The SQL of <see cref="SilverPeer"/> makes them, so that later steps do not wait
    /// for refine: they lack its verdicts, and are the same rows otherwise.
    /// </summary>
    internal static BenchmarkLake Silver(Workplace place, long events) =>
        BenchmarkLake.With(place, place.Share($"silver {events}", () => MakeSilver(place, events)), SilverEvents.Table);

    /// <summary>Appends rows to a table of a lake, its columns in their types.</summary>
    internal static void Append(DataFrame rows, BenchmarkLake lake, LakeTable table) => rows
        .Select([.. table.Schema.Select(field => Functions.Col(field.Name).Cast(field.DataType).As(field.Name))])
        .Write()
        .Format("delta")
        .Mode(SaveMode.Append)
        .PartitionBy([.. table.PartitionColumns])
        .Option("delta.enableChangeDataFeed", "true")
        .Save(lake.PathOf(table));

    private static BenchmarkLake MakeBronze(Workplace place, long events)
    {
        var lake = new BenchmarkLake(place);
        lake.Run(new IngestEventsJob(), new IngestEventsJobOptions { Input = EventFiles.WellFormed(place, events) });
        return lake;
    }

    private static BenchmarkLake MakeSilver(Workplace place, long events)
    {
        using var bronze = Bronze(place, events);
        place.Tell($"making silver of {events:#,0} events");
        var parquet = place.NewDirectory("silver");
        using (var duck = new Duck())
            SilverPeer.Write(duck, bronze, parquet);
        var lake = new BenchmarkLake(place);
        using (var spark = SparkSession.Builder().GetOrCreate())
            Append(spark.Read().Parquet(parquet), lake, SilverEvents.Table);
        Directory.Delete(parquet, recursive: true);
        return lake;
    }
}
