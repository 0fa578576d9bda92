using System.Globalization;
using SparkPersonalization.Contracts.Mappings;
using SparkPersonalization.Contracts.Reading;
using SparkPersonalization.Contracts.Rules;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Contracts;

public sealed partial class MappingFile
{
    private const string ErrorColumn = VerdictColumns.ErrorColumn;
    private const string MismatchColumn = "__mismatches";
    private const string RejectedColumn = "__rejected";
    private const string CastsColumn = "__casts";
    private const string NothingFound = $"CAST(array() AS ARRAY<{VerdictColumns.Found}>)";

    /// <summary>A mapping's expressions: each is computed in a column of its own, then brought into the contract's types.</summary>
    private sealed class Plan(StructType schema, TargetTree tree, IReadOnlyList<MappingRejection> rejections, IReadOnlyList<string> extras)
    {
        private readonly List<string> _expressions = [];
        private readonly List<(string Path, string Failed)> _casts = [];

        /// <summary>The columns that the input must have besides the text.</summary>
        internal IReadOnlyList<string> Extras => extras;

        /// <summary>For what a record may be rejected that it was in its source.</summary>
        internal static ReadingFaults Faults { get; } = new(
            $"size({MismatchColumn}) > 0 OR size({RejectedColumn}) > 0 OR size({CastsColumn}) > 0",
            NothingFound,
            [
                RejectedColumn,
                $"transform({VerdictColumns.Explain(MismatchColumn)}, f -> {VerdictColumns.TypeViolation(Sql.Text(ViolationCodes.Type), "f")})",
                CastsColumn,
            ]);

        internal void Set(string path, StructField column, string expression, DataType type, Action<string> fault)
        {
            var name = Name(_expressions.Count);
            _expressions.Add(expression);
            var aligned = new Alignment(fault).Of(name, type, column, path);
            tree.Set(path, aligned.Value);
            if (aligned.Failed is { } failed)
                _casts.Add((path, failed));
        }

        /// <summary>The expressions' columns, and the rejections.</summary>
        internal IEnumerable<Column> Mapped() =>
        [
            .. _expressions.Select((e, i) => Functions.Expr(e).As(Name(i))),
            Violated(rejections.Select(r => (r.When, Sql.Violation(Sql.Text(r.Code), Sql.Text(r.Column), Sql.Text(r.Message))))).As(RejectedColumn),
        ];

        /// <summary>The contract's value, and what could not be cast.</summary>
        internal IEnumerable<Column> Aligned() =>
        [
            Functions.Col(RejectedColumn),
            Functions.Expr($"CASE WHEN {ErrorColumn} IS NULL THEN {tree.Value(schema)} END").As(VerdictColumns.ValueColumn),
            Violated(_casts.Select(c => (c.Failed, Sql.Violation(Sql.Text(ViolationCodes.Type), Sql.Text(c.Path), "'does not fit its type'")))).As(CastsColumn),
        ];

        private static string Name(int place) => string.Create(CultureInfo.InvariantCulture, $"__m{place}");

        private static Column Violated(IEnumerable<(string Condition, string Violation)> violations)
        {
            var cases = violations.Select(v => $"CASE WHEN {v.Condition} THEN {v.Violation} END").ToList();
            var none = $"CAST(array() AS ARRAY<{VerdictColumns.Violation}>)";
            return Functions.Expr(cases.Count == 0 ? none : $"filter(array({string.Join(", ", cases)}), v -> v.code IS NOT NULL)");
        }
    }
}
