using SparkPersonalization.JobModel.Graph;

namespace SparkPersonalization.Cli.Output;

/// <summary>Draws the stages for a terminal: a line each, with a mark, the name, what it is at and for how long.</summary>
/// <param name="unicode">Whether the terminal shows more than ASCII.</param>
internal sealed class StageLines(bool unicode)
{
    // 59:59 min, and most stages of an hour.
    private const int TimeWidth = 9;
    private const string Spinner = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
    private const string PlainSpinner = @"|/-\";

    /// <summary>The lines, each cut to the width.</summary>
    /// <param name="stages">The stages.</param>
    /// <param name="tick">How often it was drawn; turns the mark of those at work.</param>
    /// <param name="width">The terminal's columns.</param>
    internal IEnumerable<(string Text, StageState State)> Draw(IReadOnlyList<StageLine> stages, int tick, int width)
    {
        var name = stages.Select(stage => stage.Stage?.Length ?? 0).DefaultIfEmpty().Max();
        return stages.Select(stage => (Cut(Line(stage, name, tick), width), stage.State));
    }

    private string Line(StageLine stage, int width, int tick)
    {
        string?[] parts =
        [
            Mark(stage.State, tick).ToString(),
            stage.Stage?.PadRight(width),
            stage.Elapsed > TimeSpan.Zero ? Numbers.Duration(stage.Elapsed).PadLeft(TimeWidth) : stage.Stage is null ? null : new string(' ', TimeWidth),
            stage.Text,
        ];
        return string.Join("  ", parts.OfType<string>()).TrimEnd();
    }

    private char Mark(StageState state, int tick) => state switch
    {
        StageState.Running => unicode ? Spinner[tick % Spinner.Length] : PlainSpinner[tick % PlainSpinner.Length],
        StageState.Done => unicode ? '✓' : '+',
        StageState.Failed => unicode ? '✗' : 'x',
        StageState.Waiting => unicode ? '·' : '.',
        _ => '-',
    };

    /// <summary>A line that wraps would be left behind when the terminal is drawn anew.</summary>
    private string Cut(string line, int width) => line.Length < width ? line : line[..Math.Max(0, width - 2)] + (unicode ? '…' : '~');
}
