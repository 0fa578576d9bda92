namespace SparkPersonalization.DataFrames.Plans;

/// <summary>SQL's PIVOT, which groups by the columns that it does not name; Spark's protocol has only a pivot after named groups.</summary>
/// <param name="Input">The rows.</param>
/// <param name="Aggregates">The aggregates.</param>
/// <param name="Column">The column whose values become columns.</param>
/// <param name="Values">The values, with or without a name.</param>
internal sealed record SqlPivot(Relation Input, ValueList<Expression> Aggregates, Expression Column, ValueList<Expression> Values) : UnaryRelation(Input);

/// <summary>SQL's UNPIVOT, which keeps the columns that it does not name.</summary>
/// <param name="Input">The rows.</param>
/// <param name="Columns">The columns that become rows, each with or without a name for them.</param>
/// <param name="VariableName">The name of the column that says which column a value was in.</param>
/// <param name="ValueName">The name of the column of values.</param>
internal sealed record SqlUnpivot(Relation Input, ValueList<Expression> Columns, string VariableName, string ValueName) : UnaryRelation(Input);
