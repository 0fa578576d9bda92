using SparkPersonalization.Engines.DuckDb.Execution;
using SparkPersonalization.Engines.DuckDb.Execution.Native;
using SparkPersonalization.Engines.DuckDb.Execution.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Vectors;

namespace SparkPersonalization.Engines.DuckDb.Functions.Bridge;

/// <summary>The arguments of a function as they are known before any row is: their types, and the values of constants.</summary>
internal sealed class BoundArguments
{
    private readonly Argument[] _arguments;

    private BoundArguments(Argument[] arguments) => _arguments = arguments;

    /// <summary>How many arguments there are.</summary>
    internal int Count => _arguments.Length;

    /// <summary>An argument's type, before any cast to the parameter's.</summary>
    internal DuckDbType Type(int index) => _arguments[index].Type;

    /// <summary>Whether an argument has one value for all rows.</summary>
    internal bool IsConstant(int index) => _arguments[index].IsConstant;

    /// <summary>A constant argument's value, as <see cref="ValueCodec"/> gives it.</summary>
    /// <exception cref="InvalidOperationException">The argument is not constant.</exception>
    internal object? Constant(int index) => IsConstant(index)
        ? _arguments[index].Value
        : throw new InvalidOperationException($"Argument {index + 1} is not constant.");

    internal static BoundArguments Read(nint info)
    {
        var arguments = new Argument[NativeApi.BindArgumentCount(info)];
        NativeApi.BindContext(info, out var context);
        try
        {
            for (var i = 0; i < arguments.Length; i++)
            {
                arguments[i] = ReadArgument(context, NativeApi.BindArgument(info, (ulong)i));
            }
        }
        finally
        {
            NativeApi.DestroyContext(ref context);
        }

        return new BoundArguments(arguments);
    }

    private static Argument ReadArgument(nint context, nint expression)
    {
        try
        {
            var type = LogicalTypes.DescribeAndRelease(NativeApi.ExpressionType(expression));
            return NativeApi.ExpressionIsFoldable(expression)
                ? new Argument(type, true, Fold(context, expression, type))
                : new Argument(type, false, null);
        }
        finally
        {
            NativeApi.DestroyExpression(ref expression);
        }
    }

    private static object? Fold(nint context, nint expression, DuckDbType type)
    {
        var error = NativeApi.FoldExpression(context, expression, out var value);
        using (value)
        {
            try
            {
                return NativeApi.HasError(error)
                    ? throw new InvalidOperationException(NativeApi.CopyText(NativeApi.ErrorMessage(error)))
                    : NativeValues.Read(value, type);
            }
            finally
            {
                NativeApi.DestroyError(ref error);
            }
        }
    }

    private sealed record Argument(DuckDbType Type, bool IsConstant, object? Value);
}
