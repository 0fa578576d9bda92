using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.Engines.SparkConnect.Translation;

/// <summary>A node's message, made with the translator of the plan that it is in.</summary>
internal delegate Protocol.Relation RelationWriter(Relation node, PlanTranslator plan);

/// <summary>
/// Says a plan in Spark Connect's messages, as the user wrote it: names and types are the server's to find. The nodes of each family
/// are in a table of their own.
/// </summary>
internal sealed class PlanTranslator
{
    private static readonly Dictionary<Type, RelationWriter> Writers = new(
        [.. SourceRelations.Table, .. ColumnRelations.Table, .. RowRelations.Table, .. GroupRelations.Table, .. PairRelations.Table, .. MissingRelations.Table, .. LayoutRelations.Table, .. TextRelations.Table, .. StatisticRelations.Table, .. CatalogRelations.Table]);

    private readonly ExpressionTranslator _expressions;
    private readonly MessageDepth _depth;
    private List<Protocol.Relation> _subqueries = [];

    /// <summary>Makes a translator for one plan.</summary>
    /// <param name="server">Runs statements and takes rows that must be there before the plan.</param>
    /// <param name="isForSchema">Whether only the plan's columns are asked for, so that rows which it would need first are not made.</param>
    internal PlanTranslator(IPlanServer server, bool isForSchema = false)
    {
        Server = server;
        IsForSchema = isForSchema;
        _depth = new MessageDepth(() => server.RecursionLimit);
        _expressions = new ExpressionTranslator(plan => _subqueries.Add(Of(plan)), _depth);
    }

    /// <summary>The node types that have a writer.</summary>
    internal static IReadOnlyCollection<Type> Known => Writers.Keys;

    /// <summary>What the translation asks of the server.</summary>
    internal IPlanServer Server { get; }

    /// <summary>Whether only the plan's columns are asked for.</summary>
    internal bool IsForSchema { get; }

    /// <summary>A relation.</summary>
    internal Protocol.Relation Of(Relation plan)
    {
        var writer = Writers.GetValueOrDefault(plan.GetType()) ?? throw Untranslatable.NoWriter(plan.GetType());
        var outer = _subqueries;
        _subqueries = [];
        _depth.Enter();
        try
        {
            var message = writer(plan, this);
            message.Common = new Protocol.RelationCommon { PlanId = plan.PlanId };
            return _subqueries.Count == 0
                ? message
                : new Protocol.Relation { WithRelations = new Protocol.WithRelations { Root = message, References = { _subqueries } } };
        }
        finally
        {
            _subqueries = outer;
            _depth.Leave();
        }
    }

    /// <summary>An expression of the node that is being translated.</summary>
    internal Protocol.Expression Of(Expression expression) => _expressions.Of(expression);

    /// <summary>Expressions of the node that is being translated.</summary>
    internal IEnumerable<Protocol.Expression> Of(IEnumerable<Expression> expressions) => expressions.Select(_expressions.Of);

    /// <summary>What to sort by.</summary>
    internal IEnumerable<Protocol.Expression.Types.SortOrder> Orders(IEnumerable<SortOrder> orders) => orders.Select(o => _expressions.Of(o).SortOrder);

    /// <summary>A table's entry.</summary>
    internal static KeyValuePair<Type, RelationWriter> Entry<T>(Func<T, PlanTranslator, Protocol.Relation> write)
        where T : Relation => new(typeof(T), (node, plan) => write((T)node, plan));
}
