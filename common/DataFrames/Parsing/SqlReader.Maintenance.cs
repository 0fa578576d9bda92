using System.Globalization;
using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames.Parsing;

internal sealed partial class SqlReader
{
    private bool IsMaintenance => (Current.IsWord("OPTIMIZE") || Current.IsWord("VACUUM") || Current.IsWord("RESTORE")) && Peek(1).IsName;

    /// <summary>Reads what follows <c>OPTIMIZE</c>: <c>table [WHERE condition] [ZORDER BY (column, ...)]</c>.</summary>
    private OptimizeTable Optimize()
    {
        var table = Quote(QualifiedName());
        var condition = TakeWord("WHERE") ? TextOf(Expression) : null;
        if (!TakeWords("ZORDER", "BY"))
        {
            return new OptimizeTable(table, condition, [], Options.None);
        }

        var inBrackets = Take("(");
        var columns = CommaSeparated(QualifiedName);
        if (inBrackets)
        {
            Expect(")");
        }

        return new OptimizeTable(table, condition, columns.Select(c => c.Count == 1 ? c[0] : Quote(c)).ToValueList(), Options.None);
    }

    /// <summary>Reads what follows <c>VACUUM</c>: <c>table [RETAIN n HOURS] [DRY RUN]</c>.</summary>
    private VacuumTable Vacuum()
    {
        var table = Quote(QualifiedName());
        double? hours = null;
        if (TakeWord("RETAIN"))
        {
            hours = Current.Kind == TokenKind.Number && double.TryParse(Current.Text, CultureInfo.InvariantCulture, out var number) ? number : throw SyntaxError(Current);
            _at++;
            ExpectWord("HOURS");
        }

        return new VacuumTable(table, hours, TakeWords("DRY", "RUN"));
    }

    /// <summary>Reads what follows <c>RESTORE</c>: <c>[TABLE] table [TO] {VERSION | TIMESTAMP} AS OF value</c>.</summary>
    private RestoreTable Restore()
    {
        TakeWord("TABLE");
        var table = Quote(QualifiedName());
        TakeWord("TO");
        var isVersion = TakeWord("VERSION");
        if (!isVersion)
        {
            ExpectWord("TIMESTAMP");
        }

        ExpectWord("AS");
        ExpectWord("OF");
        return isVersion ? new RestoreTable(table, Count(), null)
            : Current.Kind == TokenKind.String ? new RestoreTable(table, null, Next().Text)
            : throw SyntaxError(Current);
    }

    // As it was written, which is how the table's history shows it.
    private ExpressionString TextOf(Func<Expression> read)
    {
        var start = Current.Start;
        read();
        return new ExpressionString(sql[start..Peek(-1).End]);
    }
}
