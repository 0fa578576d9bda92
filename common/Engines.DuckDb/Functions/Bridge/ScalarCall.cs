using SparkPersonalization.Engines.DuckDb.Execution.Native;
using SparkPersonalization.Engines.DuckDb.Execution.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Vectors;

namespace SparkPersonalization.Engines.DuckDb.Functions.Bridge;

/// <summary>
/// One call of a scalar function with a batch of rows. There is one object for each thread and place of use, bound to batch after batch, so
/// that a call allocates nothing; nothing of it may be kept beyond the call.
/// </summary>
internal sealed class ScalarCall
{
    private readonly ScalarFunctionDefinition _definition;
    private VectorReader[]? _arguments;

    internal ScalarCall(RegisteredScalarFunction function, object? bound)
    {
        Function = function;
        Bound = bound;
        _definition = function.Definition;
        State = _definition.CreateState?.Invoke(bound);
        Result = new VectorWriter(_definition.Result);
    }

    /// <summary>What the definition's bind step returned.</summary>
    internal object? Bound { get; }

    /// <summary>This thread's own state.</summary>
    internal object? State { get; }

    /// <summary>How many rows the batch has.</summary>
    internal int RowCount { get; private set; }

    /// <summary>How many arguments the function was given.</summary>
    internal int ArgumentCount => _arguments!.Length;

    /// <summary>Where the results go.</summary>
    internal VectorWriter Result { get; }

    /// <summary>The rows to compute: all, but those with a null argument where the function is not called on null.</summary>
    internal RowsToCompute Rows => new(this);

    internal RegisteredScalarFunction Function { get; }

    /// <summary>An argument's values.</summary>
    internal VectorReader Argument(int index) => _arguments![index];

    internal void Run(nint chunk, nint result)
    {
        _arguments ??= MakeReaders(chunk);
        RowCount = (int)NativeApi.DataChunkSize(chunk);
        for (var i = 0; i < _arguments.Length; i++)
        {
            _arguments[i].Bind(NativeApi.DataChunkVector(chunk, (ulong)i));
        }

        Result.Bind(result);
        _definition.Body(this);
        if (!_definition.CalledOnNull && Array.Exists(_arguments, a => a.MayHaveNulls))
        {
            WriteNulls();
        }

        Result.Complete();
    }

    private bool IsSkipped(int row)
    {
        if (_definition.CalledOnNull)
        {
            return false;
        }

        foreach (var argument in _arguments!)
        {
            if (argument.IsNull(row))
            {
                return true;
            }
        }

        return false;
    }

    private void WriteNulls()
    {
        for (var row = 0; row < RowCount; row++)
        {
            if (IsSkipped(row))
            {
                Result.WriteNull(row);
            }
        }
    }

    private static VectorReader[] MakeReaders(nint chunk)
    {
        var readers = new VectorReader[NativeApi.DataChunkColumnCount(chunk)];
        for (var i = 0; i < readers.Length; i++)
        {
            readers[i] = new VectorReader(LogicalTypes.DescribeAndRelease(NativeApi.VectorType(NativeApi.DataChunkVector(chunk, (ulong)i))));
        }

        return readers;
    }

    /// <summary>The rows of a call that are to be computed; for <c>foreach</c>.</summary>
    internal struct RowsToCompute(ScalarCall call)
    {
        private int _row = -1;

        public readonly int Current => _row;

        public readonly RowsToCompute GetEnumerator() => this;

        public bool MoveNext()
        {
            do
            {
                _row++;
            }
            while (_row < call.RowCount && call.IsSkipped(_row));
            return _row < call.RowCount;
        }
    }
}
