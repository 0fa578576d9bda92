using System.Runtime.InteropServices;
using SparkPersonalization.Engines.DuckDb.Execution;
using SparkPersonalization.Engines.DuckDb.Execution.Native;
using SparkPersonalization.Engines.DuckDb.Execution.Types;

namespace SparkPersonalization.Engines.DuckDb.Functions.Bridge;

/// <summary>A table function in an instance. DuckDB holds it by a handle, and releases that when the instance closes.</summary>
internal sealed class RegisteredTableFunction
{
    private RegisteredTableFunction(TableFunctionDefinition definition, CallbackErrors errors)
    {
        Definition = definition;
        Errors = errors;
    }

    internal TableFunctionDefinition Definition { get; }

    internal CallbackErrors Errors { get; }

    /// <summary>Makes a function known to an instance, through one of its connections.</summary>
    /// <exception cref="DuckDbException">DuckDB refuses it.</exception>
    internal static unsafe void Register(ConnectionHandle connection, TableFunctionDefinition definition, CallbackErrors errors)
    {
        var function = NativeApi.CreateTableFunction();
        try
        {
            NativeApi.SetTableFunctionName(function, definition.Name);
            using (var text = LogicalTypes.Create(DuckDbType.Varchar))
            {
                NativeApi.AddTableFunctionParameter(function, text);
            }

            NativeApi.SetTableFunctionBind(function, &TableCallbacks.Bind);
            NativeApi.SetTableFunctionInit(function, &TableCallbacks.Init);
            NativeApi.SetTableFunctionLocalInit(function, &TableCallbacks.LocalInit);
            NativeApi.SetTableFunctionBody(function, &TableCallbacks.Execute);
            var handle = GCHandle.Alloc(new RegisteredTableFunction(definition, errors));
            NativeApi.SetTableFunctionExtraInfo(function, GCHandle.ToIntPtr(handle), &CallbackHandles.Release);
            if (NativeApi.RegisterTableFunction(connection, function) != NativeApi.Success)
            {
                throw new DuckDbException(DuckDbErrorKind.Catalog, $"DuckDB refuses the table function {definition.Name}.");
            }
        }
        finally
        {
            NativeApi.DestroyTableFunction(ref function);
        }
    }
}
