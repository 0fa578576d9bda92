using SparkPersonalization.Engines.DuckDb.Execution;

namespace SparkPersonalization.Engines.DuckDb.Tests.Execution;

public sealed class InstancePoolTests
{
    [Test]
    public void Equal_options_share_an_instance_whatever_the_order_of_roots()
    {
        using var pool = new InstancePool([]);
        using var first = pool.Rent(new InstanceOptions { Roots = ["/a", "/b/"] });
        using var second = pool.Rent(new InstanceOptions { Roots = ["/b", "/a", "/a"] });

        Assert.That(second.Instance, Is.SameAs(first.Instance));
    }

    [Test]
    public void Other_roots_or_zones_get_another_instance()
    {
        using var pool = new InstancePool([]);
        using var first = pool.Rent(new InstanceOptions { Roots = ["/a"] });
        using var second = pool.Rent(new InstanceOptions { Roots = ["/b"] });
        using var third = pool.Rent(new InstanceOptions { Roots = ["/a"], TimeZone = "Asia/Tokyo" });

        Assert.That(new[] { first.Instance, second.Instance, third.Instance }, Is.Unique);
    }

    [Test]
    public void A_returned_instance_stays_warm_until_others_push_it_out()
    {
        using var pool = new InstancePool([], maxIdle: 1);
        var first = Use(pool, "UTC");

        Assert.That(Use(pool, "UTC"), Is.SameAs(first));
        Use(pool, "Asia/Tokyo");
        Assert.That(() => first.Connect(), Throws.TypeOf<ObjectDisposedException>());
        Assert.That(Use(pool, "UTC"), Is.Not.SameAs(first));
    }

    [Test]
    public void A_pool_closed_while_an_instance_is_in_use_closes_it_on_return()
    {
        var pool = new InstancePool([]);
        var lease = pool.Rent(new InstanceOptions());
        pool.Dispose();

        Assert.That(lease.Instance.Value("SELECT 1"), Is.EqualTo(1));
        lease.Dispose();
        lease.Dispose();
        Assert.That(lease.Instance.Connect, Throws.TypeOf<ObjectDisposedException>());
    }

    [Test]
    [Platform("Linux", Reason = "DuckDB has this allocator for Linux only.")]
    public void The_allocator_keeps_free_memory_longer_than_DuckDB_has_it()
    {
        using var pool = new InstancePool([]);
        using var lease = pool.Rent(new InstanceOptions());

        Assert.That(Engines.DuckDb.Execution.Native.AllocatorDecay.Ensure(), Is.Positive);
    }

    [Test]
    public void An_invalid_option_opens_nothing()
    {
        using var pool = new InstancePool([]);

        Assert.That(() => pool.Rent(new InstanceOptions { TimeZone = "Mars/Olympus" }), Throws.TypeOf<DuckDbException>().With.Message.Contains("Mars/Olympus"));
    }

    private static DuckDbInstance Use(InstancePool pool, string zone)
    {
        using var lease = pool.Rent(new InstanceOptions { TimeZone = zone });
        return lease.Instance;
    }
}
