using SparkPersonalization.DataFrames;
using SparkPersonalization.Engines.Contract.Data;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Engines.Contract;

/// <summary>Statistics that come as values, on both engines.</summary>
public sealed class StatisticsTests
{
    private SparkSession _spark = null!;
    private SparkSession _embedded = null!;

    [OneTimeSetUp]
    public void Open()
    {
        _spark = RealSpark.Session();
        _embedded = SparkSession.Builder().Master("embedded").GetOrCreate();
    }

    [OneTimeTearDown]
    public void Close()
    {
        _spark?.Dispose();
        _embedded?.Dispose();
    }

    [Test]
    public void Correlation_and_covariance_are_the_same() => MustAgree(stat => [stat.Corr("n", "id"), stat.Cov("x", "id"), stat.Corr("x", "x")]);

    [Test]
    public void Statistics_of_no_rows_are_not_a_number_and_nought() => MustAgree(
        stat => [stat.Corr("n", "id"), stat.Cov("n", "id")], rows => rows.Filter("id < 0"), Is.EqualTo(new[] { double.NaN, 0.0 }));

    [Test]
    public void Exact_quantiles_are_the_same() => MustAgree(stat => stat.ApproxQuantile("n", [0, 0.25, 0.5, 0.9, 1], 0));

    [Test]
    public void Quantiles_of_no_values_are_none() => MustAgree(stat => stat.ApproxQuantile("n", [0.5], 0.01), rows => rows.Filter("id < 0"), Is.Empty);

    [Test]
    public void A_probability_above_one_is_refused() =>
        Assert.That(() => Awkward.Rows(_embedded).Stat().ApproxQuantile("n", [1.5], 0), Throws.ArgumentException);

    [Test]
    public void A_statistic_that_is_not_known_is_refused() =>
        Assert.That(() => Awkward.Rows(_embedded).Summary("range"), Throws.ArgumentException.With.Message.Contains("range"));

    private void MustAgree(Func<DataFrameStatFunctions, double[]> statistics, Func<DataFrame, DataFrame>? of = null, NUnit.Framework.Constraints.IResolveConstraint? expected = null)
    {
        var (real, ours) = (Values(_spark), Values(_embedded));

        Assert.That(ours, Is.EqualTo(real).Within(1e-12));
        if (expected is not null)
        {
            Assert.That(ours, expected);
        }

        double[] Values(SparkSession session) => statistics((of ?? (rows => rows))(Awkward.Rows(session)).Stat());
    }
}
