using SparkPersonalization.Contracts.Reading;
using SparkPersonalization.Contracts.Rules;
using SparkPersonalization.DataFrames;

namespace SparkPersonalization.Contracts;

/// <summary>
/// Makes a contract's records of records of another source, by a file that says each of the contract's columns as a Spark SQL expression over
/// the source's columns. Immutable.
/// </summary>
/// <remarks>
/// Besides the source's own columns, expressions may use <c>_raw</c> (STRING, the record's text), <c>_occurrence</c> (INT, its number among
/// equal records of its file, from 1), <c>_file</c> (STRING) and <c>_ingested_at</c> (TIMESTAMP), if the input has columns of these names.
/// Values are brought into the contract's types by <c>try_cast</c>, structs by their fields' names with nulls for those that are missing; where
/// a part cannot be cast it is null, and the column has a violation <c>type</c>.
/// </remarks>
public sealed partial class MappingFile
{
    private readonly EventContract _contract;
    private readonly Plan _plan;
    private readonly VerdictColumns _verdict;

    private MappingFile(EventContract contract, MappingSource source, string fingerprint, Plan plan)
    {
        _contract = contract;
        Source = source;
        Fingerprint = fingerprint;
        _plan = plan;
        _verdict = contract.Verdict.For(Plan.Faults);
    }

    /// <summary>The records that the mapping takes.</summary>
    public MappingSource Source { get; }

    /// <summary>A hash of the mapping and of its contract that changes only when what they say does.</summary>
    public string Fingerprint { get; }

    /// <summary>Reads records of the source, makes the contract's of them, and says what is wrong with these.</summary>
    /// <param name="input">The records, and those of the columns <c>_raw</c>, <c>_occurrence</c>, <c>_file</c>, <c>_ingested_at</c> that the mapping uses.</param>
    /// <param name="jsonColumn">The column of a record as the text of one JSON object, STRING or BINARY.</param>
    /// <param name="options">How to read; by default as <see cref="ContractReadOptions"/> says.</param>
    /// <returns>
    /// What <see cref="EventContract.Read"/> gives. After a malformed record's, the mapping's own rejections come first, then values of the source
    /// that do not fit its columns and values that could not be cast (code <c>type</c>), then the contract's. To these, null is absent.
    /// </returns>
    /// <exception cref="ArgumentException">The input lacks a column, or has columns of the names that are added.</exception>
    public DataFrame Read(DataFrame input, string jsonColumn, ContractReadOptions? options = null)
    {
        var (records, columns) = Records(input, jsonColumn, options);
        return _verdict.Add(records, columns);
    }

    /// <summary>Reads records of the source, and says of each only whether something may be wrong with it, as <see cref="EventContract.Screen"/> does.</summary>
    /// <param name="input">The records, as for <see cref="Read"/>.</param>
    /// <param name="jsonColumn">The column of a record as the text of one JSON object, STRING or BINARY.</param>
    /// <param name="options">How to read; by default as <see cref="ContractReadOptions"/> says.</param>
    /// <returns>What <see cref="EventContract.Screen"/> gives.</returns>
    /// <exception cref="ArgumentException">The input lacks a column, or has columns of the names that are added.</exception>
    public DataFrame Screen(DataFrame input, string jsonColumn, ContractReadOptions? options = null)
    {
        var (records, columns) = Records(input, jsonColumn, options);
        return _verdict.Screen(records, columns);
    }

    private (DataFrame Records, InputColumns Columns) Records(DataFrame input, string jsonColumn, ContractReadOptions? options)
    {
        ArgumentNullException.ThrowIfNull(input);
        var columns = InputColumns.Of(input, jsonColumn);
        if (_plan.Extras.Where(e => !columns.Has(e)).ToList() is { Count: > 0 } missing)
            throw new ArgumentException($"The mapping uses {string.Join(", ", missing)}, which the input has not: add such columns.", nameof(input));
        var json = Functions.FromJsonStrict(Functions.Col(Sql.Name(jsonColumn)), Source.Columns, (options ?? new ContractReadOptions()).MaxBytes);
        var read = input
            .Select([.. columns.Keep(), json.As(InputColumns.JsonColumn)])
            .Select([.. columns.Pass(), .. SourceColumns(columns, columns.Kept(jsonColumn))]);
        var mapped = read
            .Select([.. columns.Pass(), .. Kept(ErrorColumn, MismatchColumn), .. _plan.Mapped()])
            .Select([.. columns.Pass(), .. Kept(ErrorColumn, MismatchColumn), .. _plan.Aligned()]);
        var fields = _contract.Schema.Select(f => Functions.Expr($"{VerdictColumns.ValueColumn}.{Sql.Name(f.Name)}").As(f.Name));
        return (mapped.Select([Functions.Col("*"), .. fields]), columns);
    }

    private static IEnumerable<Column> Kept(params string[] names) => names.Select(Functions.Col);

    private IEnumerable<Column> SourceColumns(InputColumns columns, string text) =>
    [
        Functions.Expr($"CASE WHEN {text} IS NULL THEN 'invalid_json' ELSE {InputColumns.JsonColumn}.error END").As(ErrorColumn),
        Functions.Expr($"{InputColumns.JsonColumn}.mismatches").As(MismatchColumn),
        .. Source.Columns.Select(f => Functions.Expr($"{InputColumns.JsonColumn}.value.{Sql.Name(f.Name)}").As(f.Name)),
        .. _plan.Extras.Select(e => Functions.Col(columns.Kept(e)).As(e)),
    ];
}
