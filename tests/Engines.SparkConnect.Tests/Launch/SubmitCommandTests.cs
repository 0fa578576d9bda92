using SparkPersonalization.Engines.SparkConnect.Launch;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Engines.SparkConnect.Tests.Launch;

public sealed class SubmitCommandTests
{
    private const string Core = "spark-core_2.13-4.1.1.jar";

    [TestCase("yarn")]
    [TestCase("k8s://https://cluster.example:6443")]
    [TestCase("spark://master.example:7077")]
    [TestCase("local[2]")]
    public void A_server_is_started_in_client_mode_for_the_master(string master)
    {
        using var home = new FakeSparkHome("", "delta-spark_4.1_2.13-4.4.0.jar");

        Assert.That(Words(home, new SparkLaunch { Master = master }), Is.EqualTo(new[]
        {
            Path.Combine(home.Folder, "bin", "spark-submit"),
            "--class", "org.apache.spark.sql.connect.service.SparkConnectServer",
            "--master", master,
            "--deploy-mode", "client",
            "--conf", "spark.connect.grpc.binding.address=127.0.0.1",
            "--conf", "spark.connect.grpc.binding.port=4711",
            "--conf", "spark.sql.catalog.spark_catalog=org.apache.spark.sql.delta.catalog.DeltaCatalog",
            "--conf", "spark.sql.extensions=io.delta.sql.DeltaSparkSessionExtension",
            "spark-internal",
        }));
    }

    [Test]
    public void Name_file_options_and_settings_are_passed_on()
    {
        using var home = new FakeSparkHome("");
        var words = Words(home, new SparkLaunch
        {
            Master = "yarn",
            Name = "pipe line",
            PropertiesFile = "/etc/my spark.conf",
            LoadsDefaults = true,
            Options = [new("--jars", "a.jar,b.jar"), new("--driver-memory", "4g"), new("--executor-memory", "2g"), new("--executor-cores", "3"), new("--num-executors", "5")],
            Conf = [new("spark.a", "1"), new("spark.b", "x y = z"), new("spark.a", "2")],
        });

        Assert.That(words[7..^1], Is.EqualTo(new[]
        {
            "--name", "pipe line", "--properties-file", "/etc/my spark.conf", "--load-spark-defaults",
            "--jars", "a.jar,b.jar", "--driver-memory", "4g", "--executor-memory", "2g", "--executor-cores", "3", "--num-executors", "5",
            "--conf", "spark.a=2",
            "--conf", "spark.b=x y = z",
            "--conf", "spark.connect.grpc.binding.address=127.0.0.1",
            "--conf", "spark.connect.grpc.binding.port=4711",
            "--conf", "spark.sql.catalog.spark_catalog=org.apache.spark.sql.delta.catalog.DeltaCatalog",
            "--conf", "spark.sql.extensions=io.delta.sql.DeltaSparkSessionExtension",
        }));
    }

    [Test]
    public void Delta_joins_the_extensions_and_the_catalog_stays_the_users()
    {
        using var home = new FakeSparkHome("");
        var words = Words(home, new SparkLaunch
        {
            Master = "yarn",
            Conf = [new("spark.sql.extensions", "org.example.Mine"), new("spark.sql.catalog.spark_catalog", "org.example.Catalog")],
        });

        Assert.That(words, Has.Member("spark.sql.extensions=org.example.Mine,io.delta.sql.DeltaSparkSessionExtension"));
        Assert.That(words, Has.Member("spark.sql.catalog.spark_catalog=org.example.Catalog"));
    }

    [Test]
    public void A_Spark_without_Delta_gets_the_package_for_its_version()
    {
        using var home = new FakeSparkHome("", Core);

        Assert.That(Packages(home), Is.EqualTo("io.delta:delta-spark_4.1_2.13:4.4.0"));
        Assert.That(Packages(home, new KeyValuePair<string, string>("--packages", "org.example:a:1")), Is.EqualTo("org.example:a:1,io.delta:delta-spark_4.1_2.13:4.4.0"));
        Assert.That(Packages(home, new KeyValuePair<string, string>("--packages", "io.delta:delta-spark_4.1_2.13:4.9.9")), Is.EqualTo("io.delta:delta-spark_4.1_2.13:4.9.9"));
        Assert.That(Packages(home, new KeyValuePair<string, string>("--jars", "/lib/delta-spark_4.1_2.13-4.4.0.jar")), Is.Null);
    }

    [TestCase("local", true)]
    [TestCase("local[*]", true)]
    [TestCase("local[2,3]", true)]
    [TestCase("spark://a:1,b:2", true)]
    [TestCase("yarn", true)]
    [TestCase("k8s://a", true)]
    [TestCase("local[]", false)]
    [TestCase("local[2", false)]
    [TestCase("spark://", false)]
    [TestCase("embedded", false)]
    [TestCase("mesos://a", false)]
    public void Masters_are_known_by_their_form(string master, bool isOne) => Assert.That(SparkLaunch.IsMaster(master), Is.EqualTo(isOne));

    private static string? Packages(FakeSparkHome home, params KeyValuePair<string, string>[] options)
    {
        var words = Words(home, new SparkLaunch { Master = "yarn", Options = [.. options] });
        var at = Array.IndexOf(words, "--packages");
        return at < 0 ? null : words[at + 1];
    }

    private static string[] Words(FakeSparkHome home, SparkLaunch launch) => [.. SubmitCommand.Of(launch, SparkHome.Find(home.Folder), 4711)];
}
