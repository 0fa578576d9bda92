using System.Runtime.InteropServices;
using SparkPersonalization.Engines.DuckDb.Execution;
using SparkPersonalization.Engines.DuckDb.Execution.Native;
using SparkPersonalization.Engines.DuckDb.Execution.Types;

namespace SparkPersonalization.Engines.DuckDb.Functions.Bridge;

/// <summary>A function in an instance. DuckDB holds it by a handle, and releases that when the instance closes.</summary>
internal sealed class RegisteredScalarFunction
{
    private RegisteredScalarFunction(ScalarFunctionDefinition definition, CallbackErrors errors)
    {
        Definition = definition;
        Errors = errors;
    }

    internal ScalarFunctionDefinition Definition { get; }

    internal CallbackErrors Errors { get; }

    /// <summary>Makes a function known to an instance, through one of its connections.</summary>
    /// <exception cref="DuckDbException">DuckDB refuses it.</exception>
    internal static unsafe void Register(ConnectionHandle connection, ScalarFunctionDefinition definition, CallbackErrors errors)
    {
        var function = NativeApi.CreateScalarFunction();
        try
        {
            Describe(function, definition);
            var handle = GCHandle.Alloc(new RegisteredScalarFunction(definition, errors));
            NativeApi.SetExtraInfo(function, GCHandle.ToIntPtr(handle), &CallbackHandles.Release);
            if (NativeApi.RegisterScalarFunction(connection, function) != NativeApi.Success)
            {
                throw new DuckDbException(DuckDbErrorKind.Catalog, $"DuckDB refuses the function {Signature(definition)}.");
            }
        }
        finally
        {
            NativeApi.DestroyScalarFunction(ref function);
        }
    }

    private static unsafe void Describe(nint function, ScalarFunctionDefinition definition)
    {
        NativeApi.SetName(function, definition.Name);
        foreach (var parameter in definition.Parameters)
        {
            WithType(parameter, type => NativeApi.AddParameter(function, type));
        }

        if (definition.VariadicParameter is { } variadic)
        {
            WithType(variadic, type => NativeApi.SetVarArgs(function, type));
        }

        WithType(definition.Result, type => NativeApi.SetReturnType(function, type));

        // Without this DuckDB folds a call with a constant null argument to null, which only some functions want.
        if (definition.CalledOnNull)
        {
            NativeApi.SetSpecialHandling(function);
        }

        if (definition.IsVolatile)
        {
            NativeApi.SetVolatile(function);
        }

        NativeApi.SetBind(function, &ScalarCallbacks.Bind);
        NativeApi.SetInit(function, &ScalarCallbacks.Init);
        NativeApi.SetFunction(function, &ScalarCallbacks.Execute);
    }

    private static void WithType(DuckDbType type, Action<LogicalTypeHandle> use)
    {
        using var handle = LogicalTypes.Create(type);
        use(handle);
    }

    private static string Signature(ScalarFunctionDefinition definition)
    {
        var parameters = definition.Parameters.Select(p => p.Sql);
        var all = definition.VariadicParameter is { } variadic ? parameters.Append($"{variadic.Sql}...") : parameters;
        return $"{definition.Name}({string.Join(", ", all)}) -> {definition.Result.Sql}";
    }
}
