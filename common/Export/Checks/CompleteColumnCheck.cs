using System.Globalization;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Export.Checks;

internal sealed class CompleteColumnCheck(string column) : RowCheck($"{column} is complete")
{
    internal override IRowCheckRun Start(StructType schema) => new Run(Place(schema, column));

    private sealed class Run(int place) : IRowCheckRun
    {
        private long _nulls;

        public void Add(Row row) => _nulls += row.Get(place) is null ? 1 : 0;

        public (bool Passed, string Detail) End() => (_nulls == 0, string.Create(CultureInfo.InvariantCulture, $"{_nulls} rows without a value"));
    }
}
