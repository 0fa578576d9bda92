using SparkPersonalization.DataFrames.Objects;

namespace SparkPersonalization.DataFrames;

/// <summary>The arguments of one call of a C# function, in the forms of <see cref="Row"/>.</summary>
/// <param name="function">The function's name, for errors.</param>
/// <param name="values">The values.</param>
internal readonly struct UserFunctionArguments(string function, object?[] values)
{
    internal T As<T>(int index)
    {
        var value = values[index];
        if (value is T fitting)
        {
            return fitting;
        }

        return ValueForms.To<T>(value, $"Argument {index + 1} of {function}");
    }
}
