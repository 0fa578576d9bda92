using System.Runtime.CompilerServices;
using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames.Analysis;

/// <summary>
/// What analyses of a session's plans gave, as long as their nodes live. A DataFrame made from another one is then analysed by its own step
/// alone. What is remembered of a source is as it was then, so a query that is to run is analysed without it. Safe for use by several threads.
/// </summary>
public sealed class AnalysisMemory
{
    private readonly ConditionalWeakTable<Relation, Scope> _scopes = [];

    internal Scope? Find(Relation plan) => _scopes.TryGetValue(plan, out var scope) ? scope : null;

    internal void Keep(Relation plan, Scope scope) => _scopes.AddOrUpdate(plan, scope);
}
