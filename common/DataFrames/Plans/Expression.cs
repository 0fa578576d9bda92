using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Plans;

/// <summary>
/// What a user wrote, before names and types are known. The nodes correspond one to one to the messages of Spark Connect's
/// <c>Expression</c> (expressions.proto), so that the Spark engine can send them as they are and the embedded engine can analyse them.
/// </summary>
public abstract record Expression;

/// <summary>A constant.</summary>
/// <param name="Value">The value in the CLR form of <paramref name="DataType"/> (see <see cref="Row"/>), or null.</param>
/// <param name="DataType">The constant's type, also where the value is null.</param>
public sealed record Literal(object? Value, DataType DataType) : Expression;

/// <summary>A column by name.</summary>
/// <param name="UnparsedIdentifier">The name as in SQL: parts divided by points, odd ones in back-quotes.</param>
/// <param name="PlanId">The DataFrame that the column was taken from, or null where any input may have it.</param>
/// <param name="IsMetadataColumn">Whether the name is that of a hidden metadata column such as <c>_metadata</c>.</param>
public sealed record UnresolvedAttribute(string UnparsedIdentifier, long? PlanId = null, bool IsMetadataColumn = false) : Expression;

/// <summary>A call of a built-in function or operator by Spark's name.</summary>
/// <param name="FunctionName">The name, such as <c>+</c>, <c>upper</c> or <c>count</c>; case does not count.</param>
/// <param name="Arguments">The arguments, in order.</param>
/// <param name="IsDistinct">Whether an aggregate sees each distinct value once.</param>
public sealed record UnresolvedFunction(string FunctionName, ValueList<Expression> Arguments, bool IsDistinct = false) : Expression
{
    /// <summary>Whether the function is one that SQL does not know: a transform of a partition.</summary>
    internal bool IsInternal { get; init; }

    /// <summary>Which rows an aggregate sees (SQL's <c>FILTER (WHERE ...)</c>), or null for all.</summary>
    internal Expression? Condition { get; init; }

    /// <summary>The order in which an aggregate sees the rows (SQL's <c>WITHIN GROUP (ORDER BY ...)</c>).</summary>
    internal ValueList<SortOrder> Order { get; init; } = [];
}

/// <summary>An SQL expression as text.</summary>
/// <param name="Expression">The text, in Spark's dialect.</param>
public sealed record ExpressionString(string Expression) : Expression;

/// <summary>All columns, or all of one alias or struct.</summary>
/// <param name="UnparsedTarget">Null for all, else a name that ends in <c>.*</c>.</param>
/// <param name="PlanId">The DataFrame whose columns are meant, or null.</param>
public sealed record UnresolvedStar(string? UnparsedTarget = null, long? PlanId = null) : Expression
{
    /// <summary>The names of columns that are left out (SQL's <c>* EXCEPT (a, b)</c>).</summary>
    internal ValueList<string> Except { get; init; } = [];
}

/// <summary>All columns whose name a regular expression matches.</summary>
/// <param name="ColumnName">The pattern, in back-quotes.</param>
/// <param name="PlanId">The DataFrame whose columns are meant, or null.</param>
public sealed record UnresolvedRegex(string ColumnName, long? PlanId = null) : Expression;

/// <summary>An expression under a new name.</summary>
/// <param name="Child">The expression.</param>
/// <param name="Names">One name; several for a generator that makes several columns.</param>
/// <param name="Metadata">JSON metadata of the column, or null.</param>
public sealed record Alias(Expression Child, ValueList<string> Names, string? Metadata = null) : Expression;

/// <summary>How a cast treats what does not fit.</summary>
public enum EvalMode
{
    /// <summary>As the session says; ANSI by default in Spark 4.</summary>
    Unspecified = 0,

    /// <summary>Null, wrapping or cutting, as Spark did before ANSI mode.</summary>
    Legacy = 1,

    /// <summary>An error.</summary>
    Ansi = 2,

    /// <summary>Null.</summary>
    Try = 3,
}

/// <summary>A change of type.</summary>
/// <param name="Child">What is cast.</param>
/// <param name="DataType">The target.</param>
/// <param name="Mode">What happens to values that do not fit.</param>
public sealed record Cast(Expression Child, DataType DataType, EvalMode Mode = EvalMode.Unspecified) : Expression;

/// <summary>Which way a sort goes.</summary>
public enum SortDirection
{
    /// <summary>Smallest first.</summary>
    Ascending = 1,

    /// <summary>Largest first.</summary>
    Descending = 2,
}

/// <summary>Where nulls stand in a sort.</summary>
public enum NullOrdering
{
    /// <summary>Before all values.</summary>
    NullsFirst = 1,

    /// <summary>After all values.</summary>
    NullsLast = 2,
}

/// <summary>An expression to sort by.</summary>
/// <param name="Child">What is compared.</param>
/// <param name="Direction">Ascending or descending.</param>
/// <param name="NullOrdering">Where nulls stand; Spark's default is first when ascending and last when descending.</param>
public sealed record SortOrder(Expression Child, SortDirection Direction, NullOrdering NullOrdering) : Expression;

/// <summary>A function of its own arguments, for array and map functions.</summary>
/// <param name="Body">The function's body, which may use the variables.</param>
/// <param name="Arguments">The variables, one to three.</param>
public sealed record LambdaFunction(Expression Body, ValueList<UnresolvedNamedLambdaVariable> Arguments) : Expression;

/// <summary>A variable of a lambda function.</summary>
/// <param name="Name">The name, unique within the expression.</param>
public sealed record UnresolvedNamedLambdaVariable(string Name) : Expression;

/// <summary>Whether a window frame counts rows or measures the order's values.</summary>
public enum FrameType
{
    /// <summary>The frame follows from the window function and the order.</summary>
    Undefined = 0,

    /// <summary>Bounds count rows.</summary>
    Row = 1,

    /// <summary>Bounds are distances in the order's value.</summary>
    Range = 2,
}

/// <summary>An end of a window frame.</summary>
public abstract record FrameBoundary;

/// <summary>The current row.</summary>
public sealed record CurrentRowBoundary : FrameBoundary;

/// <summary>The partition's first or last row, by the end at which it stands.</summary>
public sealed record UnboundedBoundary : FrameBoundary;

/// <summary>A distance from the current row.</summary>
/// <param name="Value">A constant; negative is before the current row.</param>
public sealed record ValueBoundary(Expression Value) : FrameBoundary;

/// <summary>The rows around the current one that a window function sees.</summary>
/// <param name="FrameType">Rows or range.</param>
/// <param name="Lower">The first row.</param>
/// <param name="Upper">The last row, included.</param>
public sealed record WindowFrame(FrameType FrameType, FrameBoundary Lower, FrameBoundary Upper);

/// <summary>A function over a window of rows.</summary>
/// <param name="Function">A call of an aggregate or ranking function.</param>
/// <param name="PartitionSpec">Rows of equal values form a partition.</param>
/// <param name="OrderSpec">The order within a partition.</param>
/// <param name="Frame">The rows seen, or null for Spark's default: up to the current row's peers with an order, else all.</param>
public sealed record WindowExpression(
    Expression Function, ValueList<Expression> PartitionSpec, ValueList<SortOrder> OrderSpec, WindowFrame? Frame) : Expression;

/// <summary>An element of an array, a value of a map or a field of a struct.</summary>
/// <param name="Child">The array, map or struct.</param>
/// <param name="Extraction">Index (from 0), key or field name.</param>
public sealed record UnresolvedExtractValue(Expression Child, Expression Extraction) : Expression;

/// <summary>A struct with one field set or dropped.</summary>
/// <param name="StructExpression">The struct.</param>
/// <param name="FieldName">The field, which may be a path.</param>
/// <param name="Value">The field's new value, or null to drop the field.</param>
public sealed record UpdateFields(Expression StructExpression, string FieldName, Expression? Value) : Expression;

/// <summary>A call of a function by the name it was registered with.</summary>
/// <param name="FunctionName">The name.</param>
/// <param name="Arguments">The arguments.</param>
public sealed record CallFunction(string FunctionName, ValueList<Expression> Arguments) : Expression;

/// <summary>A call of a C# function.</summary>
/// <param name="Function">The function.</param>
/// <param name="Arguments">The arguments.</param>
public sealed record InlineUserDefinedFunction(UserFunction Function, ValueList<Expression> Arguments) : Expression;

/// <summary>How a subquery gives its value.</summary>
public enum SubqueryType
{
    /// <summary>One column of one row at most.</summary>
    Scalar = 1,

    /// <summary>Whether there is any row.</summary>
    Exists = 2,

    /// <summary>Whether the values are among the rows.</summary>
    In = 4,
}

/// <summary>A query inside an expression.</summary>
/// <param name="Plan">The query.</param>
/// <param name="SubqueryType">What is taken from it.</param>
/// <param name="InValues">The values looked for, where it is <see cref="SubqueryType.In"/>.</param>
public sealed record SubqueryExpression(Relation Plan, SubqueryType SubqueryType, ValueList<Expression> InValues) : Expression;

/// <summary>What a merge does to a row.</summary>
public enum MergeActionType
{
    /// <summary>Removes the target's row.</summary>
    Delete = 1,

    /// <summary>Adds a row with the given assignments.</summary>
    Insert = 2,

    /// <summary>Adds the source's row.</summary>
    InsertStar = 3,

    /// <summary>Changes the target's row by the given assignments.</summary>
    Update = 4,

    /// <summary>Sets all columns from the source's row.</summary>
    UpdateStar = 5,
}

/// <summary>A column that a merge or update sets.</summary>
/// <param name="Key">The target's column.</param>
/// <param name="Value">Its new value.</param>
public sealed record Assignment(Expression Key, Expression Value);

/// <summary>One WHEN clause of a merge.</summary>
/// <param name="ActionType">What is done.</param>
/// <param name="Condition">Which rows it is for, or null for all that reach it.</param>
/// <param name="Assignments">The columns set; none for star actions and deletes.</param>
public sealed record MergeAction(MergeActionType ActionType, Expression? Condition, ValueList<Assignment> Assignments) : Expression;
