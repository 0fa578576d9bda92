using System.Buffers.Binary;
using System.Security.Cryptography;
using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Functions;
using Definitions = SparkPersonalization.DataFrames.Analysis.Functions.RandomFunctions;

namespace SparkPersonalization.Engines.DuckDb.Translation.Functions;

/// <summary>Random values: of a seed and the row's number, which is <see cref="RowNumbers.Column"/>. Without a seed each statement has another.</summary>
internal static class RandomFunctions
{
    internal static FunctionFamily All { get; } = new()
    {
        { "rand", (call, _, t) => OfRow("spark_rand", call, t) },
        { "randn", (call, _, t) => OfRow("spark_randn", call, t) },
        { "uuid", (call, _, t) => OfRow("spark_uuid", call, t) },
        { "monotonically_increasing_id", (_, _, t) => RowNumbers.In(t) },
        { "spark_partition_id", "0" },
        { "shuffle", Shuffle },
        { "uniform", Uniform },
        { "randstr", Text },
    };

    private static string OfRow(string function, BoundCall call, ExpressionTranslator translator) => $"{function}({SeedAndRow(call, 0, translator)})";

    private static string SeedAndRow(BoundCall call, int place, ExpressionTranslator translator)
    {
        var seed = call.Arguments.Count > place ? Definitions.WholeNumberOf(call.Arguments[place])!.Value : BinaryPrimitives.ReadInt64LittleEndian(RandomNumberGenerator.GetBytes(sizeof(long)));
        return $"{LiteralSql.Long(seed)}, {RowNumbers.In(translator)}";
    }

    // Between the bounds as real numbers, and that as a value of the result's type.
    private static string Uniform(BoundCall call, string[] arguments, ExpressionTranslator translator)
    {
        var (from, to) = (Real(0), Real(1));
        return CastSql.Of(translator, $"({from} + ({to} - {from}) * spark_rand({SeedAndRow(call, 2, translator)}))", new DoubleType(), call.DataType, isTry: false);

        string Real(int i) => CastSql.Of(translator, arguments[i], call.Arguments[i].DataType, new DoubleType(), isTry: false);
    }

    private static string Text(BoundCall call, string[] arguments, ExpressionTranslator translator)
    {
        var length = Definitions.WholeNumberOf(call.Arguments[0])!.Value;
        var name = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"spark_randstr_{length}");
        return $"{translator.Resources.AddFunction(KnownFunctions.GetOrAdd(name, () => DuckDb.Functions.Random.RandomFunctions.Text(name, (int)length)))}({SeedAndRow(call, 1, translator)})";
    }

    private static string Shuffle(BoundCall call, string[] arguments, ExpressionTranslator translator)
    {
        if (arguments.Length > 1)
        {
            var seeded = $"spark_seeded_shuffle_{RowCalls.Hash(call.DataType.Json)}";
            return $"{translator.Resources.AddFunction(KnownFunctions.GetOrAdd(seeded, () => DuckDb.Functions.Random.RandomFunctions.SeededShuffle(seeded, (ArrayType)call.DataType)))}({arguments[0]}, {SeedAndRow(call, 1, translator)})";
        }

        var name = $"spark_shuffle_{RowCalls.Hash(call.DataType.Json)}";
        return $"{translator.Resources.AddFunction(KnownFunctions.GetOrAdd(name, () => DuckDb.Functions.Random.RandomFunctions.Shuffle(name, (ArrayType)call.DataType)))}({arguments[0]})";
    }
}
