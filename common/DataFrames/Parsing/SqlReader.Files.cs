using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Parsing;

internal sealed partial class SqlReader
{
    /// <summary>Reads <c>[(column type, ...)] USING format [OPTIONS (name value, ...)]</c>.</summary>
    private DataSource Files()
    {
        var schema = Take("(") ? new StructType(CommaSeparated(TypedColumn)) : null;
        if (schema is not null)
        {
            Expect(")");
        }

        ExpectWord("USING");
        var format = string.Join('.', QualifiedName());
        var options = Options.None;
        if (TakeWord("OPTIONS"))
        {
            Expect("(");
            options = CommaSeparated(Option).Aggregate(options, (all, option) => all.With(option.Key, option.Value));
            Expect(")");
        }

        var path = options.Get("path");
        return new DataSource(format, schema, options.Without("path"), path is null ? [] : [path]);
    }

    private StructField TypedColumn()
    {
        var name = Name();
        var type = Type();
        var isNullable = !TakeWords("NOT", "NULL");
        return new StructField(name, type, isNullable);
    }

    private KeyValuePair<string, string> Option()
    {
        var name = Current.Kind == TokenKind.String ? StringText() : string.Join('.', QualifiedName());
        Take("=");
        var token = Current;
        return Expression() switch
        {
            Literal { Value: bool flag } => new(name, flag ? "true" : "false"),
            Literal { Value: { } constant } => new(name, Convert.ToString(constant, System.Globalization.CultureInfo.InvariantCulture)!),
            _ => throw Error("INVALID_SQL_SYNTAX", $"The value of the option {name} must be a constant.", token),
        };
    }
}
