using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.Engines.DuckDb.Execution;

namespace SparkPersonalization.Engines.DuckDb.Translation;

/// <summary>
/// What a plan says, but for names of columns: its statement, in which columns are called by numbers, and the rows of the program that it
/// reads. Plans of the same identity give the same rows.
/// </summary>
internal sealed class PlanIdentity : IEquatable<PlanIdentity>
{
    private readonly string _sql;
    private readonly IReadOnlyList<LocalRows> _tables;

    private PlanIdentity(string sql, IReadOnlyList<LocalRows> tables) => (_sql, _tables) = (sql, tables);

    /// <summary>The identity of a plan.</summary>
    internal static PlanIdentity Of(BoundRelation plan, QueryRunner runner)
    {
        var query = runner.TranslateNameless(plan);
        var tables = query.Resources.Tables;

        // The tables of a statement have names that no other one's have, none of which is the beginning of another in it.
        var sql = tables.Select((table, i) => (table.Name, Place: i)).OrderByDescending(t => t.Name.Length)
            .Aggregate(query.Sql, (text, t) => text.Replace(t.Name, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"rows#{t.Place}"), StringComparison.Ordinal));
        return new PlanIdentity(sql, tables);
    }

    public bool Equals(PlanIdentity? other) =>
        other is not null && _sql == other._sql && _tables.Count == other._tables.Count && _tables.Zip(other._tables).All(t => AreEqual(t.First, t.Second));

    public override bool Equals(object? obj) => Equals(obj as PlanIdentity);

    // The same in every process, as Spark's.
    public override int GetHashCode() => _sql.Aggregate(17, (hash, c) => unchecked((hash * 31) + c));

    private static bool AreEqual(LocalRows a, LocalRows b) => ReferenceEquals(a.Rows, b.Rows)
        || (a.Schema.Equals(b.Schema) && a.Rows.Count == b.Rows.Count && a.Rows.Zip(b.Rows).All(r => new Row(a.Schema, r.First).Equals(new Row(b.Schema, r.Second))));
}
