using System.Security.Cryptography;
using System.Text;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Personalization.BuildFeatures.Pack.Views;
using SparkPersonalization.Personalization.BuildFeatures.Rows;

namespace SparkPersonalization.Personalization.BuildFeatures.Pack;

/// <summary>All features, and how rows get them. To add a feature, add an entry to its view.</summary>
internal static class FeaturePack
{
    /// <summary>The views over events.</summary>
    internal static IReadOnlyList<FeatureView> Views { get; } = [OrderView.View, BehaviourView.View, SessionView.View, CartLineView.View];

    /// <summary>All features that are published, in the order of the table's columns, by the name of their view.</summary>
    internal static IReadOnlyList<(string View, Feature Feature)> Published { get; } =
    [
        .. CheckoutView.Features.Select(feature => ("checkout", feature)),
        .. Views.SelectMany(view => view.Features.Select(feature => (view.Name, feature))).Where(entry => !entry.feature.IsPart),
        .. DerivedView.Features.Select(feature => ("derived", feature)),
    ];

    /// <summary>The features' columns.</summary>
    internal static IEnumerable<StructField> Fields =>
        Published.Select(entry => new StructField(entry.Feature.Name, DataType.FromDdl(entry.Feature.Type)));

    /// <summary>Changes when a definition does.</summary>
    internal static string Fingerprint { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Definitions))));

    private static IEnumerable<string> Definitions => CheckoutView.Features.Concat(Views.SelectMany(view => view.Features)).Concat(DerivedView.Features)
        .Select(feature => $"{feature.Name}|{feature.Type}|{feature.Missing}|{feature.Expression}");

    /// <summary>The checkouts with all their features.</summary>
    internal static DataFrame Compute(FeatureInput input)
    {
        var own = input.Checkouts.SelectExpr([.. input.Checkouts.Columns(), .. CheckoutView.Features.Select(Named)]);
        var measured = Views.Aggregate(own, (rows, view) => view.AddTo(rows, input));
        return measured.SelectExpr([.. measured.Columns(), .. DerivedView.Features.Select(Named)]);
    }

    private static string Named(Feature feature) => $"{feature.TypedExpression} AS {feature.Name}";
}
