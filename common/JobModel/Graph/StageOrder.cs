using SparkPersonalization.JobModel.Options;

namespace SparkPersonalization.JobModel.Graph;

/// <summary>Puts stages behind those that they come after, else in the order in which they were given, and finds what cannot be ordered.</summary>
internal sealed class StageOrder
{
    private readonly Dictionary<string, JobStage> _stages = new(StringComparer.Ordinal);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<string> _path = [];

    internal StageOrder(IReadOnlyList<JobStage> stages)
    {
        foreach (var stage in stages.Where(stage => !_stages.TryAdd(stage.Id, stage)))
            Faults.Add($"There are two stages '{stage.Id}'.");
        foreach (var stage in stages)
            Visit(stage);
    }

    internal List<JobStage> Stages { get; } = [];

    internal List<string> Faults { get; } = [];

    private void Visit(JobStage stage)
    {
        if (_path.IndexOf(stage.Id) is >= 0 and var start)
            Faults.Add($"The stages wait for each other: {string.Join(" -> ", [.. _path[start..], stage.Id])}.");
        else if (_seen.Add(stage.Id))
            Append(stage);
    }

    private void Append(JobStage stage)
    {
        _path.Add(stage.Id);
        foreach (var id in stage.After)
        {
            if (_stages.TryGetValue(id, out var before))
                Visit(before);
            else
                Faults.Add($"'{stage.Id}' comes after '{id}', and there is no such stage.{Near(id)}");
        }
        _path.RemoveAt(_path.Count - 1);
        Stages.Add(stage);
    }

    private string Near(string id) => NearNames.Find(id, _stages.Keys) is { } near ? $" Did you mean '{near}'?" : "";
}
