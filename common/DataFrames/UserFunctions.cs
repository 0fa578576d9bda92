using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames;

/// <summary>Makes functions that an engine can call of C# delegates.</summary>
internal static class UserFunctions
{
    internal static UserFunction Create<TResult>(Delegate udf, Type[] arguments, Func<UserFunctionArguments, TResult> call) =>
        Create(udf, arguments, a => call(a), ClrTypes.ToDataType(typeof(TResult)));

    internal static UserFunction Create(Delegate udf, Type[] arguments, Func<UserFunctionArguments, object?> call, DataType returnType)
    {
        var name = NameOf(udf);
        return new UserFunction(name, returnType, values => ValueForms.ToForm(call(new(name, values)), returnType, name))
        {
            ArgumentTypes = Array.Exists(arguments, a => a == typeof(Row) || a == typeof(object)) ? null : arguments.Select(ClrTypes.ToDataType).ToValueList(),
        };
    }

    /// <summary>The method's name; the compiler's names of lambdas say nothing to people.</summary>
    internal static string NameOf(Delegate udf) => udf.Method.Name.Contains('<', StringComparison.Ordinal) ? "udf" : udf.Method.Name;
}
