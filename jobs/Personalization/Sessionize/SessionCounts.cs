using SparkPersonalization.DataFrames;
using SparkPersonalization.JobModel;
using SparkPersonalization.Personalization.Tables;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Personalization.Sessionize;

/// <summary>What <c>gold/sessions</c> holds, in numbers.</summary>
internal static class SessionCounts
{
    internal static IEnumerable<JobCount> Of(SparkSession session, string lake)
    {
        var table = Sessions.Table.PathIn(lake);
        // No event has ever come where the job has not made the table.
        if (!DataFrames.Tables.DeltaTable.IsDeltaTable(session, table))
            return [new("sessions", 0)];
        var row = session.Read().Format("delta").Load(table)
            .Agg(
                Count(Lit(1)).As("sessions"),
                Coalesce(Sum(Sessions.Events), Lit(0L)).As("events in sessions"),
                CountIf(Col(Sessions.IsBot)).As("bot sessions"),
                CountIf(Col(Sessions.IsFast)).As("fast sessions"),
                Coalesce(Sum(Sessions.Orders), Lit(0L)).As("orders in sessions"))
            .Head();
        return row.Schema.FieldNames.Select(name => new JobCount(name, row.GetAs<long>(name)));
    }
}
