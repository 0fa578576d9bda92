using System.Globalization;
using SparkPersonalization.DataFrames;
using SparkPersonalization.JobModel;
using SparkPersonalization.Personalization.GenerateEvents.Truth;
using SparkPersonalization.Personalization.Tables;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Personalization.Quickstart;

/// <summary>Compares the tables of a lake with what the generator of its events knows.</summary>
internal sealed class TruthComparison(SparkSession session, string lake)
{
    internal IEnumerable<JobCheck> With(GeneratedTruth truth)
    {
        var records = Table(BronzeEvents.Table).Count();
        var silver = Table(SilverEvents.Table);
        var events = silver.Count();
        var quarantined = Table(QuarantineEvents.Table).Count();
        yield return Check("records", truth.Records, records);
        yield return Check("events in silver", truth.Silver, events);
        yield return Check("duplicates", truth.Duplicates, records - events - quarantined);
        foreach (var check in Reasons(truth.QuarantinedByReason))
            yield return check;
        yield return Check("late events accepted", truth.LateAccepted, silver.Filter(
            $"unix_millis({SilverEvents.ReceivedAt}) - unix_millis({SilverEvents.EventTime}) >= 60000").Count());
        yield return Check("orders", truth.Orders, silver.Filter(Col(SilverEvents.Kind) == EventKinds.OrderCompleted).Select(SilverEvents.OrderId).Distinct().Count());
        foreach (var check in Revenue(silver, truth.RevenueByCurrency))
            yield return check;
        yield return Check("sessions", truth.Sessions, Table(Sessions.Table).Count());
        yield return Check("bot sessions", truth.BotSessions, Table(Sessions.Table).Filter(Col(Sessions.IsBot)).Count());
        yield return Check("rows of features", truth.Checkouts, Table(CheckoutFeatures.Table).Count());
        yield return Check("shoppers with features", truth.CheckoutShoppers, Table(CheckoutFeatures.Table).Select(CheckoutFeatures.ShopperId).Distinct().Count());
    }

    private DataFrame Table(LakeTable table) => session.Read().Format("delta").Load(table.PathIn(lake));

    private IEnumerable<JobCheck> Reasons(IReadOnlyDictionary<string, long> truth)
    {
        var found = Table(QuarantineEvents.Table).GroupBy(QuarantineEvents.Reason).Count().Collect()
            .ToDictionary(row => row.GetAs<string>(0), row => row.GetAs<long>(1), StringComparer.Ordinal);
        return truth.Keys.Union(found.Keys).Order(StringComparer.Ordinal)
            .Select(reason => Check($"quarantined {reason}", truth.GetValueOrDefault(reason), found.GetValueOrDefault(reason)));
    }

    private static IEnumerable<JobCheck> Revenue(DataFrame silver, IReadOnlyDictionary<string, decimal> truth)
    {
        var found = silver.Filter(Col(SilverEvents.Kind) == EventKinds.OrderCompleted).GroupBy(SilverEvents.Currency).Agg(Sum(SilverEvents.Total)).Collect()
            .ToDictionary(row => row.GetAs<string>(0), row => row.GetAs<decimal>(1), StringComparer.Ordinal);
        return truth.Keys.Union(found.Keys).Order(StringComparer.Ordinal)
            .Select(currency => Check($"revenue {currency}", truth.GetValueOrDefault(currency), found.GetValueOrDefault(currency)));
    }

    private static JobCheck Check(string name, decimal expected, decimal found) =>
        new(name, expected == found, expected == found ? Text(found) : $"{Text(found)}, but the truth is {Text(expected)}");

    private static string Text(decimal number) => number.ToString("#,0.##", CultureInfo.InvariantCulture);
}
