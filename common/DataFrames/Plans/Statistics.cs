namespace SparkPersonalization.DataFrames.Plans;

/// <summary>How often two columns have each pair of values.</summary>
/// <param name="Input">The rows.</param>
/// <param name="Col1">The column whose values become rows.</param>
/// <param name="Col2">The column whose values become columns.</param>
public sealed record StatCrosstab(Relation Input, string Col1, string Col2) : UnaryRelation(Input);

/// <summary>The sample covariance of two columns of numbers, as one row.</summary>
/// <param name="Input">The rows.</param>
/// <param name="Col1">A column.</param>
/// <param name="Col2">Another.</param>
public sealed record StatCov(Relation Input, string Col1, string Col2) : UnaryRelation(Input);

/// <summary>Pearson's correlation of two columns of numbers, as one row.</summary>
/// <param name="Input">The rows.</param>
/// <param name="Col1">A column.</param>
/// <param name="Col2">Another.</param>
public sealed record StatCorr(Relation Input, string Col1, string Col2) : UnaryRelation(Input);

/// <summary>The values that columns have often, as one row of arrays.</summary>
/// <param name="Input">The rows.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Support">The part of the rows that must have a value for it to be frequent.</param>
public sealed record StatFreqItems(Relation Input, ValueList<string> Columns, double Support) : UnaryRelation(Input);

/// <summary>How much of the rows with a value is taken.</summary>
/// <param name="Stratum">The value.</param>
/// <param name="Fraction">The part, 0 to 1.</param>
public sealed record SampleFraction(Literal Stratum, double Fraction);

/// <summary>A random part of the rows of each value.</summary>
/// <param name="Input">The rows.</param>
/// <param name="Column">What tells the values.</param>
/// <param name="Fractions">How much is taken of each; of others nothing.</param>
/// <param name="Seed">The seed.</param>
public sealed record StatSampleBy(Relation Input, Expression Column, ValueList<SampleFraction> Fractions, long Seed) : UnaryRelation(Input);

/// <summary>Rows that become columns, and columns that become rows.</summary>
/// <param name="Input">The rows.</param>
/// <param name="IndexColumns">The column whose values name the new columns; none for the first.</param>
public sealed record Transpose(Relation Input, ValueList<Expression> IndexColumns) : UnaryRelation(Input);
