using SparkPersonalization.DataFrames;
using SparkPersonalization.Personalization.Tables;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Personalization.Tests.Silver;

public sealed class SilverRowsTests
{
    [Test]
    public void Events_come_back_from_a_lake_as_they_were_written()
    {
        using var lake = new TemporaryDirectory();
        using var session = SparkSession.Builder().AppName("silver").GetOrCreate();
        SilverRow[] events =
        [
            new SilverRow { Kind = EventKinds.OrderCompleted, UserId = "u1" }.WithCampaign("spring").With(
                (SilverEvents.Total, 12.5m), (SilverEvents.Currency, "EUR"), (SilverEvents.Products, new[] { SilverRows.Product("p1", "shoes", 12.5m, 1) })),
        ];
        events.AppendTo(session, lake.Path);
        var row = session.Read().Format("delta").Load(SilverEvents.Table.PathIn(lake.Path)).Collect().Single();
        var product = (Row)row.GetAs<object[]>(SilverEvents.Products)[0];
        Assert.Multiple(() =>
        {
            Assert.That(row.Schema.FieldNames, Is.EqualTo(SilverEvents.Table.Schema.FieldNames));
            Assert.That(row.Get(SilverEvents.EventDate)!.ToString(), Is.EqualTo("2025-03-03"));
            Assert.That(row.GetAs<decimal>(SilverEvents.Total), Is.EqualTo(12.5m));
            Assert.That(row.Get(SilverEvents.CampaignName), Is.EqualTo("spring"));
            Assert.That(product.Get("category"), Is.EqualTo("shoes"));
        });
    }
}
