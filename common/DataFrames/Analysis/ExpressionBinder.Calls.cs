using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Analysis.Functions;
using SparkPersonalization.DataFrames.Parsing;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Analysis;

/// <content>Calls of functions.</content>
internal sealed partial class ExpressionBinder
{
    private static readonly HashSet<string> SchemaTakers = new(StringComparer.OrdinalIgnoreCase) { "from_json", "from_csv" };
    private static readonly HashSet<string> SchemaTellers = new(StringComparer.OrdinalIgnoreCase) { "schema_of_json", "schema_of_csv" };

    // Whether the function bound now stands before OVER.
    private bool _isInWindow;

    private BoundExpression Call(UnresolvedFunction call)
    {
        if (call.IsInternal)
        {
            throw new AnalysisException(
                "PARTITION_TRANSFORM_EXPRESSION_NOT_IN_PARTITIONED_BY",
                $"The expression \"{call.FunctionName}\" must be inside 'PartitionedBy'. Functions of a value are named in the singular, such as year.");
        }

        if (analyzer.FindFunction(call.FunctionName) is { } registered)
        {
            return WithClauses(call, Registered(registered, call));
        }

        if ((call.FunctionName.Equals("struct", StringComparison.OrdinalIgnoreCase) || call.FunctionName == SqlReader.RowFunction) && call.Arguments.Any(a => a is UnresolvedStar))
        {
            return StructWithStar(call);
        }

        var rewritten = CallRewrites.Apply(WithSchema(call));
        return rewritten is UnresolvedFunction function
            ? FileFacts.Of(WithClauses(function, BuildCall(function.FunctionName, Arguments(function), function.IsDistinct)), scope)
            : Bind(rewritten);
    }

    /// <summary>A schema may be what a function tells of a constant text; the type of the call follows from what it says.</summary>
    private UnresolvedFunction WithSchema(UnresolvedFunction call) =>
        SchemaTakers.Contains(call.FunctionName) && call.Arguments.Count > 1 && call.Arguments[1] is UnresolvedFunction schema && SchemaTellers.Contains(schema.FunctionName)
            ? call with { Arguments = [call.Arguments[0], analyzer.Computed(schema, new StringType()), .. call.Arguments.Skip(2)] }
            : call;

    private BoundUserFunction Registered(RegisterFunction registered, UnresolvedFunction call) => call switch
    {
        { IsDistinct: true } => throw NoDistinct(registered.Name),
        _ when call.Arguments.Count != registered.ArgumentCount => throw WrongCount(registered.Name, $"{registered.ArgumentCount}", call.Arguments.Count),
        _ => UserCall(new InlineUserDefinedFunction(registered.Function, call.Arguments)),
    };

    /// <summary>A struct of all columns, which go by their own names, and maybe of others.</summary>
    private BoundExpression StructWithStar(UnresolvedFunction call)
    {
        var fields = call.Arguments.SelectMany((argument, i) => argument is UnresolvedStar star
            ? scope.Expand(star).Select(value => (Name: Scope.NameOf(value), Value: value))
            : [(CallRewrites.FieldName(argument, i), Bind(argument))]);
        return BuildCall("named_struct", [.. fields.SelectMany(f => new[] { new BoundLiteral(f.Name, new StringType()), f.Value })]);
    }

    private BoundExpression WithClauses(UnresolvedFunction call, BoundExpression bound) => (call.Condition, call.Order.Count) switch
    {
        (null, 0) => bound,
        _ when bound is BoundAggregateCall aggregate => aggregate with
        {
            Condition = call.Condition is { } condition ? Condition(condition) : null,
            Order = [.. call.Order.Select(Order)],
        },
        _ => throw new AnalysisException("INVALID_SQL_SYNTAX.FUNCTION_WITH_UNSUPPORTED_SYNTAX", $"FILTER and WITHIN GROUP do not go with {call.FunctionName}, which is not an aggregate function."),
    };

    private IReadOnlyList<BoundExpression> Arguments(UnresolvedFunction call)
    {
        var bound = new List<BoundExpression>(call.Arguments.Count);
        foreach (var argument in call.Arguments)
        {
            if (argument is LambdaFunction lambda)
            {
                bound.Add(Lambda(call.FunctionName.ToLowerInvariant(), bound, lambda));
            }
            else if (argument is UnresolvedStar star)
            {
                bound.AddRange(scope.Expand(star));
            }
            else
            {
                bound.Add(Bind(argument));
            }
        }

        return bound;
    }

    private BoundLambda Lambda(string function, IReadOnlyList<BoundExpression> before, LambdaFunction lambda)
    {
        var outer = _variables;
        var variables = Lambdas.VariablesFor(function, before, lambda);
        _variables = outer.SetItems(variables.Select(v => KeyValuePair.Create(v.Name, v)));
        try
        {
            return new BoundLambda(variables, Bind(lambda.Body));
        }
        finally
        {
            _variables = outer;
        }
    }

    private BoundExpression BuildCall(string name, IReadOnlyList<BoundExpression> arguments, bool isDistinct = false)
    {
        var definition = FunctionTable.Find(name) ?? throw UnknownFunction(name);
        CheckPlace(definition, isDistinct);
        CheckCount(definition, arguments.Count);
        var types = definition.Takes.Coerce(arguments) ?? throw WrongTypes(definition, arguments);
        CheckMaps(definition, types);
        ValueList<BoundExpression> cast = [.. arguments.Select((a, i) => a is BoundLambda ? a : TypeCoercion.Cast(a, types[i]))];
        VariantRules.CheckCall(definition.Name, cast.Select(a => a.DataType));
        var type = definition.Gives(cast);
        if (definition.Kind == FunctionKind.Aggregate && !_isInWindow && cast.Any(HoldsAggregate))
        {
            throw new AnalysisException("NESTED_AGGREGATE_FUNCTION", $"It is not allowed to use an aggregate function in the argument of another aggregate function, {definition.Name}. Use the inner one in a query inside.");
        }

        return definition.Kind == FunctionKind.Aggregate
            ? new BoundAggregateCall(definition.Name, cast, isDistinct, type, definition.IsNullable(cast))
            : new BoundCall(definition.Name, cast, type, definition.IsNullable(cast));
    }

    private void CheckPlace(FunctionDefinition definition, bool isDistinct)
    {
        if (definition.Kind == FunctionKind.Aggregate && !allowed.HasFlag(AllowedFunctions.Aggregate))
        {
            throw new AnalysisException("INVALID_WHERE_CONDITION", $"The aggregate function {definition.Name} cannot be used in {place}. Aggregate first (GroupBy().Agg(...)), or use it over a window.");
        }

        if (definition.Kind == FunctionKind.Window && !_isInWindow)
        {
            throw new AnalysisException("WINDOW_FUNCTION_WITHOUT_OVER_CLAUSE", $"The window function {definition.Name} needs a window: write Over(...).");
        }

        if (definition.Kind == FunctionKind.Generator)
        {
            throw new AnalysisException("UNSUPPORTED_GENERATOR.OUTSIDE_SELECT", $"The generator {definition.Name} can only stand at the top of a select list, not in {place}.");
        }

        if (isDistinct && definition.Kind != FunctionKind.Aggregate)
        {
            throw NoDistinct(definition.Name);
        }
    }

    private static AnalysisException NoDistinct(string function) => new(
        "INVALID_SQL_SYNTAX.FUNCTION_WITH_UNSUPPORTED_SYNTAX", $"DISTINCT does not go with {function}, which is not an aggregate function.");

    private static void CheckCount(FunctionDefinition definition, int count)
    {
        var takes = definition.Takes;
        if (count < takes.Minimum || count > takes.Maximum)
        {
            var wanted = takes.Maximum is null ? $"at least {takes.Minimum}" : takes.Maximum == takes.Minimum ? $"{takes.Minimum}" : $"{takes.Minimum} to {takes.Maximum}";
            throw WrongCount(definition.Name, wanted, count);
        }
    }

    private static AnalysisException WrongCount(string function, string wanted, int count) => new(
        "WRONG_NUM_ARGS.WITHOUT_SUGGESTION", $"The {NameParts.Quote(function)} requires {wanted} parameters but the actual number is {count}.");

    private static AnalysisException UnknownFunction(string name) => RefusedFunctions.Find(name) ?? new(
        "UNRESOLVED_ROUTINE",
        $"Cannot resolve routine {NameParts.Quote(name)}. Did you mean one of the following? [{string.Join(", ", FunctionTable.Near(name).Select(NameParts.Quote))}].");

    private static bool HoldsAggregate(BoundExpression expression) =>
        expression is BoundAggregateCall || (expression is not BoundWindowCall && expression.Children.Any(HoldsAggregate));

    private BoundWindowCall Window(WindowExpression window)
    {
        if (!allowed.HasFlag(AllowedFunctions.Window))
        {
            throw new AnalysisException(place == "WHERE" ? "_LEGACY_ERROR_TEMP_1034" : "UNSUPPORTED_EXPR_FOR_WINDOW", $"Functions over a window cannot be used in {place}. Compute the column first (WithColumn), then use it.");
        }

        var inside = new ExpressionBinder(scope, allowed | AllowedFunctions.Aggregate, place, analyzer);
        inside._isInWindow = true;
        var function = inside.Bind(window.Function);
        if (function is not (BoundAggregateCall or BoundCall) || (function is BoundCall c && FunctionTable.Find(c.Function)?.Kind != FunctionKind.Window))
        {
            throw new AnalysisException("UNSUPPORTED_EXPR_FOR_WINDOW", $"{ColumnNames.Of(window.Function)} is neither an aggregate nor a window function.");
        }

        if (function is BoundAggregateCall { Condition: not null })
        {
            throw new AnalysisException("_LEGACY_ERROR_TEMP_1030", $"Window aggregate function with filter predicate is not supported: {ColumnNames.Of(window)}. Aggregate CASE WHEN ... END instead.");
        }

        if (function is BoundAggregateCall { IsDistinct: true })
        {
            throw new AnalysisException("DISTINCT_WINDOW_FUNCTION_UNSUPPORTED", $"Distinct window functions are not supported: {ColumnNames.Of(window)}. Size(CollectSet(...)) over the window counts distinct values.");
        }

        ValueList<BoundSortOrder> order = [.. window.OrderSpec.Select(Order)];
        if (function is BoundCall ranking && order.Count == 0)
        {
            throw new AnalysisException("_LEGACY_ERROR_TEMP_1037", $"Window function {ranking.Function} requires window to be ordered: use Window.PartitionBy(...).OrderBy(...).");
        }

        return new BoundWindowCall(function, [.. window.PartitionSpec.Select(Bind)], order, window.Frame is { } frame ? Frame(frame) : null);
    }

    private BoundFrame Frame(WindowFrame frame) => new(frame.FrameType, Bound(frame.Lower), Bound(frame.Upper));

    // What precedes is a distance below zero.
    private static Expression Folded(Expression bound) => bound switch
    {
        ExpressionString text => Folded(SparkSqlParser.ParseExpression(text)),
        UnresolvedFunction { FunctionName: "-" or "negative", Arguments: [var positive] } when Folded(positive) is Literal literal => literal.Value switch
        {
            int v when v != int.MinValue => literal with { Value = -v },
            long v when v != long.MinValue => literal with { Value = -v },
            decimal v => literal with { Value = -v },
            double v => literal with { Value = -v },
            _ => bound,
        },
        _ => bound,
    };

    private BoundFrameBound Bound(FrameBoundary boundary) => boundary switch
    {
        CurrentRowBoundary => new BoundFrameBound(new BoundLiteral(0, new IntegerType())),
        ValueBoundary value when Bind(Folded(value.Value)) is BoundLiteral literal => new BoundFrameBound(literal),
        ValueBoundary => throw new AnalysisException("WINDOW_FRAME_BOUND_NOT_CONSTANT", "A bound of a window frame must be a constant."),
        _ => new BoundFrameBound(null),
    };
}
