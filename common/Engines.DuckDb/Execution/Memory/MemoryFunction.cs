using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SparkPersonalization.Engines.DuckDb.Execution.Native;
using SparkPersonalization.Engines.DuckDb.Execution.Types;
using SparkPersonalization.Engines.DuckDb.Functions.Bridge;

namespace SparkPersonalization.Engines.DuckDb.Execution.Memory;

/// <summary>
/// The table function that gives a connection's <see cref="MemoryTables"/>, its argument their number as text. Bound once, it reads whatever
/// rows the connection has under that number when the statement runs.
/// </summary>
[SuppressMessage("Design", "CA1031", Justification = "Any exception becomes the statement's error, which carries it to the caller.")]
internal sealed unsafe class MemoryFunction
{
    private const string Name = "spark_memory";
    private readonly ConnectionTables _tables;
    private readonly CallbackErrors _errors;

    private MemoryFunction(ConnectionTables tables, CallbackErrors errors)
    {
        _tables = tables;
        _errors = errors;
    }

    /// <summary>The function's call, as SQL.</summary>
    internal static string Call(int number) => string.Create(CultureInfo.InvariantCulture, $"{Name}('{number}')");

    /// <summary>The name of a column of the function's rows.</summary>
    internal static string Column(int place) => string.Create(CultureInfo.InvariantCulture, $"m{place}");

    /// <summary>Makes the function known to an instance, through one of its connections.</summary>
    /// <exception cref="DuckDbException">DuckDB refuses it.</exception>
    internal static void Register(ConnectionHandle connection, ConnectionTables tables, CallbackErrors errors)
    {
        var function = NativeApi.CreateTableFunction();
        try
        {
            NativeApi.SetTableFunctionName(function, Name);
            using (var text = LogicalTypes.Create(DuckDbType.Varchar))
            {
                NativeApi.AddTableFunctionParameter(function, text);
            }

            NativeApi.SetTableFunctionBind(function, &Bind);
            NativeApi.SetTableFunctionInit(function, &Init);
            NativeApi.SetTableFunctionBody(function, &Execute);
            NativeApi.SupportProjection(function, true);
            NativeApi.SetTableFunctionExtraInfo(function, GCHandle.ToIntPtr(GCHandle.Alloc(new MemoryFunction(tables, errors))), &CallbackHandles.Release);
            if (NativeApi.RegisterTableFunction(connection, function) != NativeApi.Success)
            {
                throw new DuckDbException(DuckDbErrorKind.Catalog, $"DuckDB refuses the table function {Name}.");
            }
        }
        finally
        {
            NativeApi.DestroyTableFunction(ref function);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Bind(nint info)
    {
        var function = CallbackHandles.Target<MemoryFunction>(NativeApi.TableBindExtraInfo(info));
        try
        {
            using var argument = NativeApi.TableBindParameter(info, 0);
            var number = int.Parse(NativeApi.TakeText(NativeApi.ValueText(argument)), CultureInfo.InvariantCulture);
            var table = new Table(function._tables.Of(NativeApi.IdOfBinding(info)), number);
            for (var i = 0; i < table.Rows.Types.Count; i++)
            {
                using var type = LogicalTypes.Create(table.Rows.Types[i]);
                NativeApi.AddResultColumn(info, Column(i), type);
            }

            NativeApi.SetTableCardinality(info, (ulong)table.Rows.Count, isExact: false);
            NativeApi.SetTableBindData(info, GCHandle.ToIntPtr(GCHandle.Alloc(table)), &CallbackHandles.Release);
        }
        catch (Exception e)
        {
            NativeApi.SetTableBindError(info, function._errors.Keep(e));
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Init(nint info)
    {
        var function = CallbackHandles.Target<MemoryFunction>(NativeApi.TableInitExtraInfo(info));
        try
        {
            var rows = CallbackHandles.Target<Table>(NativeApi.TableInitBindData(info)).Rows;
            var columns = new int[NativeApi.TableInitColumnCount(info)];
            for (var i = 0; i < columns.Length; i++)
            {
                columns[i] = (int)Math.Min(NativeApi.TableInitColumn(info, (ulong)i), int.MaxValue);
            }

            NativeApi.SetTableInitData(info, GCHandle.ToIntPtr(GCHandle.Alloc(new MemoryScan(rows, columns))), &CallbackHandles.Release);
        }
        catch (Exception e)
        {
            NativeApi.SetTableInitError(info, function._errors.Keep(e));
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Execute(nint info, nint chunk)
    {
        try
        {
            NativeApi.SetOutputSize(chunk, CallbackHandles.Target<MemoryScan>(NativeApi.TableCallData(info)).Read(chunk));
        }
        catch (Exception e)
        {
            NativeApi.SetTableCallError(info, CallbackHandles.Target<MemoryFunction>(NativeApi.TableCallExtraInfo(info))._errors.Keep(e));
        }
    }

    /// <summary>What a statement was bound to: the connection's rows of a number, whichever they are when it runs.</summary>
    private sealed class Table(MemoryTables tables, int number)
    {
        internal MemoryRows Rows => tables.Rows[number];
    }
}
