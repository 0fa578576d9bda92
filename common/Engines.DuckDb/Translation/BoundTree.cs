using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.Engines.DuckDb.Translation;

/// <summary>Looks into analysed plans, and changes of them.</summary>
internal static class BoundTree
{
    /// <summary>The columns of its input that an expression uses, each as often as it does.</summary>
    internal static IReadOnlyList<BoundAttribute> References(BoundExpression expression)
    {
        var found = new List<BoundAttribute>();
        Collect(expression, found);
        return found;
    }

    /// <summary>The arguments of a call; those of a whole chain of AND or OR, of which programs make some with thousands of members.</summary>
    internal static IReadOnlyList<BoundExpression> Operands(BoundCall call)
    {
        if (call.Function is not ("and" or "or") || !call.Arguments.Any(IsSame))
        {
            return call.Arguments;
        }

        var operands = new List<BoundExpression>();
        var rest = new Stack<BoundExpression>(call.Arguments.Reverse());
        while (rest.TryPop(out var operand))
        {
            if (!IsSame(operand))
            {
                operands.Add(operand);
                continue;
            }

            foreach (var part in ((BoundCall)operand).Arguments.Reverse())
            {
                rest.Push(part);
            }
        }

        return operands;

        bool IsSame(BoundExpression part) => part is BoundCall inner && inner.Function == call.Function;
    }

    /// <summary>Whether a part of an expression looks at other rows.</summary>
    internal static bool HoldsWindow(BoundExpression expression) => expression is BoundWindowCall || expression.Children.Any(HoldsWindow);

    /// <summary>A plan with each input exchanged; the same node where none is.</summary>
    internal static BoundRelation MapInputs(BoundRelation plan, Func<BoundRelation, BoundRelation> map)
    {
        DeepStack.Check();
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

    private static void Collect(BoundExpression expression, List<BoundAttribute> found)
    {
        DeepStack.Check();
        if (expression is BoundReference reference)
        {
            found.Add(reference.Attribute);
        }

        foreach (var child in expression.Children)
        {
            Collect(child, found);
        }
    }
}
