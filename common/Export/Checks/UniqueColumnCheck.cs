using System.Globalization;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Export.Checks;

internal sealed class UniqueColumnCheck(string column) : RowCheck($"{column} is unique")
{
    internal override IRowCheckRun Start(StructType schema) => new Run(Place(schema, column));

    // In sorted rows equal values are neighbours, so that only the last one has to be kept.
    private sealed class Run(int place) : IRowCheckRun
    {
        private bool _began;
        private object? _last;
        private long _repeated;

        public void Add(Row row)
        {
            var value = row.Get(place);
            _repeated += _began && Equals(value, _last) ? 1 : 0;
            (_began, _last) = (true, value);
        }

        public (bool Passed, string Detail) End() =>
            (_repeated == 0, string.Create(CultureInfo.InvariantCulture, $"{_repeated} rows repeat a value of another row"));
    }
}
