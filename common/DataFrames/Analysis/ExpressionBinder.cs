using System.Collections.Immutable;
using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Parsing;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Analysis;

/// <summary>Binds expressions in a scope: names become columns, calls get types, coercions become casts.</summary>
/// <param name="scope">Where names are looked up.</param>
/// <param name="allowed">The kinds of functions that may stand at this place of the query.</param>
/// <param name="place">The place, for errors, such as <c>WHERE</c>.</param>
/// <param name="analyzer">Analyses queries inside expressions, and knows the queries around this one.</param>
internal sealed partial class ExpressionBinder(Scope scope, AllowedFunctions allowed, string place, Analyzer analyzer)
{
    private ImmutableDictionary<string, BoundLambdaVariable> _variables = ImmutableDictionary<string, BoundLambdaVariable>.Empty;
    private ImmutableDictionary<SubqueryExpression, BoundSubquery> _subqueries = ImmutableDictionary.Create<SubqueryExpression, BoundSubquery>(SameSubquery);
    private ImmutableDictionary<UnresolvedAttribute, UnresolvedFunction> _called = ImmutableDictionary<UnresolvedAttribute, UnresolvedFunction>.Empty;

    internal BoundExpression Bind(Expression expression)
    {
        DeepStack.Check();
        return BindNode(expression);
    }

    private BoundExpression BindNode(Expression expression) => expression switch
    {
        Literal literal => new BoundLiteral(literal.Value, literal.DataType),
        UnresolvedAttribute name => Name(name),
        UnresolvedNamedLambdaVariable variable => Variable(variable.Name) ?? throw new AnalysisException("UNRESOLVED_COLUMN.WITHOUT_SUGGESTION", $"No lambda variable '{variable.Name}' here."),
        UnresolvedFunction call => Call(call),
        CallFunction call => Call(new UnresolvedFunction(call.FunctionName, call.Arguments)),
        InlineUserDefinedFunction call => UserCall(call),
        ExpressionString text => Bind(SparkSqlParser.ParseExpression(text)),
        Alias alias => Bind(alias.Child),
        Cast cast => CastTo(Bind(cast.Child), cast),
        WindowExpression window => Window(window),
        UnresolvedExtractValue extract => FieldAccess.Get(Bind(extract.Child), Bind(extract.Extraction)),
        UpdateFields update => StructUpdate(update),
        SubqueryExpression subquery => Subquery(subquery),
        NamedWindow window => throw new AnalysisException("MISSING_WINDOW_SPECIFICATION", $"Window specification is not defined in the WINDOW clause for {NameParts.Quote(window.Name)}."),
        UnresolvedStar or UnresolvedRegex => throw new AnalysisException("INVALID_USAGE_OF_STAR_OR_REGEX", $"A star or column pattern cannot be used in {place} inside an expression."),
        _ => throw new AnalysisException("UNSUPPORTED_FEATURE", $"{expression.GetType().Name} is not supported in {place}."),
    };

    /// <summary>A condition: true or false.</summary>
    internal BoundExpression Condition(Expression expression)
    {
        var condition = Bind(expression);
        return condition.DataType is BooleanType or NullType
            ? TypeCoercion.Cast(condition, new BooleanType())
            : throw new AnalysisException(
                "DATATYPE_MISMATCH.FILTER_NOT_BOOLEAN", $"The condition in {place} must be a BOOLEAN, but {ColumnNames.Of(expression)} is of {condition.DataType.Sql}.");
    }

    internal BoundSortOrder Order(Expression expression)
    {
        var bound = expression is SortOrder order
            ? new BoundSortOrder(Bind(order.Child), order.Direction == SortDirection.Ascending, order.NullOrdering == NullOrdering.NullsFirst)
            : new BoundSortOrder(Bind(expression), Ascending: true, NullsFirst: true);
        VariantRules.CheckOrder(bound.Child.DataType);
        return bound;
    }

    private BoundExpression Name(UnresolvedAttribute name)
    {
        var parts = NameParts.Parse(name.UnparsedIdentifier);
        return name.PlanId is null && Variable(parts[0]) is { } variable
            ? parts.Skip(1).Aggregate((BoundExpression)variable, FieldAccess.Get)
            : scope.TryResolve(name) ?? WithoutParentheses(name, parts) ?? analyzer.Outside(name) ?? scope.Resolve(name);
    }

    /// <summary>Spark looks for a column first, so that one may be called <c>current_date</c>; else the name calls the function.</summary>
    private BoundExpression? WithoutParentheses(UnresolvedAttribute name, IReadOnlyList<string> parts)
    {
        if (name.PlanId is not null || parts.Count > 1 || CallRewrites.OfBareName(parts[0]) is not { } function)
        {
            return null;
        }

        _called = _called.SetItem(name, new UnresolvedFunction(function, []));
        return BuildCall(function, []);
    }

    /// <summary>
    /// An expression that was bound, as columns are called by it: with its parentheses where a name alone called a function, and with the columns
    /// that a query in it uses.
    /// </summary>
    internal Expression Spelled(Expression expression) => _called.IsEmpty && _subqueries.IsEmpty ? expression : ExpressionTree.Replace(expression, part => part switch
    {
        ExpressionString text => Spelled(SparkSqlParser.ParseExpression(text)),
        UnresolvedAttribute name => _called.GetValueOrDefault(name),
        SubqueryExpression query when _subqueries.GetValueOrDefault(query) is { OuterNames: { Count: > 0 } names } => new UnresolvedAttribute(NameParts.Quote(ColumnNames.Of(query, names))),
        _ => null,
    });

    private BoundLambdaVariable? Variable(string name) => _variables.GetValueOrDefault(name);

    private static BoundExpression CastTo(BoundExpression child, Cast cast)
    {
        if (cast.Mode == EvalMode.Legacy)
        {
            throw new AnalysisException("UNSUPPORTED_FEATURE", "Casts of the time before ANSI mode are not supported; use a cast or try_cast.");
        }

        return !CastRules.CanCast(child.DataType, cast.DataType)
            ? throw CastRules.Refused(child.DataType, cast.DataType, cast.Mode == EvalMode.Try)
            : TypeCoercion.SameIgnoringNullability(child.DataType, cast.DataType) ? child
            : new BoundCast(child, cast.DataType, cast.Mode == EvalMode.Try ? EvalMode.Try : EvalMode.Ansi);
    }

    private BoundUserFunction UserCall(InlineUserDefinedFunction call)
    {
        var arguments = call.Arguments.Select(Bind);
        return new BoundUserFunction(call.Function, call.Function.ArgumentTypes is { } types
            ? [.. arguments.Select((a, i) => TypeCoercion.Cast(a, types[i]))]
            : [.. arguments]);
    }

    private BoundExpression StructUpdate(UpdateFields update)
    {
        var value = Bind(update.StructExpression);
        if (value.DataType is not StructType type)
        {
            throw new AnalysisException("DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE", $"Fields can be set in a STRUCT only, not in {value.DataType.Sql}.");
        }

        var fields = type.Select((f, i) => (f.Name, Value: (BoundExpression)new BoundGetField(value, i, f.Name, f.DataType))).ToList();
        var place = fields.FindIndex(f => string.Equals(f.Name, update.FieldName, StringComparison.OrdinalIgnoreCase));
        if (update.Value is null)
        {
            fields.RemoveAll(f => string.Equals(f.Name, update.FieldName, StringComparison.OrdinalIgnoreCase));
        }
        else if (place >= 0)
        {
            fields[place] = (fields[place].Name, Bind(update.Value));
        }
        else
        {
            fields.Add((update.FieldName, Bind(update.Value)));
        }

        var updated = BuildCall("named_struct", [.. fields.SelectMany(f => new[] { new BoundLiteral(f.Name, new StringType()), f.Value })]);
        return value.IsNullable ? BuildCall("if", [BuildCall("isnull", [value]), new BoundLiteral(null, updated.DataType), updated]) : updated;
    }
}
