using SparkPersonalization.DataFrames;
using SparkPersonalization.TestKit;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Engines.DuckDb.Tests.Files;

/// <summary>A file that somebody replaces in place is read as it is, though what was in it before had been read.</summary>
public sealed class ReplacedFileTests
{
    [TestCase(0, TestName = "A file that was written just now")]
    [TestCase(60, TestName = "A file that has been there for long")]
    public void A_replaced_file_is_read_anew(int minutesOld)
    {
        using var directory = new TemporaryDirectory();
        using var spark = SparkSession.Builder().GetOrCreate();
        var file = directory["folder/rows.parquet"];
        Directory.CreateDirectory(directory["folder"]);

        foreach (var rows in new[] { 10L, 2_000, 5 })
        {
            File.Move(Made(spark, directory[$"made-{rows}"], rows), file, overwrite: true);
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddMinutes(-minutesOld).AddSeconds(-rows));

            // The second read may take the footer from memory.
            Assert.That(new[] { Total(spark, file), Total(spark, file) }, Is.All.EqualTo(rows * (rows - 1) / 2));
        }
    }

    private static string Made(SparkSession spark, string folder, long rows)
    {
        spark.Range(rows).Coalesce(1).Write().Parquet(folder);
        return Directory.EnumerateFiles(folder, "*.parquet").Single();
    }

    private static long Total(SparkSession spark, string file) => spark.Read().Parquet(file).Agg(Sum("id")).Head().GetAs<long>(0);
}
