using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SparkPersonalization.Kafka.Tests.Security;

/// <summary>A certificate authority of a test's own, and what it signs, as files in PEM.</summary>
internal sealed class TestCertificates : IDisposable
{
    private static readonly DateTimeOffset From = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly string _folder;
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 _authority;
    private byte _serial;

    internal TestCertificates(string folder, string name)
    {
        _folder = folder;
        var request = new CertificateRequest($"CN={name}", _key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        _authority = request.CreateSelfSigned(From.AddYears(-1), From.AddYears(20));
        Authority = Write($"{name}.pem", _authority.ExportCertificatePem());
    }

    /// <summary>The authority's certificate.</summary>
    internal string Authority { get; }

    /// <summary>A certificate for a server at 127.0.0.1, with its key.</summary>
    internal string Server() => Write("server.pem", string.Join('\n', Issue("server", out var key, IPAddress.Loopback), key.ExportPkcs8PrivateKeyPem()));

    /// <summary>A client's certificate, and its key under a password.</summary>
    internal (string Certificate, string Key) Client(string password)
    {
        var certificate = Issue("client", out var key, address: null);
        var parameters = new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 10_000);
        return (Write("client.pem", certificate), Write("client.key", key.ExportEncryptedPkcs8PrivateKeyPem(password, parameters)));
    }

    public void Dispose()
    {
        _authority.Dispose();
        _key.Dispose();
    }

    private string Issue(string name, out ECDsa key, IPAddress? address)
    {
        key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        if (address is not null)
        {
            var names = new SubjectAlternativeNameBuilder();
            names.AddIpAddress(address);
            request.CertificateExtensions.Add(names.Build());
        }

        using var certificate = request.Create(_authority, From.AddYears(-1), From.AddYears(10), [1, ++_serial]);
        return certificate.ExportCertificatePem();
    }

    private string Write(string name, string pem)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, pem + "\n");
        return path;
    }
}
