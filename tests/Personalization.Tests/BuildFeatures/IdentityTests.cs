using SparkPersonalization.Personalization.Tests.Silver;
using static SparkPersonalization.Personalization.Tests.BuildFeatures.Events;

namespace SparkPersonalization.Personalization.Tests.BuildFeatures;

/// <summary>Whose events a checkout's history has.</summary>
public sealed class IdentityTests
{
    private static readonly Bench Bench = new();

    [OneTimeTearDown]
    public void Close() => Bench.Dispose();

    [Test]
    public void A_shopper_has_the_events_of_the_user_on_every_device() =>
        Assert.That(Views(Of("u1", "a1"), By("u1", "a2"), By("u1", null), By("u2", "a2")), Is.EqualTo(2));

    [Test]
    public void A_known_login_brings_what_its_device_did_without_one() =>
        Assert.That(Views(Of("u1", "a1"), By(null, "a2"), By(null, "a3"), Login("u1", "a2", Days(2))), Is.EqualTo(1));

    [Test]
    public void The_checkout_itself_links_its_device() =>
        Assert.That(Views(Of("u1", "a1"), By(null, "a1")), Is.EqualTo(1));

    [Test]
    public void A_login_after_the_checkout_brings_nothing() =>
        Assert.That(Views(Of("u1", "a1"), By(null, "a2"), Login("u1", "a2", Days(-1))), Is.EqualTo(0));

    [Test]
    public void A_login_that_was_received_after_the_checkout_brings_nothing() =>
        Assert.That(Views(Of("u1", "a1"), By(null, "a2"), Login("u1", "a2", Days(2)) with { ReceivedAt = Now.AddMicroseconds(1) }), Is.EqualTo(0));

    [Test]
    public void A_guest_who_logs_in_later_stays_a_guest() =>
        Assert.That(Views(Of(null, "a1"), By("u1", "a2"), Login("u1", "a1", Days(-1))), Is.EqualTo(0));

    [Test]
    public void A_guest_has_all_events_of_the_device() =>
        Assert.That(Views(Of(null, "a1"), By(null, "a1"), By("u1", "a1"), By(null, "a2")), Is.EqualTo(2));

    [Test]
    public void A_device_that_another_user_shares_brings_only_what_was_done_without_login() =>
        Assert.That(Views(Of("u1", "a1"), By("u2", "a1"), By(null, "a1")), Is.EqualTo(1));

    [Test]
    public void A_checkout_without_any_id_has_no_history()
    {
        var row = Bench.Features([Of(null, null), By(null, "a1"), By("u1", null)])["c"];
        Assert.That((row.Get("product_views_30d"), row.Get("session_events"), row.Get("shopper_id")), Is.EqualTo((0L, 0L, (string?)null)));
    }

    [Test]
    public void Hours_and_days_are_those_of_the_shops_zone()
    {
        var checkout = Checkout() with { EventTime = new DateTimeOffset(2025, 7, 6, 22, 30, 0, TimeSpan.Zero) };
        var row = Bench.Features([checkout], "Europe/Berlin")["c"];
        Assert.That((row.Get("hour"), row.Get("weekday")), Is.EqualTo((0, 0)));
    }

    private static long Views(params SilverRow[] events) => Bench.Features(events)["c"].GetAs<long>("product_views_30d");

    private static SilverRow Of(string? user, string? device) => Checkout() with { UserId = user, AnonymousId = device };

    private static SilverRow By(string? user, string? device) => View(Days(3)) with { UserId = user, AnonymousId = device };

    private static SilverRow Login(string user, string device, TimeSpan ago) =>
        Event(Tables.EventKinds.Identify, ago) with { UserId = user, AnonymousId = device };
}
