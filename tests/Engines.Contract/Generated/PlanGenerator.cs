using FsCheck;
using FsCheck.Fluent;

namespace SparkPersonalization.Engines.Contract.Generated;

/// <summary>Makes small whole queries in SQL over a view of the rows: filters, computed columns, joins, groups, set operations, windows.</summary>
internal static class PlanGenerator
{
    /// <summary>Queries with a column of whole numbers, <c>a</c>, and one of texts, <c>t</c>.</summary>
    internal static Gen<string> Query(int depth) => depth == 0
        ? Gen.Elements("SELECT id AS a, s AS t FROM contract_rows", "SELECT n AS a, k AS t FROM contract_rows", "SELECT * FROM VALUES (1, 'x'), (NULL, 'y'), (1, NULL) v(a, t)", "SELECT id AS a, w AS t FROM contract_rows WHERE false")
        : Gen.OneOf(
            from condition in ExpressionGenerator.Condition(2)
            from number in Gen.Elements("id", "n", "length(s)", "size(a)")
            from text in Gen.Elements("s", "k", "upper(w)", "CAST(dt AS STRING)")
            select $"SELECT {number} AS a, {text} AS t FROM contract_rows WHERE {condition}",
            from input in Query(depth - 1)
            from function in Gen.Elements("sum", "max", "min", "count", "avg")
            select $"SELECT CAST({function}(a) AS INT) AS a, t FROM ({input}) GROUP BY t",
            from left in Query(depth - 1)
            from right in Query(depth - 1)
            from operation in Gen.Elements("UNION ALL", "UNION", "INTERSECT", "INTERSECT ALL", "EXCEPT", "EXCEPT ALL")
            select $"({left}) {operation} ({right})",
            from left in Query(depth - 1)
            from right in Query(depth - 1)
            from kind in Gen.Elements("JOIN", "LEFT JOIN", "RIGHT JOIN", "FULL JOIN", "LEFT SEMI JOIN", "LEFT ANTI JOIN")
            from condition in Gen.Elements("l.a = r.a", "l.t = r.t", "l.a < r.a", "l.a <=> r.a AND l.t > r.t")
            let isHalf = kind.Contains("SEMI", StringComparison.Ordinal) || kind.Contains("ANTI", StringComparison.Ordinal)
            select $"SELECT l.a, {(isHalf ? "l.t" : "concat_ws('|', l.t, r.t)")} AS t FROM ({left}) l {kind} ({right}) r ON {condition}",
            from input in Query(depth - 1)
            from window in Gen.Elements("rank() OVER (ORDER BY a)", "count(*) OVER (PARTITION BY t)", "CAST(sum(a) OVER (PARTITION BY t) AS INT)", "dense_rank() OVER (PARTITION BY a ORDER BY t DESC)", "max(a) OVER (ORDER BY t, a)")
            select $"SELECT {window} AS a, t FROM ({input})",
            from input in Query(depth - 1)
            select $"SELECT DISTINCT a, t FROM ({input})",
            from input in Query(depth - 1)
            from other in Query(0)
            from form in Gen.Elements("a IN (SELECT a FROM ({0}))", "EXISTS (SELECT 1 FROM ({0}) o WHERE o.a = q.a)", "a > (SELECT min(a) FROM ({0}))", "a IN (SELECT a FROM ({0}) WHERE a IS NOT NULL)")
            let condition = form.Replace("{0}", other, StringComparison.Ordinal)
            select $"SELECT a, t FROM ({input}) q WHERE {condition}",
            from input in Query(depth - 1)
            from limit in Gen.Choose(0, 4)
            select $"SELECT a, t FROM ({input}) ORDER BY a NULLS LAST, t DESC LIMIT {limit}");
}
