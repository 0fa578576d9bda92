using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.Engines.SparkConnect.Translation;

/// <summary>Nodes that only the embedded engine's reading of SQL texts makes: Spark gets the texts themselves.</summary>
internal static class TextRelations
{
    private static readonly Type[] Refused =
        [typeof(LateralJoin), typeof(QueryBlock), typeof(NaturalJoin), typeof(SqlPivot), typeof(SqlUnpivot), typeof(RecursiveQuery), typeof(RecursiveReference)];

    internal static IEnumerable<KeyValuePair<Type, RelationWriter>> Table => Refused.Select(t => new KeyValuePair<Type, RelationWriter>(t, Refuse));

    private static Protocol.Relation Refuse(Relation node, PlanTranslator plan) =>
        throw Untranslatable.Because($"A {node.GetType().Name} made outside of an SQL text", "Write it in the text of Sql(...), which Spark reads itself.");
}
