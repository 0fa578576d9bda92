using SparkPersonalization.DataFrames.Analysis;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Parsing;

/// <summary>The functions of Spark whose arguments may be given by name, as <c>mask(s, digitChar => 'x')</c>.</summary>
internal static class NamedArguments
{
    private static readonly Parameter[] Generator = [new("collection")];

    private static readonly Dictionary<string, Parameter[]> Signatures = new(StringComparer.OrdinalIgnoreCase)
    {
        ["mask"] = [new("str"), new("upperChar", Text("X")), new("lowerChar", Text("x")), new("digitChar", Text("n")), new("otherChar", new Literal(null, new NullType()))],
        ["count_min_sketch"] = [new("column"), new("epsilon"), new("confidence"), new("seed")],
        ["explode"] = Generator,
        ["explode_outer"] = Generator,
        ["posexplode"] = Generator,
        ["posexplode_outer"] = Generator,
        ["inline"] = [new("input")],
        ["inline_outer"] = [new("input")],
        ["variant_explode"] = [new("input")],
        ["variant_explode_outer"] = [new("input")],
    };

    /// <summary>The arguments of a call in the order of the function's parameters.</summary>
    /// <param name="function">The function's name.</param>
    /// <param name="arguments">The arguments as they stand there, with their names where they have some.</param>
    /// <exception cref="AnalysisException">The function takes none by name, or not these.</exception>
    internal static List<Expression> InOrder(string function, IReadOnlyList<(string? Name, Expression Value)> arguments)
    {
        var positional = arguments.TakeWhile(a => a.Name is null).Select(a => a.Value).ToList();
        return positional.Count == arguments.Count ? positional : InOrder(function, positional, [.. arguments.Skip(positional.Count)]);
    }

    private static List<Expression> InOrder(string function, List<Expression> positional, List<(string? Name, Expression Value)> rest)
    {
        var routine = NameParts.Quote(function);
        if (!Signatures.TryGetValue(function, out var parameters))
        {
            throw new AnalysisException("NAMED_PARAMETERS_NOT_SUPPORTED", $"Named parameters are not supported for function {routine}; give the arguments by their places.");
        }

        var values = new Dictionary<string, Expression>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in rest)
        {
            var place = Array.FindIndex(parameters, p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
            var error = name is null ? ("UNEXPECTED_POSITIONAL_ARGUMENT", $"contains positional arguments behind the named argument {NameParts.Quote(rest[0].Name!)}; put them first")
                : place < 0 ? ("UNRECOGNIZED_PARAMETER_NAME", $"has no parameter named {NameParts.Quote(name)}; it has {string.Join(", ", parameters.Select(p => p.Name))}")
                : place < positional.Count ? ("DUPLICATE_ROUTINE_PARAMETER_ASSIGNMENT.BOTH_POSITIONAL_AND_NAMED", $"gets {NameParts.Quote(name)} by its place and by its name")
                : !values.TryAdd(name, value) ? ("DUPLICATE_ROUTINE_PARAMETER_ASSIGNMENT.DOUBLE_NAMED_ARGUMENT_REFERENCE", $"gets {NameParts.Quote(name)} twice")
                : ((string Class, string Fault)?)null;
            if (error is var (errorClass, fault))
            {
                throw new AnalysisException(errorClass, $"Cannot invoke routine {routine}: the call {fault}.");
            }
        }

        return [.. positional, .. parameters.Skip(positional.Count).Select(p => values.GetValueOrDefault(p.Name) ?? p.Default ?? throw new AnalysisException(
            "REQUIRED_PARAMETER_NOT_FOUND", $"Cannot invoke routine {routine} because the parameter named {NameParts.Quote(p.Name)} is required, but the call has no value for it."))];
    }

    private static Literal Text(string text) => new(text, new StringType());

    private sealed record Parameter(string Name, Expression? Default = null);
}
