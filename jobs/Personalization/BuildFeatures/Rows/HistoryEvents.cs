using SparkPersonalization.DataFrames;
using SparkPersonalization.Personalization.Tables;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Personalization.BuildFeatures.Rows;

/// <summary>Silver's events of the shoppers and devices that checkouts look back to: a small part of silver, which every view reads.</summary>
internal static class HistoryEvents
{
    private const string User = "history_user";
    private const string Device = "history_device";

    /// <summary>The events, with the columns that <see cref="TimedEvents"/> takes.</summary>
    /// <param name="checkouts">The checkouts: <see cref="CheckoutRows"/>.</param>
    /// <param name="keys">Whose history each has: <see cref="ShopperKeys"/>.</param>
    /// <param name="events">Silver's events.</param>
    internal static DataFrame Of(DataFrame checkouts, DataFrame keys, DataFrame events)
    {
        var users = Named(keys, checkouts, ["u:"], SilverEvents.UserId, User);
        var devices = Named(keys, checkouts, ["a:", "g:"], SilverEvents.AnonymousId, Device);
        return events.Select([.. TimedEvents.Needed.Select(Col)])
            .Join(users, Col(SilverEvents.UserId) == Col(User), "left_outer")
            .Join(devices, Col(SilverEvents.AnonymousId) == Col(Device), "left_outer")
            .Filter(Col(User).IsNotNull() | Col(Device).IsNotNull())
            .Drop(User, Device);
    }

    // Those of the keys, and the checkouts' own.
    private static DataFrame Named(DataFrame keys, DataFrame checkouts, string[] prefixes, string own, string name) => keys
        .Filter(Substring(Col(ShopperKeys.Key), 1, 2).IsIn(prefixes))
        .Select(Substring(Col(ShopperKeys.Key), 3, int.MaxValue).As(name))
        .Union(checkouts.Select(Col(own).As(name)).Filter(Col(name).IsNotNull()))
        .Distinct();
}
