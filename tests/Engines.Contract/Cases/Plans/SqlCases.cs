using SparkPersonalization.DataFrames;
using static SparkPersonalization.Engines.Contract.Cases.Plans.PlanCase;

namespace SparkPersonalization.Engines.Contract.Cases.Plans;

/// <summary>Queries as SQL over a view of the rows.</summary>
internal static class SqlCases
{
    internal static IEnumerable<PlanCase> All()
    {
        foreach (var sql in Statements)
        {
            yield return Of(sql, d => Sql(d, sql));
        }

        yield return Of("an SQL text with named arguments", d => View(d).Session.Sql("SELECT id, text FROM contract_rows WHERE id > :least AND text <> :text", new Dictionary<string, object?> { ["least"] = 1, ["text"] = "x" }));
        yield return Of("an SQL text with arguments by place", d => View(d).Session.Sql("SELECT id FROM contract_rows WHERE id > ? OR text = ?", 3, "Anna"));
    }

    private static readonly string[] Statements =
    [
        "SELECT * FROM contract_rows WHERE id = 1",
        "SELECT flag, count(*) AS n FROM contract_rows GROUP BY flag HAVING count(*) > 1",
        "SELECT id FROM contract_rows WHERE big = (SELECT max(big) FROM contract_rows)",
        "SELECT id FROM contract_rows a WHERE EXISTS (SELECT 1 FROM contract_rows b WHERE b.id = a.id + 1)",
        "SELECT id FROM contract_rows WHERE id NOT IN (SELECT id FROM contract_rows WHERE flag)",
        "SELECT id, t FROM contract_rows LATERAL VIEW explode(tags) e AS t",
        "SELECT id, t FROM contract_rows LATERAL VIEW OUTER explode(tags) e AS t",
        "WITH a AS (SELECT id, flag FROM contract_rows), b AS (SELECT max(id) AS m FROM a) SELECT a.id, b.m FROM a CROSS JOIN b",
        "SELECT id, sum(id) OVER w AS s FROM contract_rows WINDOW w AS (PARTITION BY flag ORDER BY id)",
        "SELECT flag, tiny, grouping(tiny) AS g, sum(id) AS s FROM contract_rows GROUP BY GROUPING SETS ((flag, tiny), (flag), ())",
        "SELECT * FROM (SELECT flag, id FROM contract_rows) PIVOT (count(id) FOR flag IN (true, false))",
        "SELECT * FROM (SELECT id, tiny, small FROM contract_rows) UNPIVOT (v FOR n IN (tiny, small))",
        "SELECT a.id, b.x FROM contract_rows a, LATERAL (SELECT a.id * 2 AS x) b",
        "SELECT current_date >= DATE'2020-01-01', year(current_timestamp) > 2000 FROM contract_rows WHERE id = 1",
        "SELECT max(current_date) IS NULL, year(current_date) > 2000 FROM contract_rows GROUP BY year(current_date) > 2000",
        "SELECT current_date + 1 FROM VALUES (DATE'2020-01-01') AS t(current_date)",
        "SELECT (SELECT max(b.id) FROM range(5) b WHERE b.id < a.id), EXISTS (SELECT 1 FROM range(5) b WHERE b.id < a.id), a.id IN (SELECT b.id FROM range(5) b WHERE b.id < a.id + a.id) FROM contract_rows a",
        "SELECT (SELECT max(b.id) FROM range(5) b WHERE b.id < a.id) AS m, count(*) FROM contract_rows a GROUP BY (SELECT max(b.id) FROM range(5) b WHERE b.id < a.id)",
        "SELECT sum(a.id), 1 + (SELECT max(b.id) FROM range(5) b WHERE b.id < a.id) FROM contract_rows a GROUP BY a.flag, (SELECT max(b.id) FROM range(5) b WHERE b.id < a.id)",
        "SELECT sum(id), (SELECT max(id) FROM range(5)) FROM contract_rows GROUP BY (SELECT max(id) FROM range(5))",
        "VALUES (1, 'a'), (2, NULL)",
        "SELECT * FROM range(5) WHERE id % 2 = 0",
        "SELECT id FROM contract_rows UNION SELECT id + 2 FROM contract_rows MINUS SELECT 1",
        "SELECT DISTINCT flag FROM contract_rows WHERE flag IS NOT NULL",
        "FROM contract_rows |> WHERE id > 1 |> SELECT id, text",
        "SELECT * EXCEPT (bytes, tags, marks, place) FROM contract_rows WHERE id < 3",
        "SELECT id, CASE WHEN price > 0 THEN 'plus' ELSE 'minus' END AS sign FROM contract_rows",
    ];

    private static DataFrame Sql(DataFrame rows, string sql) => View(rows).Session.Sql(sql);

    private static DataFrame View(DataFrame rows)
    {
        rows.CreateOrReplaceTempView("contract_rows");
        return rows;
    }
}
