using System.Text.RegularExpressions;
using SparkPersonalization.Contracts;
using SparkPersonalization.DataFrames;

namespace SparkPersonalization.Personalization.IngestEvents;

/// <summary>
/// Parquet records as JSON objects of their values, and a look at whether there are such values at all: columns are found by name, and one that
/// a file lacks is null in each of its records, so that a name misspelt would be values lost without a word.
/// </summary>
/// <param name="session">Reads the files' schemas.</param>
/// <param name="mapping">The mapping's name.</param>
/// <param name="source">Its source.</param>
/// <param name="input">The folder, file or glob of files.</param>
internal sealed partial class ParquetRecords(SparkSession session, string mapping, MappingSource source, string input)
{
    private bool _hasColumns;

    /// <summary>The bytes that bronze keeps of a record.</summary>
    internal static Column Raw(MappingSource source) => RecordJson.Of(source.Columns.FieldNames).Cast("BINARY");

    /// <summary>
    /// Refuses a mapping with a column that no file has. Some may lack it, such as those that are older than the column. Looks once, when the
    /// first files are there.
    /// </summary>
    /// <exception cref="ContractException">No file has a column.</exception>
    internal void CheckColumns()
    {
        if (_hasColumns)
            return;
        var all = Load(input);
        IEnumerable<string> known = all.Columns();
        var missing = Missing(known);
        if (missing.Count > 0)
            (known, missing) = LookFurther(all, known);
        if (missing.Count > 0)
        {
            throw new ContractException([.. missing.Select(name =>
                new ContractFault($"{mapping}.json", "/source/columns", $"No file of '{input}' has the column '{name}'. They have: {string.Join(", ", known)}."))]);
        }

        _hasColumns = true;
    }

    // One file, by which all are known, has them most times, and there may be very many.
    private (IEnumerable<string> Known, List<string> Missing) LookFurther(DataFrame all, IEnumerable<string> known)
    {
        foreach (var file in FilesOf(all))
        {
            known = [.. known.Union(Load(file).Columns(), StringComparer.OrdinalIgnoreCase)];
            if (Missing(known).Count == 0)
                break;
        }

        return (known, Missing(known));
    }

    private DataFrame Load(string path) => session.Read().Format(source.Format).Options(source.Options).Load(path);

    private List<string> Missing(IEnumerable<string> known) => [.. source.Columns.FieldNames.Except(known, StringComparer.OrdinalIgnoreCase)];

    // As paths that find them, and at worst others of the input: a path's signs of patterns stand for any sign.
    private static IEnumerable<string> FilesOf(DataFrame all) => all.InputFiles()
        .Select(address => PatternSigns().Replace(Uri.UnescapeDataString(address), "?"));

    [GeneratedRegex(@"[\\\[\]{}*?]")]
    private static partial Regex PatternSigns();
}
