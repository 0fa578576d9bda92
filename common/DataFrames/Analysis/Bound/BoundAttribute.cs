using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Analysis.Bound;

/// <summary>A column of an analysed relation. Two columns are the same if their ids are, whatever their names.</summary>
/// <param name="Id">The column's number, unique in a plan.</param>
/// <param name="Name">The column's name.</param>
/// <param name="DataType">The type of its values.</param>
/// <param name="IsNullable">Whether a value may be null.</param>
public sealed record BoundAttribute(long Id, string Name, DataType DataType, bool IsNullable)
{
    /// <summary>The alias of the relation that the column comes from, or null.</summary>
    public string? Qualifier { get; init; }

    /// <summary>Whether the column is hidden: found by name, but not part of <c>*</c> or of the output.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Further facts about the column, as JSON, or null.</summary>
    public string? Metadata { get; init; }

    /// <summary>A new column.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="dataType">Its type.</param>
    /// <param name="isNullable">Whether a value may be null.</param>
    /// <returns>The column, under a new id.</returns>
    public static BoundAttribute Create(string name, DataType dataType, bool isNullable) =>
        new(ColumnIds.Next(), name, dataType, isNullable);

    /// <inheritdoc/>
    public bool Equals(BoundAttribute? other) => other is not null && other.Id == Id;

    /// <inheritdoc/>
    public override int GetHashCode() => Id.GetHashCode();
}

/// <summary>An expression and the column that holds its values.</summary>
/// <param name="Expression">The expression.</param>
/// <param name="Output">The column.</param>
public sealed record BoundNamed(BoundExpression Expression, BoundAttribute Output)
{
    /// <summary>A column passed on as it is.</summary>
    /// <param name="attribute">The column.</param>
    /// <returns>The pair, whose output is the same column.</returns>
    public static BoundNamed Pass(BoundAttribute attribute) => new(new BoundReference(attribute), attribute);
}
