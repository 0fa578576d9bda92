using System.Runtime.InteropServices;

namespace SparkPersonalization.Engines.DuckDb.Execution.Native;

internal static unsafe partial class NativeApi
{
    [LibraryImport(Library, EntryPoint = "duckdb_create_table_function")]
    internal static partial nint CreateTableFunction();

    [LibraryImport(Library, EntryPoint = "duckdb_destroy_table_function")]
    internal static partial void DestroyTableFunction(ref nint function);

    [LibraryImport(Library, EntryPoint = "duckdb_table_function_set_name", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void SetTableFunctionName(nint function, string name);

    [LibraryImport(Library, EntryPoint = "duckdb_table_function_add_parameter")]
    internal static partial void AddTableFunctionParameter(nint function, LogicalTypeHandle type);

    [LibraryImport(Library, EntryPoint = "duckdb_table_function_set_extra_info")]
    internal static partial void SetTableFunctionExtraInfo(nint function, nint info, delegate* unmanaged[Cdecl]<nint, void> destroy);

    [LibraryImport(Library, EntryPoint = "duckdb_table_function_set_bind")]
    internal static partial void SetTableFunctionBind(nint function, delegate* unmanaged[Cdecl]<nint, void> bind);

    [LibraryImport(Library, EntryPoint = "duckdb_table_function_set_init")]
    internal static partial void SetTableFunctionInit(nint function, delegate* unmanaged[Cdecl]<nint, void> init);

    [LibraryImport(Library, EntryPoint = "duckdb_table_function_set_local_init")]
    internal static partial void SetTableFunctionLocalInit(nint function, delegate* unmanaged[Cdecl]<nint, void> init);

    [LibraryImport(Library, EntryPoint = "duckdb_table_function_set_function")]
    internal static partial void SetTableFunctionBody(nint function, delegate* unmanaged[Cdecl]<nint, nint, void> execute);

    [LibraryImport(Library, EntryPoint = "duckdb_register_table_function")]
    internal static partial int RegisterTableFunction(ConnectionHandle connection, nint function);

    [LibraryImport(Library, EntryPoint = "duckdb_bind_get_extra_info")]
    internal static partial nint TableBindExtraInfo(nint info);

    [LibraryImport(Library, EntryPoint = "duckdb_bind_add_result_column", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void AddResultColumn(nint info, string name, LogicalTypeHandle type);

    [LibraryImport(Library, EntryPoint = "duckdb_bind_get_parameter")]
    internal static partial ValueHandle TableBindParameter(nint info, ulong index);

    [LibraryImport(Library, EntryPoint = "duckdb_get_varchar")]
    internal static partial nint ValueText(ValueHandle value);

    [LibraryImport(Library, EntryPoint = "duckdb_bind_set_bind_data")]
    internal static partial void SetTableBindData(nint info, nint data, delegate* unmanaged[Cdecl]<nint, void> destroy);

    [LibraryImport(Library, EntryPoint = "duckdb_bind_set_error", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void SetTableBindError(nint info, string message);

    [LibraryImport(Library, EntryPoint = "duckdb_init_get_extra_info")]
    internal static partial nint TableInitExtraInfo(nint info);

    [LibraryImport(Library, EntryPoint = "duckdb_init_get_bind_data")]
    internal static partial nint TableInitBindData(nint info);

    [LibraryImport(Library, EntryPoint = "duckdb_init_set_init_data")]
    internal static partial void SetTableInitData(nint info, nint data, delegate* unmanaged[Cdecl]<nint, void> destroy);

    [LibraryImport(Library, EntryPoint = "duckdb_init_set_max_threads")]
    internal static partial void SetTableMaxThreads(nint info, ulong threads);

    [LibraryImport(Library, EntryPoint = "duckdb_init_set_error", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void SetTableInitError(nint info, string message);

    [LibraryImport(Library, EntryPoint = "duckdb_function_get_extra_info")]
    internal static partial nint TableCallExtraInfo(nint info);

    [LibraryImport(Library, EntryPoint = "duckdb_function_get_init_data")]
    internal static partial nint TableCallData(nint info);

    [LibraryImport(Library, EntryPoint = "duckdb_function_get_local_init_data")]
    internal static partial nint TableCallLocalData(nint info);

    [LibraryImport(Library, EntryPoint = "duckdb_function_set_error", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void SetTableCallError(nint info, string message);

    [LibraryImport(Library, EntryPoint = "duckdb_data_chunk_set_size")]
    internal static partial void SetOutputSize(nint chunk, ulong size);

}
