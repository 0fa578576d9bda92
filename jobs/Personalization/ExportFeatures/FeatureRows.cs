using SparkPersonalization.DataFrames;
using SparkPersonalization.Export;
using SparkPersonalization.Export.Checks;
using SparkPersonalization.Personalization.Tables;
using static SparkPersonalization.DataFrames.Functions;
using Window = SparkPersonalization.DataFrames.Window;

namespace SparkPersonalization.Personalization.ExportFeatures;

/// <summary>Which rows of the feature table go to training, and which to serving.</summary>
internal static class FeatureRows
{
    internal const string TrainingName = "training";
    internal const string ServingName = "serving";
    private const string Rank = "__rank";

    /// <summary>All rows, in the order of their time.</summary>
    internal static DataFrame Training(DataFrame features) => features.OrderBy(CheckoutFeatures.CheckoutTime, CheckoutFeatures.EventId);

    /// <summary>The newest row of each shopper, in the order of the shoppers. Of rows of one time the one with the last event id is the newest.</summary>
    internal static DataFrame Serving(DataFrame features)
    {
        var newestFirst = Window.PartitionBy(CheckoutFeatures.ShopperId).OrderBy(Col(CheckoutFeatures.CheckoutTime).Desc(), Col(CheckoutFeatures.EventId).Desc());
        return features.WithColumn(Rank, RowNumber().Over(newestFirst))
            .Filter(Col(Rank).EqualTo(1))
            .Drop(Rank)
            .OrderBy(CheckoutFeatures.ShopperId);
    }

    /// <summary>Both sets, with what must hold of them.</summary>
    internal static IEnumerable<ExportDataset> Datasets(DataFrame features)
    {
        var counts = new Lazy<Row>(() => Counts(features));
        yield return new ExportDataset(TrainingName, Training(features))
        {
            Checks =
            [
                RowCheck.Count("all rows of the table", () => counts.Value.GetAs<long>(0)),
                RowCheck.Count("each event once", () => counts.Value.GetAs<long>(1)),
                .. Complete(),
            ],
        };
        yield return new ExportDataset(ServingName, Serving(features))
        {
            Checks =
            [
                RowCheck.Count("a row for each shopper", () => counts.Value.GetAs<long>(2)),
                RowCheck.Unique(CheckoutFeatures.ShopperId),
                .. Complete(),
            ],
        };
    }

    private static IEnumerable<RowCheck> Complete() =>
        [RowCheck.Complete(CheckoutFeatures.EventId), RowCheck.Complete(CheckoutFeatures.ShopperId), RowCheck.Complete(CheckoutFeatures.CheckoutTime)];

    private static Row Counts(DataFrame features) =>
        features.Agg(Count(Lit(1)).As("rows"), CountDistinct(CheckoutFeatures.EventId).As("events"), CountDistinct(CheckoutFeatures.ShopperId).As("shoppers")).First();
}
