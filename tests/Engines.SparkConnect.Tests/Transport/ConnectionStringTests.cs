using SparkPersonalization.Engines.SparkConnect.Transport;

namespace SparkPersonalization.Engines.SparkConnect.Tests.Transport;

public sealed class ConnectionStringTests
{
    [Test]
    public void A_host_alone_has_the_standard_port()
    {
        var connection = ConnectionString.Parse("sc://spark.example");

        Assert.That(connection.Address, Is.EqualTo("spark.example:15002"));
        Assert.That(connection.UseTls, Is.False);
        Assert.That(connection.SessionId, Is.Null);
    }

    [Test]
    public void All_keys_are_read()
    {
        var connection = ConnectionString.Parse(
            "sc://h:1234/;token=a%3Bb;use_ssl=false;user_id=ann;user_agent=shop/1;session_id=0e8f7c4a-0000-4000-8000-0123456789ab;grpc_max_message_size=1000;x-tenant=t%201");

        Assert.That(connection, Is.EqualTo(new ConnectionString
        {
            Host = "h",
            Port = 1234,
            Token = "a;b",
            UserId = "ann",
            UserAgent = "shop/1",
            SessionId = "0e8f7c4a-0000-4000-8000-0123456789ab",
            MaxMessageSize = 1000,
            Headers = connection.Headers,
        }));
        Assert.That(connection.Headers, Is.EqualTo(new Dictionary<string, string> { ["x-tenant"] = "t 1" }));
    }

    [TestCase("sc://spark.example/;token=t", true)]
    [TestCase("sc://localhost/;token=t", false)]
    [TestCase("sc://127.0.0.1/;token=t", false)]
    [TestCase("sc://[::1]:15003/;token=t", false)]
    [TestCase("sc://localhost/;token=t;use_ssl=true", true)]
    [TestCase("sc://spark.example/;token=t;use_ssl=false", false)]
    public void A_token_is_encrypted_unless_it_stays_on_the_machine(string text, bool encrypted) =>
        Assert.That(ConnectionString.Parse(text).UseTls, Is.EqualTo(encrypted));

    [TestCase("http://h", "has no scheme sc:// and host")]
    [TestCase("sc://", "has no scheme sc:// and host")]
    [TestCase("h:15002", "has no scheme sc:// and host")]
    [TestCase("sc://h/path", "has more than host and port")]
    [TestCase("sc://h:0", "has the port 0")]
    [TestCase("sc://h/;token", "has 'token' without a value")]
    [TestCase("sc://h/;token=", "has 'token' without a value")]
    [TestCase("sc://h/;user_id=a;user_id=b", "has user_id twice")]
    [TestCase("sc://h/;use_ssl=yes", "has use_ssl=yes, which is neither true nor false")]
    [TestCase("sc://h/;session_id=1", "has session_id=1, which is no UUID")]
    [TestCase("sc://h/;grpc_max_message_size=-1", "has grpc_max_message_size=-1")]
    public void What_is_wrong_is_said(string text, string what) =>
        Assert.That(() => ConnectionString.Parse(text), Throws.ArgumentException.With.Message.Contains(what).And.Message.Contains("sc://host:port/;key=value"));

    [Test]
    public void Errors_do_not_show_the_token() =>
        Assert.That(() => ConnectionString.Parse("sc://h/;token=secret;use_ssl=no"), Throws.ArgumentException.With.Message.Not.Contains("secret").And.Message.Contains(";token=***;use_ssl=no"));
}
