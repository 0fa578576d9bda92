using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Analysis;

/// <summary>
/// Turns what a user wrote into the few bound relations that an engine runs: resolves names, applies Spark's coercion, names and types the
/// result, and refuses nonsense with Spark's error classes. Each visit of a node makes new column ids, so a plan joined with itself needs
/// no renaming.
/// </summary>
/// <param name="resolver">Finds files, tables and views.</param>
/// <param name="memory">Gives what is known of nodes analysed before; without it all is analysed anew.</param>
public sealed partial class Analyzer(ISourceResolver resolver, AnalysisMemory? memory = null)
{
    private readonly HashSet<Relation> _seen = new(ReferenceEqualityComparer.Instance);
    private bool _isAnew = memory is null;

    /// <summary>Analyses a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>The bound relation.</returns>
    /// <exception cref="AnalysisException">The plan makes no sense.</exception>
    public BoundRelation Analyze(Relation plan) => Scoped(plan).Relation;

    /// <summary>Analyses a plan whose rows are to be kept.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>The analysis.</returns>
    /// <exception cref="AnalysisException">The plan makes no sense.</exception>
    public KeptPlan AnalyzeToKeep(Relation plan) => new(Scoped(plan));

    /// <summary>The value of an expression without columns, which the engine computes now.</summary>
    internal Literal Computed(Expression constant, DataType type) =>
        new(Computed([constant])[0], type);

    private Row Computed(ValueList<Expression> constants) => resolver.Run(new Project(new RangeRelation(0, 1, 1, null), constants))[0];

    /// <summary>The C# function that was given a name, or null.</summary>
    internal RegisterFunction? FindFunction(string name) => resolver.FindFunction(name);

    private Scope Scoped(Relation plan) => DeepStack.Run(() =>
    {
        _seen.Clear();
        _isAnew = memory is null;
        return Numbered(() => Visit(plan));
    });

    // What is remembered meets in plans that are made later.
    private Scope Numbered(Func<Scope> analysis) => memory is null ? ColumnIds.Counted(analysis) : ColumnIds.Shared(analysis);

    private Scope Visit(Relation plan)
    {
        DeepStack.Check();
        return resolver.FindKept(plan) is { } kept ? kept.Plan.ReadFrom(kept.Source).As(plan.PlanId)
            : _isAnew ? Compute(plan)
            : _seen.Add(plan) ? Remembered(plan)
            : Anew(plan);
    }

    private Scope Remembered(Relation plan)
    {
        if (memory!.Find(plan) is { } known)
        {
            See(plan);
            return known;
        }

        var scope = Compute(plan);
        memory.Keep(plan, scope);
        return scope;
    }

    // The same node twice in a plan needs other column ids the second time.
    private Scope Anew(Relation plan)
    {
        var wasAnew = _isAnew;
        _isAnew = true;
        var scope = Visit(plan);
        _isAnew = wasAnew;
        return scope;
    }

    private void See(Relation plan)
    {
        DeepStack.Check();
        foreach (var input in plan.Inputs.Where(_seen.Add))
        {
            See(input);
        }
    }

    private Scope Compute(Relation plan) => (plan switch
    {
        LeafRelation leaf => Leaf(leaf),
        Join join => JoinOf(join, Visit(join.Left), Visit(join.Right)),
        NaturalJoin join => NaturalJoinOf(join),
        LateralJoin join => LateralJoinOf(join),
        RecursiveQuery query => RecursionOf(query),
        SetOperation set => SetOperationOf(set),
        _ when Statistics.Simpler(plan) is { } simpler => Visit(simpler),
        UnaryRelation unary => Unary(unary, Visit(unary.Input)),
        _ => throw Unsupported(plan),
    }).As(plan.PlanId);

    private Scope Unary(UnaryRelation plan, Scope input) => plan switch
    {
        QueryBlock block => BlockOf(input, block),
        SqlPivot pivot => PivotOf(input, pivot),
        SqlUnpivot unpivot => UnpivotOf(input, unpivot),
        Project project => Select(input, project.Expressions),
        Filter filter => FilterOf(input, filter),
        Sort sort => SortOf(input, sort),
        Limit limit => input.Then(new BoundLimit(input.Relation, 0, limit.Count)),
        Offset offset => input.Then(new BoundLimit(input.Relation, offset.Count, null)),
        Tail tail => input.Then(new BoundTail(input.Relation, tail.Count)),
        WithColumns columns => WithColumnsOf(input, columns),
        WithColumnsRenamed renamed => Renamed(input, renamed),
        Drop drop => DropOf(input, drop),
        ToDF named => NamedByPosition(input, named),
        ToSchema schema => ToSchemaOf(input, schema.Schema),
        SubqueryAlias alias => Qualified(input, alias.Name),
        Deduplicate deduplicate => DeduplicateOf(input, deduplicate),
        Sample sample => SampleOf(input, sample),
        Repartition repartition => input.Then(new BoundRepartition(input.Relation, Positive(repartition.NumPartitions), []) { IsCoalesce = !repartition.Shuffle }),
        RepartitionByExpression repartition => RepartitionOf(input, repartition),
        Hint hint => input.Then(new BoundHint(input.Relation, hint.Name)),
        Aggregate aggregate => AggregateOf(input, aggregate),
        NAFill fill => Filled(input, fill),
        NADrop drop => WithoutNulls(input, drop),
        NAReplace replace => Replaced(input, replace),
        Unpivot unpivot => UnpivotOf(input, unpivot),
        Transpose transpose => TransposeOf(input, transpose),
        CollectMetrics observed => ObservedOf(input, observed),
        _ => throw Unsupported(plan),
    };

    private static AnalysisException Unsupported(Relation plan) =>
        new("UNSUPPORTED_FEATURE", $"The embedded engine does not run {plan.GetType().Name} yet.");

    private ExpressionBinder Binder(Scope scope, AllowedFunctions allowed, string place) => new(scope, allowed, place, this);

    private static StringComparer NameComparer => StringComparer.OrdinalIgnoreCase;

    private static IEnumerable<BoundAttribute> Visible(Scope scope) => scope.Relation.Output.Where(a => !a.IsHidden);

    /// <summary>Columns passed on, some of them replaced: those that are not keep their ids, so that older names still find them.</summary>
    private static Scope Replace(Scope input, Func<BoundAttribute, BoundExpression?> replacement)
    {
        var columns = Visible(input).Select(a => replacement(a) is { } value ? Named(value, a.Name) : BoundNamed.Pass(a));
        return input.Then(new BoundProject(input.Relation, [.. columns]));
    }

    private static BoundNamed Named(BoundExpression value, string name, string? metadata = null) =>
        new(value, BoundAttribute.Create(name, value.DataType, value.IsNullable) with { Metadata = metadata });

    private static BoundAttribute Column(Scope scope, string name) =>
        scope.Resolve(new UnresolvedAttribute(NameParts.Quote(name))) is BoundReference reference
            ? reference.Attribute
            : throw new AnalysisException("UNRESOLVED_COLUMN.WITHOUT_SUGGESTION", $"{NameParts.Quote(name)} is not a column.");
}
