using SparkPersonalization.DataFrames.Analysis;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Tables;

/// <summary>Rows found by their keys.</summary>
public sealed partial class DeltaTable
{
    /// <summary>
    /// The hint by which an engine knows that the right side of an inner join is looked up by key, so that it may answer from an index.
    /// Other engines join.
    /// </summary>
    internal const string KeyIndexHint = "key_index";

    /// <summary>
    /// The table's rows whose key is among given ones. Made for few keys and a large table, where the same columns are asked for again and
    /// again: the embedded engine answers from an index that it keeps beside the table, and Spark by a join.
    /// </summary>
    /// <param name="keys">Rows with the keys, which may repeat; a null finds nothing. Persist them where they cost much to compute.</param>
    /// <param name="keyColumn">The column that both have.</param>
    /// <param name="valueColumns">The table's columns to give beside the key.</param>
    /// <returns>The key and the values of each such row, as of the table's version where one is set.</returns>
    /// <exception cref="AnalysisException">A column is not there.</exception>
    public DataFrame Lookup(DataFrame keys, string keyColumn, params string[] valueColumns)
    {
        var distinct = new Deduplicate(new Project(keys.Plan, [Named(keyColumn)]), []);
        var rows = new Project(Rows, valueColumns.Prepend(keyColumn).Select(Named).ToValueList());
        var hinted = new Hint(rows, KeyIndexHint, [new Literal(keyColumn, new StringType())]);
        return new DataFrame(_session, new Join(distinct, hinted, null, JoinType.Inner, [keyColumn]));
    }

    private static Expression Named(string column) => new UnresolvedAttribute(NameParts.Quote(column));
}
