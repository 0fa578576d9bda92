using SparkPersonalization.DataFrames.Analysis.Bound;

namespace SparkPersonalization.Engines.DuckDb.Translation;

/// <summary>Changes of analysed plans.</summary>
internal static class BoundTree
{
    /// <summary>A plan with each input exchanged; the same node where none is.</summary>
    internal static BoundRelation MapInputs(BoundRelation plan, Func<BoundRelation, BoundRelation> map)
    {
        var inputs = plan.Inputs.Select(map).ToArray();
        return inputs.Zip(plan.Inputs).All(p => ReferenceEquals(p.First, p.Second)) ? plan : plan switch
        {
            BoundPassing passing => passing with { Input = inputs[0] },
            BoundProject project => project with { Input = inputs[0] },
            BoundAggregate aggregate => aggregate with { Input = inputs[0] },
            BoundGenerate generate => generate with { Input = inputs[0] },
            BoundJoin join => join with { Left = inputs[0], Right = inputs[1] },
            BoundRecursion recursion => recursion with { Anchor = inputs[0], Step = inputs[1] },
            BoundSetOperation set => set with { Left = inputs[0], Right = inputs[1] },
            _ => throw new NotSupportedException($"The embedded engine does not change the inputs of {plan.GetType().Name}."),
        };
    }
}
