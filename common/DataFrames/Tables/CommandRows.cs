using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Tables;

/// <summary>What a command answers, as a DataFrame.</summary>
internal static class CommandRows
{
    /// <summary>Runs a command.</summary>
    /// <param name="session">The session.</param>
    /// <param name="command">The command.</param>
    /// <param name="whenNone">The columns of an answer without rows.</param>
    internal static DataFrame Of(SparkSession session, Command command, string whenNone)
    {
        var rows = session.Engine.Execute(command, CancellationToken.None);
        return session.CreateDataFrame(rows, rows is [var first, ..] ? first.Schema : (StructType)DataType.FromDdl(whenNone));
    }
}
