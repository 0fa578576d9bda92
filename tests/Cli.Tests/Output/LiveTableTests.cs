using SparkPersonalization.Cli.Output;
using SparkPersonalization.JobModel;
using SparkPersonalization.JobModel.Graph;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Cli.Tests.Output;

/// <summary>Stages that keep going, in a terminal and as lines.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class LiveTableTests
{
    private readonly FakeClock _clock = new();

    [Test]
    public void Stages_that_keep_going_are_a_table() => Assert.That(Draw(120), Is.EqualTo("""
        stage               in/s    out/s   batch     behind       lag       watermark  quarantined  state
        ingest-events      1,000    1,000      12        250     0.3 s                               running
        refine-events        998      930      11          0     0.0 s  01-01 11:59:30        1,204  running
        sessionize                                                                                   waiting
          Open, 4 failures: the disk is away
        build-features                                                                               waiting for silver/events
        export-features                         3                                                    exports each 60 s
        """));

    [Test]
    public void A_narrow_terminal_leaves_out_what_tells_least()
    {
        var lines = Draw(80).Split('\n');

        Assert.That(lines, Has.All.Length.LessThan(80));
        Assert.That(lines[0], Is.EqualTo("stage               in/s    out/s   batch     behind       lag  state"));
    }

    [Test]
    public void A_log_has_a_line_of_each_stage_each_minute()
    {
        var written = new List<string>();
        var progress = new LogProgress(new LineLogger(written.Add, _clock, verbose: false), _clock);
        for (var second = 0; second < 150; second++)
        {
            foreach (var report in Reports().Take(2))
                progress.Report(report);
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.That(written, Has.Count.EqualTo(6));
        Assert.That(written[1], Does.EndWith("refine-events: batch 11, in 998 rows/s, out 930 rows/s, behind 0 rows, behind 0.0 s, watermark 01-01 11:59:30, quarantined 1,204, at most 5,000 rows a batch"));
    }

    [Test]
    public void Other_programs_get_a_line_of_JSON_of_each_stage_each_minute_and_of_troubles_at_once()
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter();
        var screen = new JsonScreen(new CliConsole { Out = output, Error = error, Environment = new Dictionary<string, string>(), CurrentDirectory = "/", ApplicationDirectory = "/", Time = _clock });
        var progress = screen.Progress(new LineLogger(screen.WriteLine, _clock, verbose: false));
        var refine = Reports()[1];
        for (var second = 0; second < 70; second++)
        {
            progress.Report(refine);
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        progress.Report(refine with { Live = refine.Live! with { Trouble = "Open, 4 failures: away" } });
        progress.Report(refine);

        var lines = output.ToString().TrimEnd('\n').Split('\n');
        Assert.That(lines, Has.Length.EqualTo(4));
        Assert.That(lines[0], Is.EqualTo(
            """{"progress":"refine-events","time":"2026-01-01T00:00:00+00:00","state":"running","message":null,"batch":11,"rows":12000,"rowsInPerSecond":998,"rowsOutPerSecond":930,"behindRows":0,"behindMs":0,"watermark":"2026-01-01T11:59:30+00:00","quarantined":1204,"batchLimit":"5,000 rows","trouble":null}"""));
        Assert.That(lines[2], Does.Contain("\"trouble\":\"Open, 4 failures: away\"").And.Contain("\"state\":\"waiting\""));
        Assert.That(lines[3], Does.Contain("\"trouble\":null"));
    }

    private static JobProgress[] Reports() =>
    [
        new() { Stage = "ingest-events", Batch = 12, Rows = 12_500, RowsPerSecond = 1000, Live = new() { RowsOutPerSecond = 1000, BehindRows = 250, Behind = TimeSpan.FromSeconds(0.3) } },
        new()
        {
            Stage = "refine-events", Batch = 11, Rows = 12_000, RowsPerSecond = 998, Watermark = new DateTimeOffset(2026, 1, 1, 11, 59, 30, TimeSpan.Zero),
            Live = new() { RowsOutPerSecond = 930, BehindRows = 0, Behind = TimeSpan.Zero, Quarantined = 1204, BatchLimit = "5,000 rows" },
        },
        new() { Stage = "sessionize", Live = new() { Trouble = "Open, 4 failures: the disk is away" } },
        new() { Stage = "build-features", Message = "waiting for silver/events", Live = new() },
        new() { Stage = "export-features", Message = "exports each 60 s", Batch = 3, Live = new() },
    ];

    private string Draw(int width)
    {
        var board = new StageBoard(_clock);
        foreach (var report in Reports())
        {
            board.Take(new JobProgress { Stage = report.Stage, State = StageState.Running });
            board.Take(report);
        }

        return string.Join('\n', LiveTable.Draw(board.Lines(), width).Select(line => line.Text));
    }
}
