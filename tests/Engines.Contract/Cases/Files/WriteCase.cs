using SparkPersonalization.DataFrames;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Engines.Contract.Cases.Files;

/// <summary>Rows that both engines must write alike.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Rows">Makes the rows of those of <see cref="BothEngines.Data"/>.</param>
/// <param name="Write">Writes them, given a writer and the folder; maybe several times.</param>
internal sealed record WriteCase(string Name, Func<DataFrame, DataFrame> Rows, Action<DataFrame, string> Write)
{
    /// <summary>The format to read what was written.</summary>
    internal string Format { get; init; } = "parquet";

    /// <summary>Why the engines differ, or null where they do not.</summary>
    internal string? Reason { get; init; }

    internal static IReadOnlyList<WriteCase> All { get; } =
    [
        new("Parquet of all types", d => d, (d, f) => d.Write().Parquet(f)) { Reason = "timestamps that Spark writes to Parquet as INT96 are read without a zone" },
        new("Parquet in folders by a column", d => d.Select("id", "flag", "text"), (d, f) => d.Write().PartitionBy("flag").Parquet(f)),
        new("Parquet in folders by odd texts", d => d.Select("id", "text"), (d, f) => d.Write().PartitionBy("text").Parquet(f)),
        new("Parquet in folders by dates", d => d.Select("id", "day"), (d, f) => d.Write().PartitionBy("day").Parquet(f)),
        new("Parquet with a compression", d => d.Select("id", "text"), (d, f) => d.Write().Option("compression", "gzip").Parquet(f)),
        new("rows added", d => d.Select("id"), (d, f) => { d.Write().Parquet(f); d.Write().Mode("append").Parquet(f); }),
        new("rows replaced", d => d.Select("id"), (d, f) => { d.Write().Parquet(f); d.Filter("id > 2").Write().Mode("overwrite").Parquet(f); }),
        new("rows left alone", d => d.Select("id"), (d, f) => { d.Write().Parquet(f); d.Filter("id > 2").Write().Mode("ignore").Parquet(f); }),
        new("rows that are there already", d => d.Select("id"), (d, f) => { d.Write().Parquet(f); d.Write().Parquet(f); }),
        new("CSV", d => d.Select("id", "flag", "num", "price", "text", "day", "at"), (d, f) => d.Write().Csv(f)) { Format = "text" },
        new("CSV with a header and signs of its own", d => d.Select("id", "text"), (d, f) => d.Coalesce(1).Write().Option("header", true).Option("sep", ";").Option("quote", "'").Option("nullValue", "NULL").Csv(f)) { Format = "text" },
        new("CSV all in quotes", d => d.Select("id", "text"), (d, f) => d.Write().Option("quoteAll", true).Csv(f)) { Format = "text" },
        new("CSV with dates of a form", d => d.Select("day", "at"), (d, f) => d.Write().Option("dateFormat", "dd.MM.yyyy").Option("timestampFormat", "yyyy/MM/dd HH:mm").Csv(f)) { Format = "text" },
        new("JSON", d => d.Drop("bytes"), (d, f) => d.Write().Json(f)) { Format = "text" },
        new("JSON with its nulls", d => d.Select("id", "text", "place"), (d, f) => d.Write().Option("ignoreNullFields", false).Json(f)) { Format = "text" },
        new("JSON with dates of a form", d => d.Select("day", "at"), (d, f) => d.Write().Option("dateFormat", "dd.MM.yyyy").Option("timestampFormat", "yyyy/MM/dd HH:mm").Json(f)) { Format = "text" },
        new("text", d => d.Select("text"), (d, f) => d.Write().Text(f)) { Format = "text" },
        .. new[] { "gzip", "deflate", "bzip2", "lz4", "snappy", "none" }.Select(codec =>
            new WriteCase($"text compressed by {codec}", Long, (d, f) => d.Write().Option("compression", codec).Text(f)) { Format = "text" }),
        new("JSON compressed by bzip2", d => d.Drop("bytes"), (d, f) => d.Write().Option("compression", "bzip2").Json(f)) { Format = "text" },
        new("text compressed in a way that there is not", d => d.Select("text"), (d, f) => d.Write().Option("compression", "zstd").Text(f)),
        new("text of two columns", d => d.Select("text", "id"), (d, f) => d.Write().Text(f)) { Format = "text" },
        new("CSV of arrays", d => d.Select("tags"), (d, f) => d.Write().Csv(f)) { Format = "text" },
        new("no rows", d => d.Select("id").Filter(Lit(false)), (d, f) => d.Write().Parquet(f)),
        new("rows computed and written nowhere", d => d.Select("id"), (d, f) => { d.Write().Format("noop").Mode("overwrite").Save(); d.Write().Parquet(f); }),
        new("rows written nowhere, where there must be none", d => d.Select("id"), (d, _) => d.Write().Format("noop").Save()),
        new("a fault in rows written nowhere", d => d.SelectExpr("CAST(text AS INT) AS number", "id"), (d, _) => d.Write().Format("noop").Mode("append").Save()),
        new("a Delta table", d => d.Select("id", "flag", "text", "day", "price"), (d, f) => d.Write().Format("delta").PartitionBy("flag").Save(f)) { Format = "delta" },
        new("a column added to a Delta table", d => d.Select("id"), (d, f) => { d.Write().Format("delta").Save(f); d.WithColumn("more", Col("id") * 2).Write().Format("delta").Mode("append").Option("mergeSchema", true).Save(f); }) { Format = "delta" },
        new("a Delta table's rows replaced in part", d => d.Select("id", "flag"), (d, f) => { d.Write().Format("delta").Save(f); d.Filter("id = 1").Write().Format("delta").Mode("overwrite").Option("replaceWhere", "flag = true").Save(f); }) { Format = "delta" },
        new("a Delta table whose schema differs", d => d.Select("id"), (d, f) => { d.Write().Format("delta").Save(f); d.WithColumn("more", Col("id") * 2).Write().Format("delta").Mode("append").Save(f); }) { Format = "delta" },
        .. WriteToCases.All,
    ];

    // More than the blocks of any codec hold, and not all alike.
    private static DataFrame Long(DataFrame data) => data.SelectExpr("explode(sequence(1, 5000)) AS number").SelectExpr("concat('milk ', number, ' ', md5(CAST(number AS STRING))) AS text");

    public override string ToString() => Name;
}
