using SparkPersonalization.DataFrames;
using SparkPersonalization.Personalization.Tables;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Personalization.Sessionize;

/// <summary>The orders of sessions: an order that is told twice counts once, as it was told first.</summary>
internal static class SessionOrders
{
    private const string First = "__first";
    private const string Total = "total";
    private const string Currency = "currency";

    /// <summary>For each session with orders their number, and their sum where they are in one currency.</summary>
    internal static DataFrame Of(DataFrame marked, string[] session)
    {
        var told = Struct(Col(SessionMarks.Place), Col(SilverEvents.Total).As(Total), Col(SilverEvents.Currency).As(Currency));
        var currency = Coalesce(Col($"{First}.{Currency}"), Lit(""));
        var isOneCurrency = Min(currency) == Max(currency);
        return marked
            .Filter((Col(SilverEvents.Kind) == EventKinds.OrderCompleted) & Col(SilverEvents.OrderId).IsNotNull())
            .GroupBy([.. session.Select(Col), Col(SilverEvents.OrderId)])
            .Agg(Min(told).As(First))
            .GroupBy([.. session.Select(Col)])
            .Agg(
                Count(Lit(1)).As(Sessions.Orders),
                When(isOneCurrency, Sum(Col($"{First}.{Total}"))).TryCast(SilverEvents.Money).As(Sessions.OrderTotal),
                When(isOneCurrency, Max(Col($"{First}.{Currency}"))).As(Sessions.Currency));
    }
}
