using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Parsing;

internal sealed partial class SqlReader
{
    private static readonly HashSet<string> TimeUnits = new(StringComparer.OrdinalIgnoreCase)
    {
        "YEAR", "QUARTER", "MONTH", "WEEK", "DAY", "DAYOFYEAR", "HOUR", "MINUTE", "SECOND", "MILLISECOND", "MICROSECOND",
    };

    // The aggregates that Spark also lets say by an argument whether they skip nulls, and the names by which they go then.
    private static readonly Dictionary<string, string> NullSkippers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["first"] = "first", ["first_value"] = "first", ["last"] = "last", ["last_value"] = "last", ["any_value"] = "any_value",
    };

    private Expression FunctionCall(List<string> parts)
    {
        var isStruct = parts is [var only] && only.Equals("struct", StringComparison.OrdinalIgnoreCase);
        Expect("(");
        var distinct = IsDistinctCall();
        var arguments = isStruct && !Current.IsSymbol(")") ? CommaSeparated(SelectItem) : Arguments(parts[^1]);
        Expect(")");
        return AfterCall(Function(parts, arguments, distinct));
    }

    private bool IsDistinctCall()
    {
        var distinct = TakeWord("DISTINCT");
        if (!distinct && !Peek(1).IsSymbol(")") && !Peek(1).IsSymbol(","))
        {
            TakeWord("ALL");
        }

        return distinct;
    }

    private List<Expression> Arguments(string function) => Current.IsSymbol(")") ? [] : NamedArguments.InOrder(function, CommaSeparated(Argument));

    private (string? Name, Expression Value) Argument()
    {
        if (!Current.IsName || !Peek(1).IsSymbol("=>"))
        {
            return (null, Expression());
        }

        var name = Name();
        _at++;
        return (name, Expression());
    }

    private Expression Function(List<string> parts, List<Expression> arguments, bool distinct)
    {
        if (parts is not [var name])
        {
            return distinct
                ? throw Unsupported("DISTINCT in a call of a function with a qualified name", Current)
                : new CallFunction(Quote(parts), arguments.ToValueList());
        }

        return !distinct
            && arguments is [UnresolvedAttribute unit, _, _]
            && TimeUnits.Contains(unit.UnparsedIdentifier)
            && TimeFunction(name) is { } function
            ? Call(function, Text(unit.UnparsedIdentifier.ToUpperInvariant()), arguments[1], arguments[2])
            : new UnresolvedFunction(name, arguments.ToValueList(), distinct);
    }

    private static string? TimeFunction(string name) => name.ToUpperInvariant() switch
    {
        "TIMESTAMPADD" or "DATEADD" or "DATE_ADD" => "timestampadd",
        "TIMESTAMPDIFF" or "DATEDIFF" or "DATE_DIFF" or "TIMEDIFF" => "timestampdiff",
        _ => null,
    };

    private Expression AfterCall(Expression call)
    {
        call = Filtered(WithinGroup(call));
        if (TakeWords("IGNORE", "NULLS"))
        {
            call = IgnoreNulls(call);
        }
        else
        {
            TakeWords("RESPECT", "NULLS");
        }

        return Current.IsWord("OVER") ? Window(call) : call;
    }

    private Expression WithinGroup(Expression call)
    {
        var token = Current;
        if (!TakeWords("WITHIN", "GROUP"))
        {
            return call;
        }

        Expect("(");
        ExpectWord("ORDER");
        ExpectWord("BY");
        var order = CommaSeparated(SortItem).ToValueList();
        Expect(")");
        return call is UnresolvedFunction function ? function with { Order = order } : throw SyntaxError(token);
    }

    private Expression Filtered(Expression call)
    {
        var token = Current;
        if (!token.IsWord("FILTER") || !Peek(1).IsSymbol("("))
        {
            return call;
        }

        _at += 2;
        ExpectWord("WHERE");
        var condition = Expression();
        Expect(")");
        return call is UnresolvedFunction function ? function with { Condition = condition } : throw SyntaxError(token);
    }

    private UnresolvedFunction IgnoreNulls(Expression call) =>
        call is not UnresolvedFunction function ? throw Unsupported("IGNORE NULLS behind this function", Current)
        : function is { Arguments: [var argument] } && NullSkippers.TryGetValue(function.FunctionName, out var shown) ? Call(shown, argument, True)
        : (function.FunctionName.ToUpperInvariant(), function.Arguments) switch
        {
            ("LAG" or "LEAD", [var value]) => Call(function.FunctionName, value, new Literal(1, new IntegerType()), new Literal(null, new NullType()), True),
            ("LAG" or "LEAD", [var value, var offset]) => Call(function.FunctionName, value, offset, new Literal(null, new NullType()), True),
            ("LAG" or "LEAD", [var value, var offset, var other]) => Call(function.FunctionName, value, offset, other, True),
            ("NTH_VALUE", [var value, var place]) => Call(function.FunctionName, value, place, True),
            _ => throw Unsupported("IGNORE NULLS behind this function", Current),
        };
}
