using SparkPersonalization.Kafka.Offsets;

namespace SparkPersonalization.Streaming.Sources.Kafka;

/// <summary>When which end of the topics was seen, which tells for how long what is not read has waited.</summary>
internal sealed class LagHistory
{
    // An hour of triggers each second; then every other one is forgotten.
    private const int Most = 3600;

    private readonly List<(DateTimeOffset Time, long End)> _seen = [];

    internal void Note(DateTimeOffset now, PartitionOffsets end)
    {
        var total = end.All.Sum(o => o.Value);
        if (_seen.Count > 0 && _seen[^1].End >= total)
        {
            return;
        }

        _seen.Add((now, total));
        if (_seen.Count > Most)
        {
            var places = 0;
            _seen.RemoveAll(_ => places++ % 2 == 1 && places < Most);
        }
    }

    internal SourceLag Behind(PartitionOffsets done, PartitionOffsets latest)
    {
        var rows = latest.All.Sum(l => Math.Max(0, l.Value - (done[l.Key] ?? 0)));
        var total = latest.All.Sum(l => Math.Min(l.Value, done[l.Key] ?? 0));
        _seen.RemoveAll(seen => seen.End <= total && seen != _seen[^1]);
        return new SourceLag(rows, rows == 0 || _seen.Count == 0 ? null : _seen.First(seen => seen.End > total || seen == _seen[^1]).Time);
    }
}
