using System.Reflection;
using SparkPersonalization.JobModel;

namespace SparkPersonalization.Cli.Tests.Faults;

/// <summary>A secret in the file of the Kafka client's settings is in nothing that the program writes, whatever goes wrong.</summary>
public sealed class SecretTests
{
    private const string Canary = "canary-2b6c-of-the-program";

    private static readonly JobCatalog Jobs = JobCatalog.FindIn(Assembly.Load("SparkPersonalization.Personalization"));

    // Each option's own errors are tried by the tests of the client.
    [TestCase("sasl.password")]
    [TestCase("ssl.key.password")]
    [TestCase("no.such.token")]
    public void It_shows_in_no_output_and_no_file(string secret)
    {
        using var cli = new CliRun { Jobs = Jobs };
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(cli.Folder, "secrets")).FullName, "client.properties");
        File.WriteAllLines(file, ["security.protocol=SASL_SSL", "sasl.mechanism=PLAIN", "sasl.username=u", "sasl.password=p", $"{secret}={Canary}", "message.timeout.ms=1000"]);
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(cli.Folder, "conf", "kafka")).FullName, "events.json"), """{"partitions": 1}""");
        foreach (var line in new[] { "ingest-events --source kafka --retry-for 0s", "generate-events --to kafka --events 1", "topics --create" })
            cli.Run(["--json", "--verbose", "--lake", Path.Combine(cli.Folder, "lake"), .. line.Split(' '), "--topic", "events", "--bootstrap-servers", "127.0.0.1:1", "--kafka-properties", file]);

        var files = Directory.EnumerateFiles(cli.Folder, "*", SearchOption.AllDirectories).Where(path => path != file && File.ReadAllText(path).Contains(Canary, StringComparison.Ordinal));
        Assert.That(cli.Out + cli.Error, Does.Contain("Kafka at 127.0.0.1:1").And.Not.Contain(Canary));
        Assert.That(files, Is.Empty);
    }
}
