using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.Contract.Cases;
using SparkPersonalization.Engines.Contract.Data;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Engines.Contract.Evaluation;

/// <summary>
/// Puts cases to one engine: many in one query, for a server takes longer to plan a query than to run it over eight rows. A query that
/// fails is halved until the case that fails stands alone.
/// </summary>
internal sealed class CaseRunner(SparkSession session)
{
    private const int Widest = 64;

    private readonly DataFrame _rows = Awkward.Rows(session).Coalesce(1);

    /// <summary>The answers, by the cases' texts.</summary>
    internal IReadOnlyDictionary<string, Answer> Run(CaseFamily family)
    {
        var answers = new Dictionary<string, Answer>(StringComparer.Ordinal);
        foreach (var batch in family.Cases.GroupBy(c => (IsAlone: IsAlone(family, c), IsDistinct: Subjects.HasDistinct(c))).SelectMany(g => g.Chunk(g.Key.IsAlone ? 1 : Widest)))
        {
            Run(family.Shape, batch, answers);
        }

        return answers;
    }

    /// <summary>An engine's answer to a whole query in SQL, whose rows may come in any order.</summary>
    internal static Answer Query(SparkSession session, string sql)
    {
        try
        {
            var query = session.Sql(sql);
            var (schema, rows) = (query.Schema(), query.Collect());
            return new Answer(Fields(schema, 0, true, f => f.Name), Fields(schema, 0, true, f => f.DataType.SimpleString), Texts(rows, 0, 0, true));
        }
        catch (Exception e) when (Error(e) is { } error)
        {
            return Answer.Refused(error);
        }
    }

    /// <summary>The class and SQL state of an error; null for one that is none of the engine's. An exception of another kind must not reach a user: it differs from any answer of Spark's.</summary>
    private static string? Error(Exception exception) => exception switch
    {
        SparkException e => $"{e.ErrorClass}:{e.SqlState}",
        ResultStateException or OutOfMemoryException => null,
        var e => $"{e.GetType().Name}: {e.Message.ReplaceLineEndings(" ")}",
    };

    // A window of time takes rows from the whole query.
    private static bool IsAlone(CaseFamily family, Case @case) =>
        family.Shape == CaseShape.Generator || @case.Error is not (null or Case.Any) || Subjects.Calls(@case).Any(name => name.Equals("window", StringComparison.OrdinalIgnoreCase));

    private void Run(CaseShape shape, ArraySegment<Case> cases, Dictionary<string, Answer> answers)
    {
        if (TryRun(shape, cases, answers) is not { } error)
        {
            return;
        }

        if (cases.Count == 1)
        {
            answers[cases[0].Text] = Answer.Refused(error);
            return;
        }

        Run(shape, cases[..(cases.Count / 2)], answers);
        Run(shape, cases[(cases.Count / 2)..], answers);
    }

    /// <summary>Runs cases in one query and adds their answers; gives the error where it fails.</summary>
    private string? TryRun(CaseShape shape, IReadOnlyList<Case> cases, Dictionary<string, Answer> answers)
    {
        var isWide = shape == CaseShape.Generator;
        try
        {
            var results = Queries(shape, [.. cases.Select(c => c.Column)]).Select(q => (q.Keys, Schema: q.Query.Schema(), Rows: q.Query.Collect())).ToList();
            for (var i = 0; i < cases.Count; i++)
            {
                answers[cases[i].Text] = new Answer(
                    string.Join("; ", results.Select(r => Fields(r.Schema, r.Keys + i, isWide, f => f.Name))),
                    string.Join("; ", results.Select(r => Fields(r.Schema, r.Keys + i, isWide, f => f.DataType.SimpleString))),
                    string.Join(" / ", results.Select(r => Texts(r.Rows, r.Keys, r.Keys + i, isWide))));
            }

            return null;
        }
        catch (Exception e) when (Error(e) is { } error)
        {
            return error;
        }
    }

    private IEnumerable<(int Keys, DataFrame Query)> Queries(CaseShape shape, Column[] columns)
    {
        if (shape != CaseShape.Groups)
        {
            return [(1, _rows.Select([Awkward.Id, .. columns]))];
        }

        return
        [
            (0, _rows.Agg(columns[0], columns[1..])),
            (1, _rows.GroupBy("k").Agg(columns[0], columns[1..])),
            (0, _rows.Filter("id < 0").Agg(columns[0], columns[1..])),
        ];
    }

    private static string Fields(StructType schema, int place, bool isWide, Func<StructField, string> text) =>
        string.Join(", ", schema.Skip(place).Take(isWide ? int.MaxValue : 1).Select(text));

    /// <summary>The values of a column with their keys, in the keys' order.</summary>
    private static string Texts(IEnumerable<Row> rows, int keys, int place, bool isWide) => string.Join(", ", rows
        .Select(row => $"{string.Join(' ', row.Values.Take(keys))}: {string.Join(" | ", row.Values.Skip(place).Take(isWide ? int.MaxValue : 1).Select(RowText.OfValue))}")
        .Order(StringComparer.Ordinal));
}
