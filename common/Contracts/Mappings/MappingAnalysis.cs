using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Contracts.Mappings;

/// <summary>Finds the types of a mapping's expressions, and what is wrong with them, by analysing them over a source without rows.</summary>
internal sealed class MappingAnalysis
{
    private readonly DataFrame _source;
    private readonly string _file;
    private readonly FaultList _faults;

    internal MappingAnalysis(SparkSession session, StructType source, string file, FaultList faults)
    {
        _source = session.CreateDataFrame(Array.Empty<GenericRow>(), source);
        _file = file;
        _faults = faults;
    }

    /// <summary>An expression's type, or null and a fault.</summary>
    internal DataType? TypeOf(string expression, string pointer)
    {
        try
        {
            return _source.Select(Functions.Expr(expression).As("v")).Schema()[0].DataType;
        }
        catch (SparkException e)
        {
            _faults.Add(_file, pointer, $"The expression makes no sense over the source's columns: {e.Message}");
            return null;
        }
    }

    /// <summary>Checks that an expression is a condition.</summary>
    internal void ExpectCondition(string expression, string pointer)
    {
        if (TypeOf(expression, pointer) is { } type and not BooleanType)
            _faults.Add(_file, pointer, $"A condition is true or false, but this is {type.SimpleString}: compare it.");
    }
}
