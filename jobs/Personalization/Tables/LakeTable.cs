using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Personalization.Tables;

/// <summary>A Delta table of the lake: its name, which is its path below the lake's root, its columns and how it is laid out.</summary>
/// <param name="Name">The name, such as <c>silver/events</c>.</param>
/// <param name="Schema">The columns.</param>
/// <param name="PartitionColumns">The columns by which its files are partitioned.</param>
/// <param name="MadeBy">The job that makes it.</param>
internal sealed record LakeTable(string Name, StructType Schema, IReadOnlyList<string> PartitionColumns, string MadeBy)
{
    /// <summary>
    /// Whether batches change and delete rows that others wrote. Such a table has deletion vectors, so that a batch need not write files anew
    /// of which it changes few rows.
    /// </summary>
    internal bool ChangesRows { get; init; }

    /// <summary>Where it lies in a lake.</summary>
    internal string PathIn(string lake) => Path.Combine(lake, Name.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>Whether a lake has it: whether its log has a commit.</summary>
    internal bool IsIn(string lake) => Path.Combine(PathIn(lake), "_delta_log") is var log && Directory.Exists(log) && Directory.EnumerateFiles(log, "*.json").Any();
}
