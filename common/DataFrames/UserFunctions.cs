using SparkPersonalization.DataFrames.Objects;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames;

/// <summary>Makes functions that an engine can call of C# delegates.</summary>
internal static class UserFunctions
{
    internal static UserFunction Create<TResult>(Delegate udf, Type[] arguments, Func<UserFunctionArguments, TResult> call)
    {
        var (name, type) = (NameOf(udf), ClrTypes.ToDataType(typeof(TResult)));
        return ValueForms.IsForm(typeof(TResult)) ? Create(name, arguments, values => call(new(name, values)), type) : Create(udf, arguments, a => call(a), type);
    }

    internal static UserFunction Create(Delegate udf, Type[] arguments, Func<UserFunctionArguments, object?> call, DataType returnType)
    {
        var name = NameOf(udf);
        return Create(name, arguments, values => ValueForms.ToForm(call(new(name, values)), returnType, name), returnType);
    }

    private static UserFunction Create(string name, Type[] arguments, Func<object?[], object?> invoke, DataType returnType) =>
        new(name, returnType, invoke)
        {
            ArgumentTypes = Array.Exists(arguments, a => a == typeof(Row) || a == typeof(object)) ? null : arguments.Select(ClrTypes.ToDataType).ToValueList(),
        };

    /// <summary>The method's name; the compiler's names of lambdas say nothing to people.</summary>
    internal static string NameOf(Delegate udf) => udf.Method.Name.Contains('<', StringComparison.Ordinal) ? "udf" : udf.Method.Name;
}
