using SparkPersonalization.DataFrames;
using SparkPersonalization.Engines.SparkConnect.Launch;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Engines.SparkConnect.Tests.Launch;

/// <summary>Servers that do not come up, by a program that stands for <c>spark-submit</c>.</summary>
[Platform(Exclude = "Win", Reason = "spark-submit is a bash script.")]
public sealed class SparkServerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Test]
    public void One_that_ends_is_told_with_its_last_lines()
    {
        using var home = new FakeSparkHome("echo 'all is prepared'; echo 'Exception: no such master' >&2; exit 3");

        var error = Assert.Throws<SparkException>(() => Start(home, Patience))!;

        Assert.That(error.Message, Does.StartWith("[CONNECT_LAUNCH_FAILED] The Spark server for yarn ended with code 3 before it answered."));
        Assert.That(error.Message, Does.Contain("all is prepared").And.Contain("Exception: no such master"));
        Assert.That(home.HasEnded(), Is.True);
    }

    [Test]
    public void One_that_never_answers_is_given_up_and_ended_with_its_children()
    {
        using var home = new FakeSparkHome("sleep 600");

        Assert.That(
            () => Start(home, TimeSpan.FromSeconds(1)), Throws.TypeOf<SparkException>().With.Message.Contains("did not answer within 1 s. Its last lines:\nbegun"));
        Assert.That(home.HasEnded(), Is.True);
    }

    [Test]
    public void One_that_does_not_want_to_end_is_ended_all_the_same()
    {
        using var home = new FakeSparkHome("trap '' TERM; while true; do sleep 1; done");

        Assert.That(() => Start(home, TimeSpan.FromSeconds(1)), Throws.TypeOf<SparkException>());
        Assert.That(home.HasEnded(), Is.True);
    }

    [Test]
    public void A_wait_that_is_given_up_ends_the_server()
    {
        using var home = new FakeSparkHome("sleep 600");
        using var stop = new CancellationTokenSource();
        var launch = Launch(home, Patience) with { Log = _ => stop.Cancel() };

        Assert.That(() => SparkServer.Start(launch, stop.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(home.HasEnded(), Is.True);
    }

    [Test]
    public void The_token_is_told_by_environment_and_another_server_is_not()
    {
        using var home = new FakeSparkHome("exit 1");

        Assert.That(() => Start(home, Patience), Throws.TypeOf<SparkException>());
        Assert.That(home.Variable("SPARK_CONNECT_AUTHENTICATE_TOKEN"), Has.Length.EqualTo(64));
        Assert.That(home.Told, Has.None.Contain(home.Variable("SPARK_CONNECT_AUTHENTICATE_TOKEN")!));
        Assert.That(home.Variable("SPARK_REMOTE"), Is.Null);
    }

    [Test]
    public void A_folder_without_Spark_is_told()
    {
        using var folder = new TemporaryDirectory();

        Assert.That(
            () => SparkServer.Start(new SparkLaunch { Master = "yarn", SparkHome = folder.Path }),
            Throws.ArgumentException.With.Message.Contains(folder.Path).And.Message.Contains("Set it to the folder of a Spark 4"));
    }

    private static void Start(FakeSparkHome home, TimeSpan limit) => SparkServer.Start(Launch(home, limit)).Dispose();

    private static SparkLaunch Launch(FakeSparkHome home, TimeSpan limit) => new() { Master = "yarn", SparkHome = home.Folder, StartLimit = limit };
}
