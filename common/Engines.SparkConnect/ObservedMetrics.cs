using SparkPersonalization.DataFrames;
using SparkPersonalization.Engines.SparkConnect.Protocol;
using SparkPersonalization.Engines.SparkConnect.Results;
using CollectMetrics = SparkPersonalization.DataFrames.Plans.CollectMetrics;
using Relation = SparkPersonalization.DataFrames.Plans.Relation;

namespace SparkPersonalization.Engines.SparkConnect;

/// <summary>Hands the metrics that a server computed while it ran a plan to those who wait for them.</summary>
internal static class ObservedMetrics
{
    /// <summary>The responses of a run, whose metrics are handed on as they come.</summary>
    /// <param name="responses">The responses.</param>
    /// <param name="plans">What was run.</param>
    internal static IEnumerable<ExecutePlanResponse> Report(IEnumerable<ExecutePlanResponse> responses, params IEnumerable<Relation> plans)
    {
        var waiting = plans.SelectMany(CollectMetrics.In).Select(m => m.Observation).OfType<Observation>().DistinctBy(o => o.Name).ToDictionary(o => o.Name);
        return waiting.Count == 0 ? responses : responses.Select(response =>
        {
            foreach (var metrics in response.ObservedMetrics)
            {
                if (waiting.TryGetValue(metrics.Name, out var observation))
                {
                    observation.Report(LiteralValues.Row(metrics.Keys, metrics.Values));
                }
            }

            return response;
        });
    }
}
