using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Delta.Operations;

/// <summary>Short forms for the plan nodes that operations are made of.</summary>
internal static class Nodes
{
    internal static Expression Column(string name) => new UnresolvedAttribute(Quoted(name));

    /// <summary>A column of one input, whatever the others have.</summary>
    internal static Expression Column(Relation input, string name) => new UnresolvedAttribute(Quoted(name), input.PlanId);

    internal static Expression Text(string text) => new Literal(text, new StringType());

    internal static Expression Number(int number) => new Literal(number, new IntegerType());

    internal static Expression Flag(bool flag) => new Literal(flag, new BooleanType());

    internal static Expression Null(DataType type) => new Cast(new Literal(null, new NullType()), type);

    internal static Expression Call(string name, params IEnumerable<Expression> arguments) => new UnresolvedFunction(name, [.. arguments]);

    internal static Expression And(Expression left, Expression right) => Call("and", left, right);

    internal static Expression Not(Expression condition) => Call("not", condition);

    internal static Expression Equal(Expression left, Expression right) => Call("==", left, right);

    /// <summary>False where a condition is null.</summary>
    internal static Expression IsTrue(Expression condition) => Call("coalesce", condition, Flag(false));

    internal static Expression As(Expression expression, string name) => new Alias(expression, [name]);

    internal static Relation Select(Relation input, IEnumerable<Expression> columns) => new Project(input, [.. columns]);

    internal static Relation Where(Relation input, Expression condition) => new Filter(input, condition);

    internal static Relation UnionAll(IEnumerable<Relation> parts) =>
        parts.Aggregate((left, right) => new SetOperation(left, right, SetOperationType.Union, IsAll: true));

    internal static Relation Joined(Relation left, Relation right, Expression condition, JoinType type) => new Join(left, right, condition, type, []);

    internal static Relation Grouped(Relation input, IEnumerable<Expression> keys, IEnumerable<Expression> aggregates) =>
        new Aggregate(input, GroupType.GroupBy, [.. keys], [.. aggregates]);

    private static string Quoted(string name) => $"`{name.Replace("`", "``", StringComparison.Ordinal)}`";
}
