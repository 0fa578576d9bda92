using SparkPersonalization.DataFrames;
using SparkPersonalization.Personalization.Tables;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Personalization.BuildFeatures.Rows;

/// <summary>Whose history checkouts have, and its events: a small part of silver, which every view reads.</summary>
internal static class ShopperHistory
{
    /// <summary>Looks it up: the users' events first, as these tell the users' devices.</summary>
    /// <param name="session">The session of all.</param>
    /// <param name="checkouts">The checkouts: <see cref="CheckoutRows"/>.</param>
    /// <param name="find">Finds silver's events.</param>
    /// <param name="keep">Keeps rows that are read more than once.</param>
    internal static FeatureInput Of(SparkSession session, DataFrame checkouts, EventsOf find, Func<DataFrame, DataFrame> keep)
    {
        var users = checkouts.Select(SilverEvents.UserId);
        var ofUsers = keep(find(users, SilverEvents.UserId));

        // Every view joins the keys and reads the shoppers' events: they are looked up once.
        var keys = ShopperKeys.Of(checkouts, ofUsers).Held(session);
        var ofDevices = find(Devices(keys, checkouts), SilverEvents.AnonymousId).Join(users, [SilverEvents.UserId], "left_anti");
        return new(checkouts, keys, keep(ofUsers.UnionByName(ofDevices)));
    }

    // Those of the keys, and the checkouts' own.
    private static DataFrame Devices(DataFrame keys, DataFrame checkouts) => keys
        .Filter(Substring(Col(ShopperKeys.Key), 1, 2).IsIn("a:", "g:"))
        .Select(Substring(Col(ShopperKeys.Key), 3, int.MaxValue).As(SilverEvents.AnonymousId))
        .Union(checkouts.Select(SilverEvents.AnonymousId));
}
