using SparkPersonalization.Contracts.Columns;
using SparkPersonalization.Contracts.Events;
using SparkPersonalization.Contracts.Reading;
using SparkPersonalization.Contracts.Rules;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Contracts;

/// <summary>
/// What records must be: JSON objects of one of several kinds, each with a JSON Schema. It becomes columns for their values and
/// expressions for what is wrong with them. Immutable.
/// </summary>
/// <remarks>
/// Columns: <c>string</c> becomes STRING (with format <c>date-time</c> TIMESTAMP, with <c>date</c> DATE), <c>integer</c> BIGINT,
/// <c>number</c> DOUBLE, or what <c>x-sparkType</c> says, <c>boolean</c> BOOLEAN, <c>object</c> a struct, <c>array</c> an array. Values of
/// several types, and objects and arrays whose parts no schema names, become their JSON text. A value that its schema allows and its
/// column cannot hold is null there. Keys that no schema names are left out.
/// </remarks>
public sealed partial class EventContract
{
    private EventContract(StructShape columns, IReadOnlyList<EventKind> kinds, RuleBook rules, string fingerprint)
    {
        Schema = columns.Struct;
        Kinds = [.. kinds.Select(k => k.Name)];
        Fingerprint = fingerprint;
        var suspicion = $"(size({MismatchColumn}) > 0 AND NOT (size({MismatchColumn}) = 1 AND {rules.IsHarmless($"get({MismatchColumn}, 0)")}))";
        Verdict = new VerdictColumns(new KindExpressions(kinds), rules, new ReadingFaults(suspicion, VerdictColumns.Explain(MismatchColumn), []));
    }

    /// <summary>The columns of the values: those of all kinds.</summary>
    public StructType Schema { get; }

    /// <summary>The kinds' names, in the index's order.</summary>
    public IReadOnlyList<string> Kinds { get; }

    /// <summary>A hash of the contract's files that changes only when a rule, kind or column does.</summary>
    public string Fingerprint { get; }

    internal VerdictColumns Verdict { get; }

    /// <summary>Reads records, and says of each what it is and what is wrong with it.</summary>
    /// <param name="input">The records.</param>
    /// <param name="jsonColumn">The column of a record's text, STRING or BINARY.</param>
    /// <param name="options">How to read; by default as <see cref="ContractReadOptions"/> says.</param>
    /// <returns>
    /// The input's columns and three more: <c>value</c>, a struct of <see cref="Schema"/>, null for a malformed record; <c>kind</c>, null for a
    /// record of none; <c>violations</c>, an array of structs of <c>code</c>, <c>column</c> and <c>message</c>, never null, empty for a valid
    /// record. Violations stand in the order of <see cref="ViolationCodes"/>, then by column as the schemas have them; inside arrays a column
    /// is <c>products[].price</c>, for code <c>type</c> with the index. At most 100 are of values that their columns could not take, and each
    /// rule has one.
    /// </returns>
    /// <exception cref="ArgumentException">The input lacks the column, or has columns of those names.</exception>
    public DataFrame Read(DataFrame input, string jsonColumn, ContractReadOptions? options = null)
    {
        var (records, columns) = Records(input, jsonColumn, options);
        return Verdict.Add(records, columns);
    }

    /// <summary>
    /// Reads records, and says of each only whether something may be wrong with it. This takes a fraction of the expressions of <see cref="Read"/>:
    /// where few records are bad, screen all, keep the result, and read those that are suspicious once more.
    /// </summary>
    /// <param name="input">The records.</param>
    /// <param name="jsonColumn">The column of a record's text, STRING or BINARY.</param>
    /// <param name="options">How to read; by default as <see cref="ContractReadOptions"/> says.</param>
    /// <returns>
    /// The input's columns and three more: <c>value</c> and <c>kind</c>, as <see cref="Read"/> gives them; <c>suspicious</c>, never null, true for each
    /// record that has violations and for few others.
    /// </returns>
    /// <exception cref="ArgumentException">The input lacks the column, or has columns of those names.</exception>
    public DataFrame Screen(DataFrame input, string jsonColumn, ContractReadOptions? options = null)
    {
        var (records, columns) = Records(input, jsonColumn, options);
        return Verdict.Screen(records, columns);
    }

    private (DataFrame Records, InputColumns Columns) Records(DataFrame input, string jsonColumn, ContractReadOptions? options)
    {
        ArgumentNullException.ThrowIfNull(input);
        var columns = InputColumns.Of(input, jsonColumn);
        var json = Functions.FromJsonStrict(Functions.Col(Sql.Name(jsonColumn)), Schema, (options ?? new ContractReadOptions()).MaxBytes);
        var fields = Schema.Select(f => Functions.Expr($"{InputColumns.JsonColumn}.value.{Sql.Name(f.Name)}").As(f.Name));
        var records = input
            .Select([.. columns.Keep(), json.As(InputColumns.JsonColumn)])
            .Select(
            [
                .. columns.Pass(),
                Functions.Expr($"CASE WHEN {columns.Kept(jsonColumn)} IS NULL THEN 'invalid_json' ELSE {InputColumns.JsonColumn}.error END").As(VerdictColumns.ErrorColumn),
                Functions.Expr($"{InputColumns.JsonColumn}.mismatches").As(MismatchColumn),
                Functions.Expr($"{InputColumns.JsonColumn}.value").As(VerdictColumns.ValueColumn),
                .. fields,
            ]);
        return (records, columns);
    }
}
