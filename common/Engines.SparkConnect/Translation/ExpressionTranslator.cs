using SparkPersonalization.DataFrames.Plans;
using Wire = SparkPersonalization.Engines.SparkConnect.Protocol.Expression;

namespace SparkPersonalization.Engines.SparkConnect.Translation;

/// <summary>Says expressions in Spark Connect's messages.</summary>
internal sealed class ExpressionTranslator
{
    private static readonly Dictionary<Type, Func<Expression, ExpressionTranslator, Wire>> Writers = new(
        [.. NameExpressions.Table, .. CallExpressions.Table, .. OrderExpressions.Table, .. NestedExpressions.Table]);

    private readonly Action<Relation> _addSubquery;
    private readonly MessageDepth _depth;

    /// <summary>Makes a translator.</summary>
    /// <param name="addSubquery">Takes the queries inside expressions, which stand beside the relation that has the expression.</param>
    /// <param name="depth">Keeps count of the levels.</param>
    internal ExpressionTranslator(Action<Relation> addSubquery, MessageDepth depth) => (_addSubquery, _depth) = (addSubquery, depth);

    /// <summary>The node types that have a writer.</summary>
    internal static IReadOnlyCollection<Type> Known => Writers.Keys;

    /// <summary>An expression.</summary>
    internal Wire Of(Expression expression)
    {
        var writer = Writers.GetValueOrDefault(expression.GetType()) ?? throw Untranslatable.NoWriter(expression.GetType());
        _depth.Enter();
        var message = writer(expression, this);
        _depth.Leave();
        return message;
    }

    /// <summary>Expressions.</summary>
    internal IEnumerable<Wire> Of(IEnumerable<Expression> expressions) => expressions.Select(Of);

    /// <summary>Puts a query beside the relation.</summary>
    internal void Add(Relation subquery) => _addSubquery(subquery);

    /// <summary>A table's entry.</summary>
    internal static KeyValuePair<Type, Func<Expression, ExpressionTranslator, Wire>> Entry<T>(Func<T, ExpressionTranslator, Wire> write)
        where T : Expression => new(typeof(T), (node, all) => write((T)node, all));
}
