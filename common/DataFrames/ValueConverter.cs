using System.Globalization;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames;

/// <summary>Takes a row's value out in the type that a program asks for.</summary>
internal static class ValueConverter
{
    internal static T To<T>(object? value, string? column)
    {
        if (value is T fitting)
        {
            return fitting;
        }

        var target = Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T);
        if (value is null)
        {
            return default(T) is null ? default! : throw new InvalidCastException($"Column '{column}' is null; ask for {target.Name}? to allow it.");
        }

        return Widen(value, target) is T widened
            ? widened
            : throw new InvalidCastException($"Column '{column}' holds a {value.GetType().Name}, which cannot be taken as {target.Name}.");
    }

    private static object? Widen(object value, Type target) => value switch
    {
        Date date when target == typeof(DateOnly) => date.ToDateOnly(),
        Timestamp t when target == typeof(DateTime) => t.ToDateTime(),
        Timestamp t when target == typeof(DateTimeOffset) => new DateTimeOffset(t.ToDateTime()),
        sbyte or short or int or long or float when IsWider(value.GetType(), target) => Convert.ChangeType(value, target, CultureInfo.InvariantCulture),
        _ => null,
    };

    private static bool IsWider(Type from, Type to) => Rank(to) > Rank(from) && Rank(from) > 0;

    private static int Rank(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.SByte => 1,
        TypeCode.Int16 => 2,
        TypeCode.Int32 => 3,
        TypeCode.Int64 => 4,
        TypeCode.Single => 5,
        TypeCode.Double => 6,
        _ => 0,
    };
}
