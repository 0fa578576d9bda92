using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.Delta.Operations;

namespace SparkPersonalization.Streaming.Execution;

/// <summary>The plan of a stream: its streaming reads, and the plan of a batch in which they are exchanged for the batch's rows.</summary>
internal sealed class StreamPlan
{
    private readonly Relation _plan;

    internal StreamPlan(Relation plan)
    {
        _plan = plan;
        Reads = [.. Leaves(plan).OfType<Read>().Where(r => r.IsStreaming).DistinctBy(r => r.PlanId)];
        if (Reads.Count == 0)
        {
            throw new AnalysisException("WRITE_STREAM_NOT_ALLOWED", "`writeStream` can be called only on streaming Dataset/DataFrame. Read the input with ReadStream().");
        }

        Check(plan);
        CheckMetrics([.. CollectMetrics.In(plan)]);
    }

    /// <summary>The streaming reads, in the order of the plan; one that stands there twice is one source.</summary>
    internal IReadOnlyList<Read> Reads { get; }

    /// <summary>The Delta tables that are read as they are, not as streams, and at no version of the user's choice.</summary>
    internal IEnumerable<DataSource> StaticTables => Leaves(_plan).OfType<DataSource>().Where(IsFloating);

    /// <summary>The plan over a batch.</summary>
    /// <param name="batchOf">The batch's rows of a streaming read, under its plan id.</param>
    /// <param name="pinned">A static table as the batch reads it.</param>
    internal Relation ForBatch(Func<Read, Relation> batchOf, Func<DataSource, Relation> pinned) => Rewrite(_plan, leaf => leaf switch
    {
        Read { IsStreaming: true } read => batchOf(read),
        DataSource table when IsFloating(table) => pinned(table) with { PlanId = table.PlanId },
        _ => leaf,
    });

    private static bool IsFloating(DataSource read) =>
        !read.IsStreaming && read.Paths.Count == 1
        && string.Equals(read.Format, "delta", StringComparison.OrdinalIgnoreCase)
        && !read.Options.ContainsKey("versionAsOf") && !read.Options.ContainsKey("timestampAsOf")
        && !DeltaOptions.ReadsChanges(read.Options);

    private static IEnumerable<Relation> Leaves(Relation plan) => plan.Inputs.Count == 0 ? [plan] : plan.Inputs.SelectMany(Leaves);

    private static bool IsStream(Relation plan) => Leaves(plan).Any(l => l is Read { IsStreaming: true });

    // What stays as it is stays the same node: an engine may keep its rows (DataFrame.Persist).
    private static Relation Rewrite(Relation plan, Func<Relation, Relation> leaf)
    {
        if (plan is LeafRelation)
        {
            return leaf(plan);
        }

        var inputs = plan.Inputs.Select(i => Rewrite(i, leaf)).ToArray();
        return inputs.Zip(plan.Inputs).All(p => ReferenceEquals(p.First, p.Second)) ? plan : plan switch
        {
            UnaryRelation unary => unary with { Input = inputs[0] },
            Join join => join with { Left = inputs[0], Right = inputs[1] },
            SetOperation set => set with { Left = inputs[0], Right = inputs[1] },
            _ => throw new NotSupportedException($"{plan.GetType().Name} cannot be part of a stream's plan."),
        };
    }

    // What looks beyond the batch would give each batch's answer for the stream's: it is refused.
    private static void Check(Relation plan)
    {
        if (!IsStream(plan) || plan is LeafRelation)
        {
            return;
        }

        var isRowByRow = plan switch
        {
            Project or Filter or WithColumns or WithColumnsRenamed or Drop or ToDF or ToSchema or SubqueryAlias or Hint => true,
            Repartition or RepartitionByExpression or NAFill or NADrop or NAReplace or Unpivot or Sample or StatSampleBy or CollectMetrics => true,
            SetOperation { Type: SetOperationType.Union, IsAll: true } set => IsStream(set.Left) && IsStream(set.Right),
            Join join => IsRowByRow(join),
            _ => false,
        };
        if (!isRowByRow)
        {
            throw new AnalysisException(
                "UNSUPPORTED_FEATURE",
                $"{plan.GetType().Name} over a stream is not supported, as it would need rows of other batches. Do it in the function of ForeachBatch, on the batch or with a table.");
        }

        foreach (var input in plan.Inputs)
        {
            Check(input);
        }
    }

    private static void CheckMetrics(List<CollectMetrics> metrics)
    {
        if (metrics.Exists(m => m.Observation is not null && IsStream(m)))
        {
            throw new AnalysisException(
                "UNSUPPORTED_FEATURE", "An Observation does not support streams: give Observe a name, and see ObservedMetrics of the query's progress.");
        }

        if (metrics.GroupBy(m => m.Name).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new AnalysisException("DUPLICATED_METRICS_NAME", $"The metric name is not unique: {twice.Key}. Give each Observe a name of its own.");
        }
    }

    private static bool IsRowByRow(Join join) => (IsStream(join.Left), IsStream(join.Right), join.JoinType) switch
    {
        (true, true, _) => false,
        (_, _, JoinType.Inner or JoinType.Cross) => true,
        (true, _, JoinType.LeftOuter or JoinType.LeftSemi or JoinType.LeftAnti) => true,
        (false, _, JoinType.RightOuter) => true,
        _ => false,
    };
}
