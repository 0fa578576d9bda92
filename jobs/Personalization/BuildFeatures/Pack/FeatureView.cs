using SparkPersonalization.DataFrames;
using SparkPersonalization.Personalization.BuildFeatures.Rows;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Personalization.BuildFeatures.Pack;

/// <summary>Features that are aggregates of the same rows: a checkout's orders, its session, the lines of its cart.</summary>
/// <param name="Name">The rows' name.</param>
/// <param name="Rows">Makes the rows, each with the columns of <see cref="CheckoutRows.Keys"/> that say of which checkout it is.</param>
/// <param name="Features">The features, as aggregates of the rows of one checkout.</param>
internal sealed record FeatureView(string Name, Func<FeatureInput, DataFrame> Rows, IReadOnlyList<Feature> Features)
{
    /// <summary>Adds the view's features to the checkouts.</summary>
    internal DataFrame AddTo(DataFrame checkouts, FeatureInput input)
    {
        var aggregates = Features.Select(feature => Expr(feature.TypedExpression).As(feature.Name)).ToArray();
        var features = Rows(input).GroupBy([.. CheckoutRows.Keys.Select(Col)]).Agg(aggregates[0], aggregates[1..]);
        var completed = checkouts.Columns().Concat(Features.Select(feature => feature.CompletedExpression));
        return checkouts.Join(features, CheckoutRows.Keys, "left_outer").SelectExpr([.. completed]);
    }
}
