namespace SparkPersonalization.Engines.DuckDb.Tests.Functions;

public sealed class DigestFunctionsTests
{
    // The second case of RFC 4231.
    [Test]
    public void The_key_of_an_hmac_is_its_second_argument()
    {
        using var engine = TestEngine.Open();
        Assert.That(
            engine.Value("hmac_sha256('what do ya want for nothing?', 'Jefe')"),
            Is.EqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"));
    }
}
