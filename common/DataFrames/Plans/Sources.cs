using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Plans;

/// <summary>A read of a table or of files.</summary>
/// <param name="IsStreaming">Whether the rows come as a stream.</param>
public abstract record Read(bool IsStreaming) : LeafRelation;

/// <summary>A table or view by name.</summary>
/// <param name="UnparsedIdentifier">The name as in SQL, such as <c>events</c> or <c>delta.`/lake/silver/events`</c>.</param>
/// <param name="Options">Reader options.</param>
/// <param name="IsStreaming">Whether the rows come as a stream.</param>
public sealed record NamedTable(string UnparsedIdentifier, Options Options, bool IsStreaming = false) : Read(IsStreaming);

/// <summary>Files or tables by format and path.</summary>
/// <param name="Format">The format's name, such as <c>delta</c> or <c>json</c>; null for the session's default, Parquet.</param>
/// <param name="Schema">The schema that the user gave, or null to take it from the data.</param>
/// <param name="Options">Reader options.</param>
/// <param name="Paths">The paths, which may be globs.</param>
/// <param name="IsStreaming">Whether the rows come as a stream.</param>
public sealed record DataSource(string? Format, StructType? Schema, Options Options, ValueList<string> Paths, bool IsStreaming = false)
    : Read(IsStreaming);

/// <summary>Rows that the program gave.</summary>
/// <param name="Schema">The rows' schema.</param>
/// <param name="Rows">The rows, each with the values of the schema's fields in order.</param>
public sealed record LocalRelation(StructType Schema, IReadOnlyList<object?[]> Rows) : LeafRelation;

/// <summary>Numbers from start to end.</summary>
/// <param name="Start">The first number.</param>
/// <param name="End">The end, which is not included.</param>
/// <param name="Step">The distance, not zero.</param>
/// <param name="NumPartitions">A hint for Spark, or null.</param>
public sealed record RangeRelation(long Start, long End, long Step, int? NumPartitions) : LeafRelation;

/// <summary>An SQL query as text.</summary>
/// <param name="Query">The text, in Spark's dialect.</param>
/// <param name="NamedArguments">Values of <c>:name</c> parameters.</param>
/// <param name="PositionalArguments">Values of <c>?</c> parameters.</param>
public sealed record SqlRelation(
    string Query, IReadOnlyDictionary<string, Expression> NamedArguments, ValueList<Expression> PositionalArguments) : LeafRelation;

/// <summary>A table-valued function such as <c>explode</c> or <c>range</c>.</summary>
/// <param name="FunctionName">The function.</param>
/// <param name="Arguments">Its arguments.</param>
public sealed record UnresolvedTableValuedFunction(string FunctionName, ValueList<Expression> Arguments) : LeafRelation;

/// <summary>The commits of a Delta table, newest first: Delta Connect's <c>DescribeHistory</c>, in SQL <c>DESCRIBE HISTORY</c>.</summary>
/// <param name="TargetTable">The table's name, such as <c>delta.`/lake/silver/events`</c>.</param>
/// <param name="Limit">How many at most; all by default.</param>
public sealed record DescribeHistory(string TargetTable, int? Limit = null) : Read(IsStreaming: false);

/// <summary>One row about a Delta table as it is: Delta Connect's <c>DescribeDetail</c>, in SQL <c>DESCRIBE DETAIL</c>.</summary>
/// <param name="TargetTable">The table's name, such as <c>delta.`/lake/silver/events`</c>.</param>
public sealed record DescribeDetail(string TargetTable) : Read(IsStreaming: false);
