using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SparkPersonalization.Cli.Tests;

public sealed partial class CliApplicationTests
{
    private CliRun _cli = null!;

    [SetUp]
    public void Begin() => _cli = new CliRun();

    [TearDown]
    public void End() => _cli.Dispose();

    [Test]
    public void A_job_that_does_its_work_ends_with_0_and_shows_counts_checks_and_places()
    {
        Assert.That(_cli.Run("count", "--rows", "1200", "--twice", "--kinds", "a,b", "--kinds", "c"), Is.Zero);
        Assert.That(_cli.Out, Does.StartWith($"""
              rows            2,400
              kinds               3
              revenue EUR  1,234.50
              passed  conservation  in = out

            Where to look:
              table  {_cli.Folder}/lake/table

            count: done after 
            """.TrimEnd('\n')));
        Assert.That(_cli.Error, Does.Contain("INFO  counting").And.Contain("counting, batch 7, 1,500 of 3,000 rows, 1,000 rows/s"));
    }

    [Test]
    public void A_failed_check_ends_with_1()
    {
        Assert.That(_cli.Run("check"), Is.EqualTo(1));
        Assert.That(_cli.Out, Does.Contain("  FAILED  conservation  one row is missing"));
    }

    [Test]
    public void An_error_ends_with_1_and_shows_its_message_without_a_stack()
    {
        Assert.That(_cli.Run("break"), Is.EqualTo(1));
        Assert.That(_cli.Error, Is.EqualTo("break: The disk is full. Make room.\nRun with --verbose to see where the error came from.\n"));
    }

    [Test]
    public void Verbose_shows_where_an_error_came_from()
    {
        Assert.That(_cli.Run("break", "--verbose"), Is.EqualTo(1));
        Assert.That(_cli.Error, Does.Contain("at SparkPersonalization.Cli.Tests.TestJobs.BreakJob.Run"));
    }

    [Test]
    public void Causes_that_add_facts_are_told_and_others_are_not()
    {
        Assert.That(_cli.Run("cause"), Is.EqualTo(1));
        Assert.That(_cli.Error, Does.StartWith("cause: Batch 7 of refine-events failed: no room\n  because: No space left on device.\nRun with"));
    }

    [Test]
    public void Stages_are_told_one_after_the_other_with_their_numbers_in_one_column()
    {
        Assert.That(_cli.Run("stages"), Is.EqualTo(1));
        Assert.That(Seconds().Replace(_cli.Out, "N s"), Is.EqualTo($"""
            count   done in N s
              rows           12,345
              kinds               0
              revenue EUR  1,234.50
              passed  conservation  in = out
            check   failed after N s
              FAILED  conservation  one row is missing
            break   failed after N s
              The disk is full. Make room.
            export  skipped: check is not done

            Where to look:
              table  {_cli.Folder}/lake/table


            """));
        Assert.That(_cli.Error, Does.Contain("INFO  count: running").And.Contain("INFO  count: counting, batch 7").And.Contain("INFO  count: done, 1,500 of 3,000 rows")
            .And.Contain("INFO  export: skipped")
            .And.Contain("stages: failed in check, break after ").And.Contain("Run with --verbose"));
    }

    [Test]
    public void Stages_as_json_have_their_own_counts_and_errors()
    {
        Assert.That(_cli.Run("stages", "--json"), Is.EqualTo(1));
        var stages = Result().GetProperty("stages").EnumerateArray().ToList();
        Assert.That(stages.Select(stage => stage.GetProperty("status").GetString()), Is.EqualTo(["done", "failed", "failed", "skipped"]));
        Assert.That(stages[0].GetProperty("counts").GetProperty("rows").GetInt64(), Is.EqualTo(12345));
        Assert.That(stages[2].GetProperty("error").GetString(), Is.EqualTo("The disk is full. Make room."));
        Assert.That(stages[3].GetProperty("notDone").GetString(), Is.EqualTo("check"));
    }

    [TestCase("", true)]
    [TestCase("1", false)]
    public void A_terminal_shows_results_in_colours_unless_NO_COLOR_is_set(string value, bool coloured)
    {
        using var cli = new CliRun { OutWidth = 80 };
        cli.Environment["NO_COLOR"] = value;
        Assert.That(cli.Run("check"), Is.EqualTo(1));
        Assert.That(cli.Out.Contains('\u001b', StringComparison.Ordinal), Is.EqualTo(coloured));
    }

    [TestCase(PosixSignal.SIGINT, 130)]
    [TestCase(PosixSignal.SIGTERM, 143)]
    public async Task A_signal_stops_the_job_and_gives_its_exit_code(PosixSignal signal, int code)
    {
        var run = Task.Run(() => _cli.Run("wait", "--json"));
        Assert.That(_cli.Interruption.Raise(signal), Is.True);
        Assert.That(_cli.Interruption.Raise(signal), Is.False, "a second signal is not taken");
        Assert.That(await run, Is.EqualTo(code));
        Assert.That(Result().GetProperty("status").GetString(), Is.EqualTo("interrupted"));
    }

    [TestCase("--master and --remote exclude each other", "--master", "embedded", "--remote", "sc://host", "count")]
    [TestCase("'lokal' (from --master): there is no such master. There are embedded, local[N]", "--master", "lokal", "count")]
    [TestCase("SPARK_HOME is not set", "--master", "local[2]", "count")]
    [TestCase("--deploy-mode cluster: only client is there", "--master", "yarn", "--deploy-mode", "cluster", "count")]
    [TestCase("--executor-memory is for a Spark server: give --master", "--executor-memory", "1g", "count")]
    [TestCase("--jars is for a server that is started for the run, and sc://host (from --remote) runs already", "--remote", "sc://host", "--lake", "/lake", "--jars", "a.jar", "count")]
    [TestCase("--lake 'lake' with sc://host:15002 (from --remote): must be an absolute path", "--remote", "sc://host:15002", "count")]
    [TestCase("--remote 'embedded': must be a server as sc://HOST:PORT", "--remote", "embedded", "count")]
    [TestCase("'mesos://host' (from --conf spark.master): there is no such master", "--conf", "spark.master=mesos://host", "count")]
    [TestCase("--conf 'spark': must be KEY=VALUE", "--conf", "spark", "count")]
    [TestCase("there is no file", "--properties-file", "nothing.conf", "count")]
    [TestCase("A job is missing. The jobs: break, cause, check, count")]
    [TestCase("There is no job 'cuont'. Did you mean 'count'?", "cuont")]
    [TestCase("--jsn on the command line: there is no such option. Did you mean '--json'?", "--jsn", "list")]
    [TestCase("--row on the command line: there is no such option. Did you mean '--rows'?", "count", "--row", "3")]
    [TestCase("'extra' on the command line: count takes options only", "count", "extra")]
    [TestCase("--master on the command line: belongs before the job's name 'count'", "count", "--master", "embedded")]
    [TestCase("Required argument missing for option: '--rows'", "count", "--rows")]
    [TestCase("Option '--rows' expects a single argument but 2 were provided", "count", "--rows", "1", "--rows", "2")]
    [TestCase("--rows on the command line: 'x' is not a whole number", "count", "--rows", "x")]
    public void Wrong_usage_ends_with_2_and_says_what_is_wrong(string message, params string[] args)
    {
        Assert.That(_cli.Run(args), Is.EqualTo(2));
        Assert.That(_cli.Error, Does.Contain(message).And.Not.Contain("   at "));
        Assert.That(_cli.Out, Is.Empty);
    }

    [Test]
    public void All_faults_of_file_environment_and_command_line_come_at_once()
    {
        File.WriteAllText(Path.Combine(_cli.Folder, "conf", "jobs", "count.json"), """{ "rows": "many" }""");
        _cli.Environment["SPARKPERSONALIZATION_COUNT_TWICE"] = "perhaps";
        Assert.That(_cli.Run("count", "--kind", "a"), Is.EqualTo(2));
        Assert.That(_cli.Error, Does.Contain("\"rows\" in ").And.Contain("_COUNT_TWICE: 'perhaps'").And.Contain("Did you mean '--kinds'"));
    }

    [Test]
    public void SPARK_REMOTE_is_overruled_by_the_command_line()
    {
        _cli.Environment["SPARK_REMOTE"] = "sc://host";
        Assert.That(_cli.Run("count"), Is.EqualTo(2));
        Assert.That(_cli.Error, Does.Contain("sc://host (from the environment variable SPARK_REMOTE)"));
        Assert.That(_cli.Run("--master", "embedded", "count"), Is.Zero);
    }

    [Test]
    public void Settings_come_from_the_properties_file_and_the_later_conf_wins()
    {
        File.WriteAllText(Path.Combine(_cli.Folder, "my.conf"), "# ours\nspark.a  1\nspark.b = x y\nspark.app.name: filed\n");
        Assert.That(_cli.Run("--properties-file", "my.conf", "--conf", "spark.a=2", "--conf", "spark.c=p=q", "--name", "given", "settings", "--json"), Is.Zero);
        Assert.That(Result().GetProperty("places").ToString(), Is.EqualTo("""{"name":"given","spark.a":"2","spark.b":"x y","spark.c":"p=q"}"""));
    }

    [TestCase(0, "done", "count")]
    [TestCase(1, "failed", "check")]
    [TestCase(1, "failed", "break")]
    [TestCase(2, "wrong-usage", "count", "--rows", "x")]
    [TestCase(2, "wrong-usage", "nothing")]
    public void Json_prints_exactly_one_result_on_standard_output(int code, string status, params string[] args)
    {
        Assert.That(_cli.Run([.. args, "--json"]), Is.EqualTo(code));
        Assert.That(_cli.Out.TrimEnd('\n'), Does.Not.Contain('\n'));
        Assert.That((Result().GetProperty("status").GetString(), Result().GetProperty("exitCode").GetInt32()), Is.EqualTo((status, code)));
    }

    [Test]
    public void The_lake_is_where_the_command_line_says()
    {
        Assert.That(_cli.Run("--json", "--lake", "my lake", "count"), Is.Zero);
        Assert.That(Result().GetProperty("places").GetProperty("table").GetString(), Is.EqualTo(Path.Combine(_cli.Folder, "my lake", "table")));
    }

    [Test]
    public void A_terminal_shows_progress_in_a_line_that_is_redrawn()
    {
        using var cli = new CliRun { Terminal = true };
        Assert.That(cli.Run("count"), Is.Zero);
        Assert.That(cli.Error, Does.Contain("\u001b[").And.Contain("INFO  counting"));
    }

    [Test]
    public void A_conf_directory_that_does_not_exist_is_wrong_usage()
    {
        _cli.Environment["SPARKPERSONALIZATION_CONF_DIR"] = "nowhere";
        Assert.That(_cli.Run("count"), Is.EqualTo(2));
        Assert.That(_cli.Error, Does.Contain("SPARKPERSONALIZATION_CONF_DIR is '"));
    }

    [Test]
    public void A_job_cannot_take_the_name_of_an_option_of_every_job()
    {
        using var cli = new CliRun { Jobs = TestJobs.Clashing };
        Assert.That(() => cli.Run("list"), Throws.InvalidOperationException.With.Message.Contains("--lake of 'clash'"));
    }

    [GeneratedRegex(@"\d+\.\d s")]
    private static partial Regex Seconds();

    private JsonElement Result() => JsonDocument.Parse(_cli.Out).RootElement;
}
