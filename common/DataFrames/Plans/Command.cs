namespace SparkPersonalization.DataFrames.Plans;

/// <summary>Something to do, as opposed to rows to give: the messages of Spark Connect's <c>Command</c> (commands.proto).</summary>
public abstract record Command
{
    /// <summary>The plans of the rows that it takes; by default none.</summary>
    public virtual IReadOnlyList<Relation> Inputs => [];
}

/// <summary>What a write does where there is data already.</summary>
public enum SaveMode
{
    /// <summary>Adds to it.</summary>
    Append = 1,

    /// <summary>Replaces it.</summary>
    Overwrite = 2,

    /// <summary>Fails.</summary>
    ErrorIfExists = 3,

    /// <summary>Leaves it and writes nothing.</summary>
    Ignore = 4,
}

/// <summary>How a write to a table finds its columns.</summary>
public enum TableSaveMethod
{
    /// <summary>By name; the table is made where it is missing.</summary>
    SaveAsTable = 1,

    /// <summary>By position, into a table that exists.</summary>
    InsertInto = 2,
}

/// <summary>A write to files or to a table.</summary>
/// <param name="Input">The rows.</param>
/// <param name="Format">The format's name, or null for the session's default, Parquet.</param>
/// <param name="Path">The directory, or null where a table is named.</param>
/// <param name="Table">The table, or null where a path is given.</param>
/// <param name="SaveMethod">How a table's columns are found.</param>
/// <param name="Mode">What happens to data that is there.</param>
/// <param name="PartitioningColumns">Columns whose values make directories.</param>
/// <param name="Options">Writer options.</param>
public sealed record WriteOperation(
    Relation Input,
    string? Format,
    string? Path,
    string? Table,
    TableSaveMethod SaveMethod,
    SaveMode Mode,
    ValueList<string> PartitioningColumns,
    Options Options) : Command
{
    /// <summary>How rows of a table are spread over files by a hash, or null.</summary>
    public BucketBy? Buckets { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<Relation> Inputs => [Input];
}

/// <summary>Rows of a table spread over a number of files by a hash of columns.</summary>
/// <param name="NumBuckets">The number.</param>
/// <param name="ColumnNames">The columns.</param>
/// <param name="SortColumnNames">The columns by which each file is sorted.</param>
public sealed record BucketBy(int NumBuckets, ValueList<string> ColumnNames, ValueList<string> SortColumnNames);

/// <summary>A relation under a name that SQL texts can use.</summary>
/// <param name="Input">The relation.</param>
/// <param name="Name">The view's name.</param>
/// <param name="IsGlobal">Whether all sessions see it, as <c>global_temp.name</c>.</param>
/// <param name="Replace">Whether a view of that name is replaced; else it is an error.</param>
public sealed record CreateDataFrameView(Relation Input, string Name, bool IsGlobal, bool Replace) : Command;

/// <summary>A C# function under a name that SQL texts of the session call.</summary>
/// <param name="Name">The name.</param>
/// <param name="Function">The function.</param>
/// <param name="ArgumentCount">How many arguments it takes.</param>
public sealed record RegisterFunction(string Name, UserFunction Function, int ArgumentCount) : Command;

/// <summary>Rows of a source merged into a table by a condition.</summary>
/// <param name="TargetTable">The table's name, such as <c>delta.`/lake/gold/sessions`</c>.</param>
/// <param name="TargetAlias">The name by which the clauses call the target, or null.</param>
/// <param name="Source">The source's rows.</param>
/// <param name="Condition">When a row of the source matches one of the target.</param>
/// <param name="MatchedActions">What is done to matched rows: the first action whose condition holds.</param>
/// <param name="NotMatchedActions">What is done with source rows without a match.</param>
/// <param name="NotMatchedBySourceActions">What is done to target rows without a match.</param>
/// <param name="WithSchemaEvolution">Whether columns that the target lacks are added to it.</param>
/// <param name="Options">Writer options, such as <c>txnAppId</c> and <c>txnVersion</c>.</param>
public sealed record MergeIntoTable(
    string TargetTable,
    string? TargetAlias,
    Relation Source,
    Expression Condition,
    ValueList<MergeAction> MatchedActions,
    ValueList<MergeAction> NotMatchedActions,
    ValueList<MergeAction> NotMatchedBySourceActions,
    bool WithSchemaEvolution,
    Options Options) : Command
{
    /// <inheritdoc/>
    public override IReadOnlyList<Relation> Inputs => [Source];
}

/// <summary>Rows of a table changed.</summary>
/// <param name="TargetTable">The table's name.</param>
/// <param name="Condition">Which rows, or null for all.</param>
/// <param name="Assignments">The columns set.</param>
/// <param name="Options">Writer options.</param>
public sealed record UpdateTable(string TargetTable, Expression? Condition, ValueList<Assignment> Assignments, Options Options) : Command;

/// <summary>Rows of a table removed.</summary>
/// <param name="TargetTable">The table's name.</param>
/// <param name="Condition">Which rows, or null for all.</param>
/// <param name="Options">Writer options.</param>
public sealed record DeleteFromTable(string TargetTable, Expression? Condition, Options Options) : Command;
