using SparkPersonalization.Cli.Output;
using SparkPersonalization.JobModel;
using SparkPersonalization.JobModel.Graph;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Cli.Tests.Output;

public sealed class StageLinesTests
{
    private readonly FakeClock _clock = new();

    [Test]
    public void A_pipeline_shows_a_line_for_each_stage() => Assert.That(Draw(new StageLines(unicode: true), 120, Pipeline()), Is.EqualTo("""
        ✓  ingest-events        2.0 s  done, 20,000 rows
        ⠙  refine-events        3.0 s  batch 2, 1,200 of 20,000 rows, 400 rows/s, watermark 2025-03-31 10:00:00
        ✗  sessionize           0.5 s  failed
        ·  build-features              waiting
        -  export-features             skipped
        """));

    [Test]
    public void A_terminal_without_Unicode_gets_plain_marks() => Assert.That(
        Draw(new StageLines(unicode: false), 100, Pipeline()).Split('\n').Select(line => line[0]),
        Is.EqualTo("+/x.-"));

    [Test]
    public void Lines_are_cut_to_the_terminal() => Assert.That(
        Draw(new StageLines(unicode: true), 40, Pipeline()).Split('\n'),
        Has.All.Length.LessThan(40).And.Some.EqualTo("⠙  refine-events        3.0 s  batch 2…"));

    [Test]
    public void A_job_without_stages_is_one_line()
    {
        var board = new StageBoard(_clock);
        board.Take(new JobProgress { Message = "generating", Rows = 10 });
        _clock.Advance(TimeSpan.FromSeconds(65));
        Assert.That(Draw(new StageLines(unicode: true), 80, board), Is.EqualTo("⠙   1:05 min  generating, 10 rows, 0 rows/s"));
    }

    private StageBoard Pipeline()
    {
        var board = new StageBoard(_clock);
        foreach (var stage in new[] { "ingest-events", "refine-events", "sessionize", "build-features", "export-features" })
            State(board, stage, StageState.Waiting);
        Work(board, "ingest-events", new JobProgress { Rows = 20_000 }, TimeSpan.FromSeconds(2), StageState.Done);
        Work(board, "sessionize", new JobProgress(), TimeSpan.FromSeconds(0.5), StageState.Failed);
        State(board, "export-features", StageState.Skipped);
        var watermark = new DateTimeOffset(2025, 3, 31, 12, 0, 0, TimeSpan.FromHours(2));
        Work(board, "refine-events", new JobProgress { Batch = 2, Rows = 1_200, TotalRows = 20_000, Watermark = watermark }, TimeSpan.FromSeconds(3), null);
        return board;
    }

    private void Work(StageBoard board, string stage, JobProgress progress, TimeSpan time, StageState? end)
    {
        State(board, stage, StageState.Running);
        board.Take(progress with { Stage = stage });
        _clock.Advance(time);
        if (end is { } state)
            State(board, stage, state);
    }

    private static void State(StageBoard board, string stage, StageState state) => board.Take(new JobProgress { Stage = stage, State = state });

    private static string Draw(StageLines lines, int width, StageBoard board) => string.Join('\n', lines.Draw(board.Lines(), 1, width).Select(line => line.Text));
}
