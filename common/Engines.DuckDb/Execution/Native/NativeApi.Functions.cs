using System.Runtime.InteropServices;

namespace SparkPersonalization.Engines.DuckDb.Execution.Native;

internal static unsafe partial class NativeApi
{
    [LibraryImport(Library, EntryPoint = "duckdb_create_scalar_function")]
    internal static partial nint CreateScalarFunction();

    [LibraryImport(Library, EntryPoint = "duckdb_destroy_scalar_function")]
    internal static partial void DestroyScalarFunction(ref nint function);

    [LibraryImport(Library, EntryPoint = "duckdb_scalar_function_set_name", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void SetName(nint function, string name);

    [LibraryImport(Library, EntryPoint = "duckdb_scalar_function_add_parameter")]
    internal static partial void AddParameter(nint function, LogicalTypeHandle type);

    [LibraryImport(Library, EntryPoint = "duckdb_scalar_function_set_varargs")]
    internal static partial void SetVarArgs(nint function, LogicalTypeHandle type);

    [LibraryImport(Library, EntryPoint = "duckdb_scalar_function_set_return_type")]
    internal static partial void SetReturnType(nint function, LogicalTypeHandle type);

    [LibraryImport(Library, EntryPoint = "duckdb_scalar_function_set_special_handling")]
    internal static partial void SetSpecialHandling(nint function);

    [LibraryImport(Library, EntryPoint = "duckdb_scalar_function_set_volatile")]
    internal static partial void SetVolatile(nint function);

    [LibraryImport(Library, EntryPoint = "duckdb_scalar_function_set_extra_info")]
    internal static partial void SetExtraInfo(nint function, nint info, delegate* unmanaged[Cdecl]<nint, void> destroy);

    [LibraryImport(Library, EntryPoint = "duckdb_scalar_function_set_bind")]
    internal static partial void SetBind(nint function, delegate* unmanaged[Cdecl]<nint, void> bind);

    [LibraryImport(Library, EntryPoint = "duckdb_scalar_function_set_init")]
    internal static partial void SetInit(nint function, delegate* unmanaged[Cdecl]<nint, void> init);

    [LibraryImport(Library, EntryPoint = "duckdb_scalar_function_set_function")]
    internal static partial void SetFunction(nint function, delegate* unmanaged[Cdecl]<nint, nint, nint, void> execute);

    [LibraryImport(Library, EntryPoint = "duckdb_register_scalar_function")]
    internal static partial int RegisterScalarFunction(ConnectionHandle connection, nint function);

    [LibraryImport(Library, EntryPoint = "duckdb_scalar_function_bind_get_extra_info")]
    internal static partial nint BindExtraInfo(nint info);

    [LibraryImport(Library, EntryPoint = "duckdb_scalar_function_bind_get_argument_count")]
    internal static partial ulong BindArgumentCount(nint info);

    [LibraryImport(Library, EntryPoint = "duckdb_scalar_function_bind_get_argument")]
    internal static partial nint BindArgument(nint info, ulong index);

    [LibraryImport(Library, EntryPoint = "duckdb_scalar_function_get_client_context")]
    internal static partial void BindContext(nint info, out nint context);

    [LibraryImport(Library, EntryPoint = "duckdb_destroy_client_context")]
    internal static partial void DestroyContext(ref nint context);

    [LibraryImport(Library, EntryPoint = "duckdb_scalar_function_bind_set_error", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void SetBindError(nint info, string message);

    [LibraryImport(Library, EntryPoint = "duckdb_scalar_function_set_bind_data")]
    internal static partial void SetBindData(nint info, nint data, delegate* unmanaged[Cdecl]<nint, void> destroy);

    [LibraryImport(Library, EntryPoint = "duckdb_scalar_function_set_bind_data_copy")]
    internal static partial void SetBindDataCopy(nint info, delegate* unmanaged[Cdecl]<nint, nint> copy);

    [LibraryImport(Library, EntryPoint = "duckdb_scalar_function_init_get_extra_info")]
    internal static partial nint InitExtraInfo(nint info);

    [LibraryImport(Library, EntryPoint = "duckdb_scalar_function_init_get_bind_data")]
    internal static partial nint InitBindData(nint info);

    [LibraryImport(Library, EntryPoint = "duckdb_scalar_function_init_set_state")]
    internal static partial void SetInitState(nint info, nint state, delegate* unmanaged[Cdecl]<nint, void> destroy);

    [LibraryImport(Library, EntryPoint = "duckdb_scalar_function_init_set_error", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void SetInitError(nint info, string message);

    [LibraryImport(Library, EntryPoint = "duckdb_scalar_function_get_state")]
    internal static partial nint CallState(nint info);

    [LibraryImport(Library, EntryPoint = "duckdb_scalar_function_set_error", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void SetCallError(nint info, string message);

    [LibraryImport(Library, EntryPoint = "duckdb_expression_return_type")]
    internal static partial LogicalTypeHandle ExpressionType(nint expression);

    [LibraryImport(Library, EntryPoint = "duckdb_expression_is_foldable")]
    [return: MarshalAs(UnmanagedType.U1)]
    internal static partial bool ExpressionIsFoldable(nint expression);

    [LibraryImport(Library, EntryPoint = "duckdb_expression_fold")]
    internal static partial nint FoldExpression(nint context, nint expression, out ValueHandle value);

    [LibraryImport(Library, EntryPoint = "duckdb_destroy_expression")]
    internal static partial void DestroyExpression(ref nint expression);
}
