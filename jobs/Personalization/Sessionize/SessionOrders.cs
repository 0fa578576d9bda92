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

    private static readonly string[] Needed =
        [SilverEvents.EventId, SilverEvents.EventTime, SilverEvents.OrderId, SilverEvents.Total, SilverEvents.Currency];

    private static readonly Column[] Session = [.. SessionMarks.Session.Select(Col)];

    /// <summary>For each session with orders their number, and their sum where they are in one currency.</summary>
    internal static DataFrame Of(DataFrame events, DataFrame marks)
    {
        var orders = events
            .Filter((Col(SilverEvents.Kind) == EventKinds.OrderCompleted) & Col(SilverEvents.OrderId).IsNotNull())
            .Select([.. Needed.Select(Col)]);
        var told = Struct(Col(SessionMarks.Place), Col(SilverEvents.Total).As(Total), Col(SilverEvents.Currency).As(Currency));
        var currency = Coalesce(Col($"{First}.{Currency}"), Lit(""));
        var isOneCurrency = Min(currency) == Max(currency);
        return SessionMarks.Join(orders, marks)
            .GroupBy([.. Session, Col(SilverEvents.OrderId)])
            .Agg(Min(told).As(First))
            .GroupBy(Session)
            .Agg(
                Count(Lit(1)).As(Sessions.Orders),
                When(isOneCurrency, Sum(Col($"{First}.{Total}"))).TryCast(SilverEvents.Money).As(Sessions.OrderTotal),
                When(isOneCurrency, Max(Col($"{First}.{Currency}"))).As(Sessions.Currency));
    }
}
