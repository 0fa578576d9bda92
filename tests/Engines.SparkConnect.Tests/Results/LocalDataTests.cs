using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.SparkConnect.Kafka;
using SparkPersonalization.Engines.SparkConnect.Tests.Fakes;
using Case = SparkPersonalization.Engines.SparkConnect.Protocol.Relation.RelTypeOneofCase;

namespace SparkPersonalization.Engines.SparkConnect.Tests.Results;

public sealed class LocalDataTests
{
    private static LocalRelation Rows(int count, int width) => new(
        (StructType)DataType.FromDdl("id INT, text STRING"), [.. Enumerable.Range(0, count).Select(i => new object?[] { i, new string('x', width) })]);

    [TestCase(0, 0, "4.1.1", Case.LocalRelation, 0)]
    [TestCase(10, 10, "4.1.1", Case.LocalRelation, 0)]
    [TestCase(25_000, 100, "4.1.1", Case.ChunkedCachedLocalRelation, 4)]
    [TestCase(25_000, 100, "4.0.1", Case.CachedLocalRelation, 1)]
    [TestCase(25_000, 100, "4.2.0-preview1", Case.ChunkedCachedLocalRelation, 4)]
    public void Large_rows_are_sent_ahead(int count, int width, string version, object expected, int artifacts)
    {
        using var fake = new FakeSpark { Version = version };
        using var client = fake.Open();
        var server = new PlanServer(client, new KafkaSession(client.Connection, new ShownStatements(new SparkConnectSettings(client))));

        Assert.That(server.Local(Rows(count, width)).RelTypeCase, Is.EqualTo(expected));
        Assert.That(fake.Artifacts, Has.Count.EqualTo(artifacts));
    }

    [Test]
    public void Artifacts_are_named_by_their_hash_and_arrive_whole()
    {
        using var fake = new FakeSpark();
        using var client = fake.Open();
        var bytes = new byte[3_000_001];
        new Random(1).NextBytes(bytes);

        var hash = client.Cache(bytes);

        Assert.That(fake.Artifacts[$"cache/{hash}"], Is.EqualTo(bytes));
        Assert.That(hash, Is.EqualTo(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes))));
    }

    [Test]
    public void What_the_server_has_is_not_sent_again()
    {
        using var fake = new FakeSpark();
        using var client = fake.Open();
        var hash = client.Cache(new byte[] { 1, 2, 3 });
        fake.Artifacts[$"cache/{hash}"] = [9];

        client.Cache(new byte[] { 1, 2, 3 });

        Assert.That(fake.Artifacts[$"cache/{hash}"], Is.EqualTo(new byte[] { 9 }));
    }
}
