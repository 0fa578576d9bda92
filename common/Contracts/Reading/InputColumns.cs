using System.Globalization;
using SparkPersonalization.Contracts.Rules;
using SparkPersonalization.DataFrames;

namespace SparkPersonalization.Contracts.Reading;

/// <summary>The columns of the records' DataFrame, kept under names that no record's field has.</summary>
internal sealed class InputColumns
{
    internal const string Value = "value";
    internal const string Kind = "kind";
    internal const string Violations = "violations";
    internal const string Suspicious = "suspicious";
    internal const string JsonColumn = "__json";

    private readonly IReadOnlyList<string> _names;

    private InputColumns(IReadOnlyList<string> names) => _names = names;

    /// <summary>Takes an input's columns.</summary>
    /// <exception cref="ArgumentException">A column is missing, or has a name that the result uses.</exception>
    internal static InputColumns Of(DataFrame input, string jsonColumn)
    {
        var columns = new InputColumns(input.Schema().FieldNames);
        if (!columns.Has(jsonColumn))
            throw new ArgumentException($"The input has no column '{jsonColumn}'; it has {string.Join(", ", columns._names)}.", nameof(jsonColumn));
        var taken = new[] { Value, Kind, Violations, Suspicious }.Where(columns.Has).ToList();
        return taken.Count == 0
            ? columns
            : throw new ArgumentException($"The input has columns that reading adds: {string.Join(", ", taken)}. Rename them first.", nameof(input));
    }

    internal bool Has(string name) => Find(name) >= 0;

    /// <summary>The column in SQL, under its kept name.</summary>
    internal string Kept(string name) => KeptName(Find(name));

    /// <summary>The columns under their kept names.</summary>
    internal IEnumerable<Column> Keep() => _names.Select((name, i) => Functions.Col(Sql.Name(name)).As(KeptName(i)));

    /// <summary>The kept columns as they are.</summary>
    internal IEnumerable<Column> Pass() => _names.Select((_, i) => Functions.Col(KeptName(i)));

    /// <summary>The columns under their own names again.</summary>
    internal IEnumerable<Column> Restored() => _names.Select((name, i) => Functions.Col(KeptName(i)).As(name));

    private static string KeptName(int place) => string.Create(CultureInfo.InvariantCulture, $"__in{place}");

    private int Find(string name)
    {
        for (var i = 0; i < _names.Count; i++)
        {
            if (string.Equals(_names[i], name, StringComparison.OrdinalIgnoreCase))
                return i;
        }

        return -1;
    }
}
