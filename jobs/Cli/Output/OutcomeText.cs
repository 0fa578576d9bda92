using SparkPersonalization.JobModel;
using SparkPersonalization.JobModel.Graph;

namespace SparkPersonalization.Cli.Output;

/// <summary>What a job did, for people: each stage with its counts and checks, all numbers in one column, then where to look.</summary>
internal sealed class OutcomeText(CliConsole console, JobOutcome outcome)
{
    private readonly Ink _ink = Ink.For(console);
    private readonly List<StageOutcome> _stages = [.. Flat(outcome.Stages, "")];

    private List<JobOutcome> Parts => [.. _stages.Select(stage => stage.Outcome).OfType<JobOutcome>(), outcome];

    internal void Write()
    {
        foreach (var stage in _stages)
            WriteStage(stage);
        WriteBody(outcome);
        WritePlaces();
    }

    private void WriteStage(StageOutcome stage)
    {
        var width = Width(_stages.Select(other => other.Id));
        console.Out.WriteLine($"{_ink.Bold(stage.Id.PadRight(width))}  {Ending(stage)}");
        if (stage.Error is { } error)
            console.Out.WriteLine($"  {ErrorText.Of(error).ReplaceLineEndings("\n  ")}");
        if (stage.Outcome is { } done)
            WriteBody(done);
    }

    private string Ending(StageOutcome stage) => stage.State switch
    {
        StageState.Done => $"{_ink.Good("done")} in {Numbers.Duration(stage.Duration)}",
        StageState.Skipped => _ink.Dim(stage.NotDone is { } other ? $"skipped: {other} is not done" : "skipped"),
        _ => $"{_ink.Bad(ResultNames.Of(stage.State))} after {Numbers.Duration(stage.Duration)}",
    };

    private void WriteBody(JobOutcome part)
    {
        var counts = Parts.SelectMany(one => one.Counts).ToList();
        var names = Width(counts.Select(count => count.Name));
        var values = Width(counts.Select(count => Numbers.Grouped(count.Value)));
        var checks = Width(Parts.SelectMany(one => one.Checks).Select(check => check.Name));
        foreach (var count in part.Counts)
            console.Out.WriteLine($"  {count.Name.PadRight(names)}  {Numbers.Grouped(count.Value).PadLeft(values)}");
        foreach (var check in part.Checks)
            console.Out.WriteLine($"  {(check.Passed ? _ink.Good("passed") : _ink.Bad("FAILED"))}  {check.Name.PadRight(checks)}  {check.Detail}");
    }

    private void WritePlaces()
    {
        var places = Parts.SelectMany(part => part.Places).Distinct().ToList();
        if (places.Count == 0)
            return;
        console.Out.WriteLine();
        console.Out.WriteLine(_ink.Bold("Where to look:"));
        foreach (var place in places)
            console.Out.WriteLine($"  {place.Name.PadRight(Width(places.Select(one => one.Name)))}  {place.Location}");
    }

    /// <summary>Stages within stages behind those that they belong to, by the names of both.</summary>
    private static IEnumerable<StageOutcome> Flat(IEnumerable<StageOutcome> stages, string prefix) => stages.SelectMany(stage =>
        Flat(stage.Outcome?.Stages ?? [], $"{prefix}{stage.Id}/").Prepend(stage with { Id = prefix + stage.Id }));

    private static int Width(IEnumerable<string> texts) => texts.Select(text => text.Length).DefaultIfEmpty().Max();
}
