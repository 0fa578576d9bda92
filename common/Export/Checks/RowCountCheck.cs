using System.Globalization;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Export.Checks;

internal sealed class RowCountCheck(string name, Func<long> expected) : RowCheck(name)
{
    internal override IRowCheckRun Start(StructType schema) => new Run(expected);

    private sealed class Run(Func<long> expected) : IRowCheckRun
    {
        private long _rows;

        public void Add(Row row) => _rows++;

        public (bool Passed, string Detail) End()
        {
            var wanted = expected();
            return (_rows == wanted, string.Create(CultureInfo.InvariantCulture, $"{_rows} rows, {wanted} expected"));
        }
    }
}
