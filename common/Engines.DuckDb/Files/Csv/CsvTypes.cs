using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution;
using SparkPersonalization.Engines.DuckDb.Translation;

namespace SparkPersonalization.Engines.DuckDb.Files.Csv;

/// <summary>The types of CSV files' values.</summary>
internal static class CsvTypes
{
    private static readonly DataType[] Candidates =
        [new IntegerType(), new LongType(), new DoubleType(), new DateType(), new TimestampType(), new BooleanType()];

    /// <summary>A value of a type, null where the text is none.</summary>
    internal static string CastSql(ExpressionTranslator translator, string text, DataType type)
    {
        var cast = Translation.CastSql.Of(translator, text, new StringType(), type, isTry: true);
        return Condition(text, type) is { } condition ? $"CASE WHEN {condition} THEN {cast} END" : cast;
    }

    /// <summary>The narrowest types that hold all values.</summary>
    internal static StructType Infer(DuckDbConnection connection, string scan, StructType texts, string timeZone)
    {
        var checks = texts.Fields.SelectMany((_, i) => Candidates.Select(type => Check($"fields[{i + 1}]", type, timeZone)));
        using var result = connection.Query($"SELECT {string.Join(", ", checks)} FROM {scan}");
        var fits = result.Rows().Single();
        return new StructType(texts.Fields.Select((f, i) => f.WithType(
            Candidates.Where((_, c) => fits[(i * Candidates.Length) + c] is true).FirstOrDefault() ?? new StringType())));
    }

    // Of these types Spark's reader takes fewer texts than its casts do: none with blanks around them, and no other words for true and false.
    private static string? Condition(string text, DataType type) => type switch
    {
        IntegralType or DecimalType => $"NOT regexp_matches({text}, '^\\s|\\s$')",
        BooleanType => $"lower({text}) IN ('true', 'false')",
        _ => null,
    };

    private static string Check(string text, DataType type, string timeZone)
    {
        var translator = new ExpressionTranslator(new TranslationSettings(timeZone, default), new QueryResources());
        return $"bool_and({CastSql(translator, text, type)} IS NOT NULL) FILTER ({text} IS NOT NULL)";
    }
}
