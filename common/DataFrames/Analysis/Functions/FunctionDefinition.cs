using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Analysis.Functions;

/// <summary>Where a function may stand.</summary>
internal enum FunctionKind
{
    /// <summary>A value from the values of one row.</summary>
    Scalar,

    /// <summary>A value from many rows.</summary>
    Aggregate,

    /// <summary>A value from a row's place in a window.</summary>
    Window,

    /// <summary>Several rows from one.</summary>
    Generator,
}

/// <summary>When a function's result may be null.</summary>
internal enum NullRule
{
    /// <summary>Where an argument may be.</summary>
    AnyArgument,

    /// <summary>Where one of the first two arguments may be.</summary>
    FirstTwo,

    /// <summary>Where all arguments may be.</summary>
    AllArguments,

    /// <summary>Never.</summary>
    Never,

    /// <summary>Always possible.</summary>
    Always,
}

/// <summary>One entry of the function table: how a function is named, what it takes and what it gives.</summary>
/// <param name="Name">Spark's name, in lower case.</param>
/// <param name="Kind">Where it may stand.</param>
/// <param name="Takes">The types its arguments are cast to, or null where they do not fit.</param>
/// <param name="Gives">The type of its result, from the types of its cast arguments.</param>
/// <param name="Nulls">When its result may be null.</param>
internal sealed record FunctionDefinition(string Name, FunctionKind Kind, ArgumentRule Takes, ResultRule Gives, NullRule Nulls)
{
    /// <summary>Other names of the same function.</summary>
    internal IReadOnlyList<string> Aliases { get; init; } = [];

    internal bool IsNullable(IReadOnlyList<BoundExpression> arguments) => Nulls switch
    {
        NullRule.AnyArgument => arguments.Any(a => a.IsNullable),
        NullRule.FirstTwo => arguments.Take(2).Any(a => a.IsNullable),
        NullRule.AllArguments => arguments.All(a => a.IsNullable),
        NullRule.Never => false,
        _ => true,
    };
}

/// <summary>Which arguments a function takes.</summary>
/// <param name="Minimum">How many at least.</param>
/// <param name="Maximum">How many at most, or null for any number.</param>
/// <param name="Coerce">The types to cast the arguments to, or null where one does not fit.</param>
/// <param name="Description">For errors: what is wanted, such as <c>(STRING, INT)</c>.</param>
internal sealed record ArgumentRule(
    int Minimum, int? Maximum, Func<IReadOnlyList<BoundExpression>, IReadOnlyList<DataType>?> Coerce, string Description);

/// <summary>The type of a function's result.</summary>
/// <param name="arguments">The arguments, already cast.</param>
/// <returns>The type.</returns>
internal delegate DataType ResultRule(IReadOnlyList<BoundExpression> arguments);
