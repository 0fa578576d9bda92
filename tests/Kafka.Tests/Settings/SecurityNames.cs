namespace SparkPersonalization.Kafka.Tests.Settings;

/// <summary>The settings of librdkafka 2.16 that logins and TLS hang on, by its <c>CONFIGURATION.md</c>.</summary>
internal static class SecurityNames
{
    /// <summary>Those that hold no secret: they may show.</summary>
    internal static readonly string[] NoSecrets =
    [
        "https.ca.location", "sasl.kerberos.keytab", "sasl.kerberos.min.time.before.relogin", "sasl.kerberos.principal", "sasl.kerberos.service.name", "sasl.mechanism",
        "sasl.mechanisms", "sasl.oauthbearer.assertion.algorithm", "sasl.oauthbearer.assertion.claim.aud", "sasl.oauthbearer.assertion.claim.exp.seconds",
        "sasl.oauthbearer.assertion.claim.iss", "sasl.oauthbearer.assertion.claim.jti.include", "sasl.oauthbearer.assertion.claim.nbf.seconds",
        "sasl.oauthbearer.assertion.claim.sub", "sasl.oauthbearer.assertion.file", "sasl.oauthbearer.assertion.jwt.template.file",
        "sasl.oauthbearer.assertion.private.key.file", "sasl.oauthbearer.client.credentials.client.id", "sasl.oauthbearer.client.id", "sasl.oauthbearer.grant.type",
        "sasl.oauthbearer.metadata.authentication.type", "sasl.oauthbearer.method", "sasl.oauthbearer.scope", "sasl.oauthbearer.sub.claim.name",
        "sasl.oauthbearer.token.endpoint.url", "sasl.username", "ssl.ca.certificate.stores", "ssl.ca.location", "ssl.certificate.location", "ssl.cipher.suites",
        "ssl.crl.location", "ssl.curves.list", "ssl.endpoint.identification.algorithm", "ssl.engine.id", "ssl.engine.location", "ssl.key.location",
        "ssl.keystore.location", "ssl.providers", "ssl.sigalgs.list",
    ];

    /// <summary>All that a text can set.</summary>
    internal static readonly string[] All =
    [
        .. NoSecrets, "https.ca.pem", "sasl.kerberos.kinit.cmd", "sasl.oauthbearer.assertion.private.key.passphrase", "sasl.oauthbearer.assertion.private.key.pem",
        "sasl.oauthbearer.client.credentials.client.secret", "sasl.oauthbearer.client.secret", "sasl.oauthbearer.config", "sasl.oauthbearer.extensions", "sasl.password",
        "ssl.ca.pem", "ssl.certificate.pem", "ssl.key.password", "ssl.key.pem", "ssl.keystore.password",
    ];

    /// <summary>Those that are secrets, as options, and some that Java's clients have or that nobody has.</summary>
    internal static IEnumerable<string> SecretOptions => All.Except(NoSecrets)
        .Concat(["sasl.jaas.config", "ssl.keystore.key", "ssl.truststore.password", "sasl.oauthbearer.assertion.private.key", "no.such.token", "no.such.passphrase"])
        .Select(name => $"kafka.{name}");
}
