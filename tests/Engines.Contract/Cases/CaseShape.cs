namespace SparkPersonalization.Engines.Contract.Cases;

/// <summary>How expressions become a query.</summary>
internal enum CaseShape
{
    /// <summary>Columns computed of each row, many in one query.</summary>
    Rows,

    /// <summary>Aggregates: of all rows, of groups, of no rows; many in one query.</summary>
    Groups,

    /// <summary>One generator in a query.</summary>
    Generator,
}
