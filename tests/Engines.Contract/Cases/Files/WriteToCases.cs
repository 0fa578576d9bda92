using SparkPersonalization.DataFrames;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Engines.Contract.Cases.Files;

/// <summary>Writes to tables that are named (<see cref="DataFrame.WriteTo"/>).</summary>
internal static class WriteToCases
{
    private static readonly (string Name, Func<DataFrame, DataFrame> Rows, Action<DataFrame, string> Write)[] Cases =
    [
        ("made", Few, (d, t) => Made(d, t)),
        ("made of all types", d => d.Drop("wall"), (d, t) => d.WriteTo(t).Using("delta").Create()),
        ("made of no rows", Few, (d, t) => d.Filter("false").WriteTo(t).Using("delta").Create()),
        ("made twice", Few, (d, t) => { Made(d, t); Made(d, t); }),
        ("made without a format", Few, (d, t) => d.WriteTo(t).Create()),
        ("made of an unknown format", Few, (d, t) => d.WriteTo(t).Using("nonsense").Create()),
        ("made in partitions", Few, (d, t) => d.WriteTo(t).Using("delta").PartitionedBy(Col("FLAG"), d.Col("day")).Create()),
        ("made in partitions of a missing column", Few, (d, t) => d.WriteTo(t).Using("delta").PartitionedBy(Col("nothing")).Create()),
        ("made in partitions of a column twice", Few, (d, t) => d.WriteTo(t).Using("delta").PartitionedBy(Col("id"), Col("id")).Create()),
        ("made in partitions of all columns", d => d.Select("id"), (d, t) => d.WriteTo(t).Using("delta").PartitionedBy(Col("id")).Create()),
        ("made in partitions of a struct", d => d.Select("id", "place"), (d, t) => d.WriteTo(t).Using("delta").PartitionedBy(Col("place")).Create()),
        ("made in partitions of a member", d => d.Select("id", "place"), (d, t) => d.WriteTo(t).Using("delta").PartitionedBy(Col("place.zip")).Create()),
        ("made in partitions by years", Few, (d, t) => d.WriteTo(t).Using("delta").PartitionedBy(Years(Col("day"))).Create()),
        ("made in partitions by months", Few, (d, t) => d.WriteTo(t).Using("delta").PartitionedBy(Months(Col("day"))).Create()),
        ("made in partitions by days", Few, (d, t) => d.WriteTo(t).Using("delta").PartitionedBy(Days(Col("day"))).Create()),
        ("made in partitions by hours", Few, (d, t) => d.WriteTo(t).Using("delta").PartitionedBy(Hours(Col("day"))).Create()),
        ("made in buckets", Few, (d, t) => d.WriteTo(t).Using("delta").PartitionedBy(Bucket(4, Col("id"))).Create()),
        ("made in buckets of no number", Few, (d, t) => d.WriteTo(t).Using("delta").PartitionedBy(Bucket(Col("id"), Col("id"))).Create()),
        ("made in no buckets", Few, (d, t) => d.WriteTo(t).Using("delta").PartitionedBy(Bucket(0, Col("id"))).Create()),
        ("made in partitions of what is computed", Few, (d, t) => d.WriteTo(t).Using("delta").PartitionedBy(Col("id") + 1).Create()),
        ("made in clusters", Few, (d, t) => d.WriteTo(t).Using("delta").ClusterBy("id").Create()),
        ("made with an unknown property", Few, (d, t) => d.WriteTo(t).Using("delta").TableProperty("delta.nonsense", "1").Create()),
        ("made in two places", Few, (d, t) => d.WriteTo(t).Using("delta").TableProperty("location", "/elsewhere").Create()),
        ("made of two columns of one name", d => d.Select(Col("id"), Col("text").As("ID")), (d, t) => d.WriteTo(t).Using("delta").Create()),
        ("made of an odd name", d => d.Select(Col("id").As("a b")), (d, t) => d.WriteTo(t).Using("delta").Create()),
        ("replaced", Few, (d, t) => { Made(d, t); d.Select("text").WriteTo(t).Using("delta").Replace(); }),
        ("replaced by rows of its own", Few, (d, t) => { Made(d, t); d.Session.Read().Table(t).Filter("id > 2").WriteTo(t).Using("delta").Replace(); }),
        ("replaced where there is none", Few, (d, t) => d.WriteTo(t).Using("delta").Replace()),
        ("replaced without a format", Few, (d, t) => { Made(d, t); d.WriteTo(t).Replace(); }),
        ("replaced though it takes only more rows", Few, (d, t) => { d.WriteTo(t).Using("delta").TableProperty("delta.appendOnly", "true").Create(); d.WriteTo(t).Using("delta").Replace(); }),
        ("made or replaced, new", Few, (d, t) => d.WriteTo(t).Using("delta").CreateOrReplace()),
        ("made or replaced, there", Few, (d, t) => { Made(d, t); d.Select("id").WriteTo(t).Using("delta").CreateOrReplace(); }),
        ("added to", Few, (d, t) => { Made(d, t); d.WriteTo(t).Append(); }),
        ("added to by name", Few, (d, t) => { Made(d, t); d.Select("price", "day", "text", "flag", "id").WithColumnRenamed("id", "ID").WriteTo(t).Append(); }),
        ("added to without some columns", Few, (d, t) => { Made(d, t); d.Select("id").WriteTo(t).Append(); }),
        ("added to with more columns", Few, (d, t) => { Made(d, t); d.WithColumn("more", Col("id")).WriteTo(t).Append(); }),
        ("added to with more columns, merged", Few, (d, t) => { Made(d, t); d.WithColumn("more", Col("id")).WriteTo(t).Option("mergeSchema", true).Append(); }),
        ("added to where there is none", Few, (d, t) => d.WriteTo(t).Append()),
        ("added to by no name", Few, (d, _) => d.WriteTo("a b").Append()),
        ("added to by an empty name", Few, (d, _) => d.WriteTo("").Append()),
        ("added to by the name of none", Few, (d, _) => d.WriteTo("no_such_table").Append()),
        ("added to by the name of a view", Few, (d, _) => { d.CreateOrReplaceTempView("write_to_view"); d.WriteTo("write_to_view").Append(); }),
        ("added to with partitions that say nothing", Few, (d, t) => { Made(d, t); d.WriteTo(t).Using("parquet").PartitionedBy(Col("id")).TableProperty("a", "b").Append(); }),
        ("added to with wrong partitions", Few, (d, t) => { Made(d, t); d.WriteTo(t).PartitionedBy(Upper(Col("text"))).Append(); }),
        ("added to with wider numbers", Few, (d, t) => { Made(d, t); d.WithColumn("id", Col("id").Cast("bigint")).WriteTo(t).Append(); }),
        ("added to with too large numbers", Few, (d, t) => { Made(d, t); d.WithColumn("id", Col("id") + 5_000_000_000L).WriteTo(t).Append(); }),
        ("added to with too many digits", Few, (d, t) => { Made(d, t); d.WithColumn("price", Lit(1234567890123.5m)).WriteTo(t).Append(); }),
        ("added to with numbers as texts", Few, (d, t) => { Made(d, t); d.WithColumn("id", Col("id").Cast("string")).WriteTo(t).Append(); }),
        ("added to with texts that are no numbers", Few, (d, t) => { Made(d, t); d.WithColumn("id", Lit("x")).WriteTo(t).Append(); }),
        ("added to with numbers for texts", Few, (d, t) => { Made(d, t); d.WithColumn("text", Col("id")).WriteTo(t).Append(); }),
        ("added to with dates for numbers", Few, (d, t) => { Made(d, t); d.WithColumn("id", Col("day")).WriteTo(t).Append(); }),
        ("added to with a struct for a number", d => d.Select("id", "place"), (d, t) => { d.WriteTo(t).Using("delta").Create(); d.WithColumn("id", Col("place")).WriteTo(t).Append(); }),
        ("added to with nulls", Few, (d, t) => { Made(d, t); d.WithColumn("text", Lit(null)).WriteTo(t).Append(); }),
        ("added to with members in another order", Nested, (d, t) => { d.WriteTo(t).Using("delta").Create(); Turned(d).WriteTo(t).Append(); }),
        ("added to without some members", Nested, (d, t) => { d.WriteTo(t).Using("delta").Create(); d.Select(Struct(Col("place.zip")).As("place")).WriteTo(t).Append(); }),
        ("added to with more members", Nested, (d, t) => { d.WriteTo(t).Using("delta").Create(); d.Select(Struct(Col("place.zip"), Lit(1).As("more")).As("place")).WriteTo(t).Append(); }),
        ("added to once of two times", Few, (d, t) => { Made(d, t); Once(d, t).Append(); Once(d, t).Append(); }),
        ("rows replaced by all", Few, (d, t) => { Made(d, t); d.Filter("id = 1").WriteTo(t).Overwrite(Lit(true)); }),
        ("rows replaced by none", Few, (d, t) => { Made(d, t); d.Filter("id = 1").WriteTo(t).Overwrite(Lit(false)); }),
        ("rows replaced by a condition", Few, (d, t) => { Made(d, t); d.Filter("id = 1").WithColumn("id", Lit(9)).WriteTo(t).Overwrite(Col("id") >= 2); }),
        ("rows replaced by a text's beginning", Few, (d, t) => { Made(d, t); d.Filter("id = 1").WriteTo(t).Overwrite(Col("text").StartsWith("An")); }),
        ("rows replaced by a list", Few, (d, t) => { Made(d, t); d.Filter("id = 1").WriteTo(t).Overwrite(Col("id").IsIn(1, 3) & Col("day").IsNotNull()); }),
        ("rows replaced by nulls", Few, (d, t) => { Made(d, t); d.Filter("flag IS NULL").WriteTo(t).Overwrite(Col("flag").IsNull() | Col("day") < Lit("1900-01-01").Cast("date")); }),
        ("rows replaced by a flag", Few, (d, t) => { Made(d, t); d.Filter("flag").Limit(1).WriteTo(t).Overwrite(Col("flag")); }),
        ("rows replaced by SQL", Few, (d, t) => { Made(d, t); d.Filter("id = 1").WriteTo(t).Overwrite(Expr("NOT id > 1")); }),
        ("rows replaced outside the condition", Few, (d, t) => { Made(d, t); d.WriteTo(t).Overwrite(Col("id") > 2); }),
        ("rows replaced by what is computed", Few, (d, t) => { Made(d, t); d.WriteTo(t).Overwrite(Col("id") + 1 > 2); }),
        ("rows replaced by two columns", Few, (d, t) => { Made(d, t); d.WriteTo(t).Overwrite(Col("price") > Col("id")); }),
        ("rows replaced by a pattern", Few, (d, t) => { Made(d, t); d.WriteTo(t).Overwrite(Col("text").Like("_nna")); }),
        ("rows replaced by chance", Few, (d, t) => { Made(d, t); d.WriteTo(t).Overwrite(Rand() > 0.5); }),
        ("rows replaced by null", Few, (d, t) => { Made(d, t); d.WriteTo(t).Overwrite(Lit(null)); }),
        ("rows replaced by a number", Few, (d, t) => { Made(d, t); d.WriteTo(t).Overwrite(Col("id")); }),
        ("rows replaced by a missing column", Few, (d, t) => { Made(d, t); d.WriteTo(t).Overwrite(Col("nothing") > 1); }),
        ("rows replaced by a column of other rows", Few, (d, t) => { Made(d, t); d.WriteTo(t).Overwrite(d.Col("id") > 1); }),
        ("rows replaced where there is none", Few, (d, t) => d.WriteTo(t).Overwrite(Lit(true))),
        ("rows replaced by two conditions", Few, (d, t) => { Made(d, t); d.WriteTo(t).Option("replaceWhere", "id > 1").Overwrite(Col("id") > 1); }),
        ("rows replaced by a condition and partitions", Few, (d, t) => { Parted(d, t); d.Filter("id > 1").WriteTo(t).Option("partitionOverwriteMode", "dynamic").Overwrite(Col("id") > 1); }),
        ("rows replaced with a new schema", Few, (d, t) => { Made(d, t); d.Select("text").WriteTo(t).Option("overwriteSchema", true).Overwrite(Lit(true)); }),
        ("rows replaced in part with a new schema", Few, (d, t) => { Made(d, t); d.Select(Col("id"), Lit(1).As("more")).WriteTo(t).Option("overwriteSchema", true).Overwrite(Col("id") > 0); }),
        ("rows replaced, cast", Few, (d, t) => { Made(d, t); d.Select(Col("id").Cast("string")).WriteTo(t).Overwrite(Col("id") > 0); }),
        ("partitions replaced", Few, (d, t) => { Parted(d, t); d.Filter("flag").Limit(1).WithColumn("id", Lit("77")).WriteTo(t).OverwritePartitions(); }),
        ("the partition of nulls replaced", Few, (d, t) => { Parted(d, t); d.Select(Lit(8).As("id"), Lit(null).Cast("boolean").As("flag")).WriteTo(t).OverwritePartitions(); }),
        ("no partitions replaced", Few, (d, t) => { Made(d, t); d.Filter("id = 1").WriteTo(t).OverwritePartitions(); }),
        ("partitions replaced by no rows", Few, (d, t) => { Parted(d, t); d.Filter("false").WriteTo(t).OverwritePartitions(); }),
        ("partitions replaced where there is none", Few, (d, t) => d.WriteTo(t).OverwritePartitions()),
        ("partitions replaced with more columns", Few, (d, t) => { Parted(d, t); d.WithColumn("more", Col("id")).WriteTo(t).OverwritePartitions(); }),
    ];

    internal static IEnumerable<WriteCase> All { get; } =
        [.. Cases.Select(c => new WriteCase($"a table that is named, {c.Name}", c.Rows, (rows, folder) => c.Write(rows, $"delta.`{folder}`")) { Format = "delta" })];

    private static DataFrame Few(DataFrame rows) => rows.Select("id", "flag", "text", "day", "price");

    private static DataFrame Nested(DataFrame rows) => rows.Select(Col("place"), Array(Col("place")).As("places"), Map(Lit("k"), Col("place")).As("by_name"));

    private static DataFrame Turned(DataFrame rows)
    {
        var turned = When(Col("place").IsNotNull(), Struct(Col("place.zip").Cast("string").As("ZIP"), Col("place.city")));
        return rows.Select(Array(turned).As("places"), turned.As("place"), Map(Lit("k"), turned).As("by_name"));
    }

    private static void Made(DataFrame rows, string table) => rows.WriteTo(table).Using("delta").Create();

    private static void Parted(DataFrame rows, string table) => rows.WriteTo(table).Using("delta").PartitionedBy(Col("flag")).Create();

    private static DataFrameWriterV2 Once(DataFrame rows, string table) => rows.WriteTo(table).Option("txnAppId", "job").Option("txnVersion", 1L);
}
