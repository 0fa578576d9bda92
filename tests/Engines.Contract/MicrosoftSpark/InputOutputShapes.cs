using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Streams;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Engines.Contract.MicrosoftSpark;

/// <summary>Readers, writers and streams as programs for Microsoft.Spark write them. That it compiles is the test.</summary>
internal static class InputOutputShapes
{
    internal static DataFrame Read(SparkSession spark, StructType schema)
    {
        DataFrameReader reader = spark.Read().Format("csv").Schema(schema).Schema("a INT, b STRING")
            .Option("header", true).Option("sep", ";").Option("maxColumns", 10L).Option("samplingRatio", 0.5).Options(new Dictionary<string, string> { ["quote"] = "'" });
        return reader.Load().Union(reader.Load("a")).Union(reader.Load("a", "b")).Union(spark.Read().Json("a", "b")).Union(spark.Read().Csv("a"))
            .Union(spark.Read().Parquet("a")).Union(spark.Read().Orc("a")).Union(spark.Read().Text("a")).Union(spark.Read().Table("t"));
    }

    internal static void Write(DataFrame df)
    {
        DataFrameWriter writer = df.Write().Mode(SaveMode.Append).Mode(SaveMode.Overwrite).Mode(SaveMode.ErrorIfExists).Mode(SaveMode.Ignore).Mode("append").Format("parquet").PartitionBy("a").BucketBy(4, "a", "b").SortBy("a")
            .Option("compression", "snappy").Option("a", true).Option("b", 1L).Option("c", 1.5).Options(new Dictionary<string, string>());
        writer.Save();
        writer.Save("a");
        writer.SaveAsTable("t");
        writer.InsertInto("t");
        writer.Json("a");
        writer.Parquet("a");
        writer.Orc("a");
        writer.Text("a");
        writer.Csv("a");
    }

    internal static void WriteTo(DataFrame df)
    {
        DataFrameWriterV2 writer = df.WriteTo("t").Using("delta").Option("a", "b").Option("a", true).Option("a", 1L).Option("a", 1.5).Options(new Dictionary<string, string>())
            .TableProperty("p", "v").PartitionedBy(Functions.Years(df["a"]), Functions.Months(df["a"]), Functions.Days(df["a"]), Functions.Hours(df["a"]), Functions.Bucket(4, df["b"]), df["c"]);
        writer.Create();
        writer.Replace();
        writer.CreateOrReplace();
        writer.Append();
        writer.Overwrite(df["a"] == 1);
        writer.OverwritePartitions();
    }

    internal static void Stream(SparkSession spark, StructType schema)
    {
        DataStreamReader reader = spark.ReadStream().Format("json").Schema(schema).Schema("a INT").Option("a", "b").Option("a", true).Option("a", 1L).Option("a", 1.5).Options(new Dictionary<string, string>());
        DataFrame rows = reader.Load().Union(reader.Load("a")).Union(reader.Json("a")).Union(reader.Csv("a")).Union(reader.Parquet("a")).Union(reader.Orc("a")).Union(reader.Text("a")).Union(reader.Table("t"));
        DataStreamWriter writer = rows.WriteStream().OutputMode(OutputMode.Append).OutputMode(OutputMode.Complete).OutputMode(OutputMode.Update).OutputMode("append")
            .Format("delta").PartitionBy("a").Option("a", "b").Option("a", true).Option("a", 1L).Option("a", 1.5).Options(new Dictionary<string, string>())
            .Trigger(Trigger.ProcessingTime(1000)).Trigger(Trigger.ProcessingTime("1 second")).Trigger(Trigger.Once()).QueryName("q")
            .ForeachBatch((batch, id) => batch.WithColumn("id", Functions.Lit(id)).Show());
        _ = writer.ToTable("t");
        StreamingQuery query = writer.Start();
        query = writer.Start("path");
        query.AwaitTermination();
        Console.WriteLine($"{query.Name} {query.Id} {query.RunId} {query.IsActive()} {query.AwaitTermination(1000)} {query.Exception()}");
        query.ProcessAllAvailable();
        query.Explain();
        query.Explain(true);
        query.Stop();
        StreamingQueryManager queries = spark.Streams();
        Console.WriteLine(queries.Active().Count() + queries.Get(query.Id)?.Name + queries.AwaitAnyTermination(1000));
        queries.AwaitAnyTermination();
        queries.ResetTerminated();
        rows.WriteStream().Foreach(new Printer()).Start();
    }

    private sealed class Printer : IForeachWriter
    {
        public bool Open(long partitionId, long epochId) => partitionId >= 0 && epochId >= 0;

        public void Process(Row value) => Console.WriteLine(value);

        public void Close(Exception? errorOrNull) => Console.WriteLine(errorOrNull);
    }
}
