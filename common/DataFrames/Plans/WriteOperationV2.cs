namespace SparkPersonalization.DataFrames.Plans;

/// <summary>What a write to a table does, with the table and with its rows.</summary>
public enum TableWriteMode
{
    /// <summary>Makes the table; fails where it is there.</summary>
    Create = 1,

    /// <summary>Replaces the rows for which a condition is true.</summary>
    Overwrite = 2,

    /// <summary>Replaces all rows of the partitions that are written.</summary>
    OverwritePartitions = 3,

    /// <summary>Adds rows.</summary>
    Append = 4,

    /// <summary>Makes the table anew; fails where it is not there.</summary>
    Replace = 5,

    /// <summary>Makes the table, whether it is there or not.</summary>
    CreateOrReplace = 6,
}

/// <summary>A write to a table that is named, columns matched by name.</summary>
/// <param name="Input">The rows.</param>
/// <param name="TableName">The table's name as in SQL.</param>
/// <param name="Mode">What is done.</param>
/// <param name="OverwriteCondition">Which rows <see cref="TableWriteMode.Overwrite"/> replaces; null in other modes.</param>
/// <param name="Provider">The format of a table that is made, or null for the session's default, Parquet.</param>
/// <param name="PartitioningColumns">What a table that is made is partitioned by: columns, or transforms of them.</param>
/// <param name="ClusteringColumns">What a table that is made is clustered by.</param>
/// <param name="Options">Writer options.</param>
/// <param name="TableProperties">Properties of a table that is made.</param>
public sealed record WriteOperationV2(
    Relation Input,
    string TableName,
    TableWriteMode Mode,
    Expression? OverwriteCondition,
    string? Provider,
    ValueList<Expression> PartitioningColumns,
    ValueList<string> ClusteringColumns,
    Options Options,
    Options TableProperties) : Command
{
    /// <summary>Whether the write makes the table, and does not change one that is there and stays.</summary>
    internal bool MakesTable => Mode is TableWriteMode.Create or TableWriteMode.Replace or TableWriteMode.CreateOrReplace;

    /// <inheritdoc/>
    public override IReadOnlyList<Relation> Inputs => [Input];
}
