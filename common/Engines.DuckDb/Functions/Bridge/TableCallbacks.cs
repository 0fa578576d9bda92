using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SparkPersonalization.Engines.DuckDb.Execution.Native;
using SparkPersonalization.Engines.DuckDb.Execution.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Vectors;

namespace SparkPersonalization.Engines.DuckDb.Functions.Bridge;

/// <summary>What DuckDB calls for every table function in C#. No exception may leave these: it would end the process.</summary>
[SuppressMessage("Design", "CA1031", Justification = "Any exception becomes the statement's error, which carries it to the caller.")]
internal static unsafe class TableCallbacks
{
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    internal static void Bind(nint info)
    {
        var function = CallbackHandles.Target<RegisteredTableFunction>(NativeApi.TableBindExtraInfo(info));
        try
        {
            foreach (var column in function.Definition.Columns)
            {
                using var type = LogicalTypes.Create(column.Type);
                NativeApi.AddResultColumn(info, column.Name, type);
            }

            using var argument = NativeApi.TableBindParameter(info, 0);
            var text = GCHandle.Alloc(NativeApi.TakeText(NativeApi.ValueText(argument)));
            NativeApi.SetTableBindData(info, GCHandle.ToIntPtr(text), &CallbackHandles.Release);
        }
        catch (Exception e)
        {
            NativeApi.SetTableBindError(info, function.Errors.Keep(e));
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    internal static void Init(nint info)
    {
        var function = CallbackHandles.Target<RegisteredTableFunction>(NativeApi.TableInitExtraInfo(info));
        try
        {
            var scan = function.Definition.Begin(CallbackHandles.Target<string>(NativeApi.TableInitBindData(info)));
            NativeApi.SetTableInitData(info, GCHandle.ToIntPtr(GCHandle.Alloc(scan)), &Close);
            NativeApi.SetTableMaxThreads(info, (ulong)scan.MaxThreads);
        }
        catch (Exception e)
        {
            NativeApi.SetTableInitError(info, function.Errors.Keep(e));
        }
    }

    // The scan is not to be had here: a thread opens its reader with its first call.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    internal static void LocalInit(nint info)
    {
        var function = CallbackHandles.Target<RegisteredTableFunction>(NativeApi.TableInitExtraInfo(info));
        NativeApi.SetTableInitData(info, GCHandle.ToIntPtr(GCHandle.Alloc(new LocalReader(function.Definition))), &Close);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    internal static void Execute(nint info, nint chunk)
    {
        try
        {
            var reader = CallbackHandles.Target<LocalReader>(NativeApi.TableCallLocalData(info));
            NativeApi.SetOutputSize(chunk, (ulong)reader.Read(CallbackHandles.Target<ITableScan>(NativeApi.TableCallData(info)), chunk));
        }
        catch (Exception e)
        {
            var function = CallbackHandles.Target<RegisteredTableFunction>(NativeApi.TableCallExtraInfo(info));
            NativeApi.SetTableCallError(info, function.Errors.Keep(e));
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Close(nint handle)
    {
        var data = GCHandle.FromIntPtr(handle);
        Unsafe.As<IDisposable>(data.Target!).Dispose();
        data.Free();
    }

    /// <summary>One thread's reader, with writers that are bound to chunk after chunk.</summary>
    private sealed class LocalReader(TableFunctionDefinition definition) : IDisposable
    {
        private readonly VectorWriter[] _columns = [.. definition.Columns.Select(column => new VectorWriter(column.Type))];
        private const int Capacity = NativeApi.VectorSize;
        private ITableReader? _reader;

        internal int Read(ITableScan scan, nint chunk)
        {
            _reader ??= scan.OpenReader();
            for (var i = 0; i < _columns.Length; i++)
            {
                _columns[i].Bind(NativeApi.DataChunkVector(chunk, (ulong)i));
            }

            var rows = _reader.Read(_columns, Capacity);
            foreach (var column in _columns)
            {
                column.Complete();
            }

            return rows;
        }

        public void Dispose() => _reader?.Dispose();
    }
}
