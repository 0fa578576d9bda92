using System.Globalization;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Kafka.Tests.Security;

/// <summary>One real broker that lets in by a login over TLS, or by a client's certificate, and in no other way.</summary>
internal sealed class SecureBroker : IDisposable
{
    internal const string User = "reader";
    internal const string Password = "canary-7f3a-of-the-login";
    internal const string KeyPassword = "canary-91bd-of-the-key";

    private readonly TemporaryDirectory _files = new();
    private readonly TestCertificates _certificates;
    private readonly TestCertificates _others;
    private readonly KafkaServer _server;
    private int _port;

    internal SecureBroker()
    {
        _certificates = new TestCertificates(_files.Path, "authority");
        _others = new TestCertificates(_files.Path, "another-authority");
        (ClientCertificate, ClientKey) = _certificates.Client(KeyPassword);
        _server = new KafkaServer(1, Settings);
    }

    internal string LoginServers => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{_port}");

    internal string CertificateServers => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{_port + 2}");

    internal string Authority => _certificates.Authority;

    internal string AnotherAuthority => _others.Authority;

    internal string ClientCertificate { get; }

    internal string ClientKey { get; }

    /// <summary>The settings of a client that logs in.</summary>
    internal (string Key, string Value)[] Login =>
    [
        ("kafka.bootstrap.servers", LoginServers), ("kafka.security.protocol", "SASL_SSL"), ("kafka.sasl.mechanism", "PLAIN"),
        ("kafka.sasl.username", User), ("kafka.sasl.password", Password), ("kafka.ssl.ca.location", Authority),
    ];

    /// <summary>The settings of a client with a certificate.</summary>
    internal (string Key, string Value)[] Certificate =>
    [
        ("kafka.bootstrap.servers", CertificateServers), ("kafka.security.protocol", "SSL"), ("kafka.ssl.ca.location", Authority),
        ("kafka.ssl.certificate.location", ClientCertificate), ("kafka.ssl.key.location", ClientKey), ("kafka.ssl.key.password", KeyPassword),
    ];

    public void Dispose()
    {
        _server.Dispose();
        _certificates.Dispose();
        _others.Dispose();
        _files.Dispose();
    }

    private IEnumerable<string> Settings(int port)
    {
        _port = port;
        const string plain = "org.apache.kafka.common.security.plain.PlainLoginModule required";
        var listeners = string.Create(CultureInfo.InvariantCulture, $"SASL_SSL://127.0.0.1:{port},SSL://127.0.0.1:{port + 2}");
        return
        [
            string.Create(CultureInfo.InvariantCulture, $"listeners={listeners},CONTROLLER://127.0.0.1:{port + 1}"),
            $"advertised.listeners={listeners}",
            "listener.security.protocol.map=CONTROLLER:PLAINTEXT,SASL_SSL:SASL_SSL,SSL:SSL",
            "inter.broker.listener.name=SASL_SSL",
            "sasl.mechanism.inter.broker.protocol=PLAIN",
            "sasl.enabled.mechanisms=PLAIN,SCRAM-SHA-512",
            $"listener.name.sasl_ssl.plain.sasl.jaas.config={plain} username=\"broker\" password=\"of-broker\" user_broker=\"of-broker\" user_{User}=\"{Password}\";",
            "listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required;",
            "ssl.keystore.type=PEM", $"ssl.keystore.location={_certificates.Server()}", "ssl.truststore.type=PEM", $"ssl.truststore.location={Authority}",
            "listener.name.ssl.ssl.client.auth=required",
        ];
    }
}
