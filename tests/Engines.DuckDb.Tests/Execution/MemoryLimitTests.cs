using SparkPersonalization.DataFrames;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Engines.DuckDb.Tests.Execution;

/// <summary>Queries that need more memory than they may use.</summary>
public sealed class MemoryLimitTests
{
    private const int Rows = 3_000_000;

    [Test]
    public void What_does_not_fit_into_memory_is_sorted_on_disk()
    {
        using var spark = Session("spark.driver.memory", "128m");

        Assert.That(Texts(spark).OrderBy("text").Select("id").ToLocalIterator().Count(), Is.EqualTo(Rows));
    }

    [Test]
    public void An_aggregate_that_must_hold_too_much_says_which_settings_help()
    {
        using var spark = Session("spark.driver.memory", "64m");

        var error = Assert.Catch<SparkException>(() => Texts(spark).Agg(Sum(Length(Col("text"))), CollectList("text")).Collect())!;

        Assert.That(error.ErrorClass, Is.EqualTo("UNABLE_TO_ACQUIRE_MEMORY"));
        Assert.That(error.Message, Does.Contain("Raise spark.driver.memory").And.Not.Contains("SET ").And.Not.Contains("PRAGMA"));
    }

    [Test]
    public void A_full_folder_for_what_does_not_fit_says_which_settings_help()
    {
        using var spark = Session("spark.driver.memory", "128m", "spark.embedded.localDirLimit", "1m");

        var error = Assert.Catch<SparkException>(() => _ = Texts(spark).OrderBy("text").ToLocalIterator().Count())!;

        Assert.That(error.ErrorClass, Is.EqualTo("UNABLE_TO_ACQUIRE_MEMORY"));
        Assert.That(error.Message, Does.Contain("raise spark.embedded.localDirLimit").And.Not.Contains("SET ").And.Not.Contains("PRAGMA"));
    }

    private static SparkSession Session(params string[] settings)
    {
        var builder = SparkSession.Builder().Master("embedded").Config("spark.embedded.threads", "2");
        foreach (var pair in settings.Chunk(2))
        {
            builder.Config(pair[0], pair[1]);
        }

        return builder.GetOrCreate();
    }

    private static DataFrame Texts(SparkSession spark) => spark.Range(Rows).WithColumn("text", Sha2(Col("id").Cast("string"), 256));
}
