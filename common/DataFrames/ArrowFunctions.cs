using Apache.Arrow;
using SparkPersonalization.DataFrames.Arrow;
using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames;

/// <summary>
/// C# functions of whole columns of values, as arrays of Apache Arrow: a call gets the next rows of all its columns, and gives an array of as
/// many values. Types follow from the arrays' classes: <see cref="BooleanArray"/>, <see cref="Int8Array"/>, <see cref="Int16Array"/>,
/// <see cref="Int32Array"/>, <see cref="Int64Array"/>, <see cref="FloatArray"/>, <see cref="DoubleArray"/>, <see cref="StringArray"/>,
/// <see cref="BinaryArray"/>, <see cref="Date32Array"/> and <see cref="TimestampArray"/> (microseconds in UTC). How many rows come at once is
/// the engine's affair, so a value must not depend on other rows.
/// </summary>
public static class ArrowFunctions
{
    /// <summary>A function of a column.</summary>
    /// <param name="udf">The function.</param>
    /// <returns>What makes a column of it.</returns>
    /// <exception cref="ArgumentException">An array's class stands for no type.</exception>
    public static Func<Column, Column> VectorUdf<T1, TResult>(Func<T1, TResult> udf)
        where T1 : IArrowArray
        where TResult : IArrowArray
    {
        var function = Create<TResult>(udf, [typeof(T1)], a => udf((T1)a[0]));
        return c1 => Call(function, c1);
    }

    /// <summary>A function of 2 columns.</summary>
    /// <param name="udf">The function.</param>
    /// <returns>What makes a column of it.</returns>
    /// <exception cref="ArgumentException">An array's class stands for no type.</exception>
    public static Func<Column, Column, Column> VectorUdf<T1, T2, TResult>(Func<T1, T2, TResult> udf)
        where T1 : IArrowArray
        where T2 : IArrowArray
        where TResult : IArrowArray
    {
        var function = Create<TResult>(udf, [typeof(T1), typeof(T2)], a => udf((T1)a[0], (T2)a[1]));
        return (c1, c2) => Call(function, c1, c2);
    }

    /// <summary>A function of 3 columns.</summary>
    /// <param name="udf">The function.</param>
    /// <returns>What makes a column of it.</returns>
    /// <exception cref="ArgumentException">An array's class stands for no type.</exception>
    public static Func<Column, Column, Column, Column> VectorUdf<T1, T2, T3, TResult>(Func<T1, T2, T3, TResult> udf)
        where T1 : IArrowArray
        where T2 : IArrowArray
        where T3 : IArrowArray
        where TResult : IArrowArray
    {
        var function = Create<TResult>(udf, [typeof(T1), typeof(T2), typeof(T3)], a => udf((T1)a[0], (T2)a[1], (T3)a[2]));
        return (c1, c2, c3) => Call(function, c1, c2, c3);
    }

    /// <summary>A function of 4 columns.</summary>
    /// <param name="udf">The function.</param>
    /// <returns>What makes a column of it.</returns>
    /// <exception cref="ArgumentException">An array's class stands for no type.</exception>
    public static Func<Column, Column, Column, Column, Column> VectorUdf<T1, T2, T3, T4, TResult>(Func<T1, T2, T3, T4, TResult> udf)
        where T1 : IArrowArray
        where T2 : IArrowArray
        where T3 : IArrowArray
        where T4 : IArrowArray
        where TResult : IArrowArray
    {
        var function = Create<TResult>(udf, [typeof(T1), typeof(T2), typeof(T3), typeof(T4)], a => udf((T1)a[0], (T2)a[1], (T3)a[2], (T4)a[3]));
        return (c1, c2, c3, c4) => Call(function, c1, c2, c3, c4);
    }

    /// <summary>A function of 5 columns.</summary>
    /// <param name="udf">The function.</param>
    /// <returns>What makes a column of it.</returns>
    /// <exception cref="ArgumentException">An array's class stands for no type.</exception>
    public static Func<Column, Column, Column, Column, Column, Column> VectorUdf<T1, T2, T3, T4, T5, TResult>(Func<T1, T2, T3, T4, T5, TResult> udf)
        where T1 : IArrowArray
        where T2 : IArrowArray
        where T3 : IArrowArray
        where T4 : IArrowArray
        where T5 : IArrowArray
        where TResult : IArrowArray
    {
        var function = Create<TResult>(udf, [typeof(T1), typeof(T2), typeof(T3), typeof(T4), typeof(T5)], a => udf((T1)a[0], (T2)a[1], (T3)a[2], (T4)a[3], (T5)a[4]));
        return (c1, c2, c3, c4, c5) => Call(function, c1, c2, c3, c4, c5);
    }

    /// <summary>A function of 6 columns.</summary>
    /// <param name="udf">The function.</param>
    /// <returns>What makes a column of it.</returns>
    /// <exception cref="ArgumentException">An array's class stands for no type.</exception>
    public static Func<Column, Column, Column, Column, Column, Column, Column> VectorUdf<T1, T2, T3, T4, T5, T6, TResult>(Func<T1, T2, T3, T4, T5, T6, TResult> udf)
        where T1 : IArrowArray
        where T2 : IArrowArray
        where T3 : IArrowArray
        where T4 : IArrowArray
        where T5 : IArrowArray
        where T6 : IArrowArray
        where TResult : IArrowArray
    {
        var function = Create<TResult>(udf, [typeof(T1), typeof(T2), typeof(T3), typeof(T4), typeof(T5), typeof(T6)], a => udf((T1)a[0], (T2)a[1], (T3)a[2], (T4)a[3], (T5)a[4], (T6)a[5]));
        return (c1, c2, c3, c4, c5, c6) => Call(function, c1, c2, c3, c4, c5, c6);
    }

    /// <summary>A function of 7 columns.</summary>
    /// <param name="udf">The function.</param>
    /// <returns>What makes a column of it.</returns>
    /// <exception cref="ArgumentException">An array's class stands for no type.</exception>
    public static Func<Column, Column, Column, Column, Column, Column, Column, Column> VectorUdf<T1, T2, T3, T4, T5, T6, T7, TResult>(Func<T1, T2, T3, T4, T5, T6, T7, TResult> udf)
        where T1 : IArrowArray
        where T2 : IArrowArray
        where T3 : IArrowArray
        where T4 : IArrowArray
        where T5 : IArrowArray
        where T6 : IArrowArray
        where T7 : IArrowArray
        where TResult : IArrowArray
    {
        var function = Create<TResult>(udf, [typeof(T1), typeof(T2), typeof(T3), typeof(T4), typeof(T5), typeof(T6), typeof(T7)], a => udf((T1)a[0], (T2)a[1], (T3)a[2], (T4)a[3], (T5)a[4], (T6)a[5], (T7)a[6]));
        return (c1, c2, c3, c4, c5, c6, c7) => Call(function, c1, c2, c3, c4, c5, c6, c7);
    }

    /// <summary>A function of 8 columns.</summary>
    /// <param name="udf">The function.</param>
    /// <returns>What makes a column of it.</returns>
    /// <exception cref="ArgumentException">An array's class stands for no type.</exception>
    public static Func<Column, Column, Column, Column, Column, Column, Column, Column, Column> VectorUdf<T1, T2, T3, T4, T5, T6, T7, T8, TResult>(Func<T1, T2, T3, T4, T5, T6, T7, T8, TResult> udf)
        where T1 : IArrowArray
        where T2 : IArrowArray
        where T3 : IArrowArray
        where T4 : IArrowArray
        where T5 : IArrowArray
        where T6 : IArrowArray
        where T7 : IArrowArray
        where T8 : IArrowArray
        where TResult : IArrowArray
    {
        var function = Create<TResult>(udf, [typeof(T1), typeof(T2), typeof(T3), typeof(T4), typeof(T5), typeof(T6), typeof(T7), typeof(T8)], a => udf((T1)a[0], (T2)a[1], (T3)a[2], (T4)a[3], (T5)a[4], (T6)a[5], (T7)a[6], (T8)a[7]));
        return (c1, c2, c3, c4, c5, c6, c7, c8) => Call(function, c1, c2, c3, c4, c5, c6, c7, c8);
    }

    /// <summary>A function of 9 columns.</summary>
    /// <param name="udf">The function.</param>
    /// <returns>What makes a column of it.</returns>
    /// <exception cref="ArgumentException">An array's class stands for no type.</exception>
    public static Func<Column, Column, Column, Column, Column, Column, Column, Column, Column, Column> VectorUdf<T1, T2, T3, T4, T5, T6, T7, T8, T9, TResult>(Func<T1, T2, T3, T4, T5, T6, T7, T8, T9, TResult> udf)
        where T1 : IArrowArray
        where T2 : IArrowArray
        where T3 : IArrowArray
        where T4 : IArrowArray
        where T5 : IArrowArray
        where T6 : IArrowArray
        where T7 : IArrowArray
        where T8 : IArrowArray
        where T9 : IArrowArray
        where TResult : IArrowArray
    {
        var function = Create<TResult>(udf, [typeof(T1), typeof(T2), typeof(T3), typeof(T4), typeof(T5), typeof(T6), typeof(T7), typeof(T8), typeof(T9)], a => udf((T1)a[0], (T2)a[1], (T3)a[2], (T4)a[3], (T5)a[4], (T6)a[5], (T7)a[6], (T8)a[7], (T9)a[8]));
        return (c1, c2, c3, c4, c5, c6, c7, c8, c9) => Call(function, c1, c2, c3, c4, c5, c6, c7, c8, c9);
    }

    /// <summary>A function of 10 columns.</summary>
    /// <param name="udf">The function.</param>
    /// <returns>What makes a column of it.</returns>
    /// <exception cref="ArgumentException">An array's class stands for no type.</exception>
    public static Func<Column, Column, Column, Column, Column, Column, Column, Column, Column, Column, Column> VectorUdf<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, TResult>(Func<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, TResult> udf)
        where T1 : IArrowArray
        where T2 : IArrowArray
        where T3 : IArrowArray
        where T4 : IArrowArray
        where T5 : IArrowArray
        where T6 : IArrowArray
        where T7 : IArrowArray
        where T8 : IArrowArray
        where T9 : IArrowArray
        where T10 : IArrowArray
        where TResult : IArrowArray
    {
        var function = Create<TResult>(udf, [typeof(T1), typeof(T2), typeof(T3), typeof(T4), typeof(T5), typeof(T6), typeof(T7), typeof(T8), typeof(T9), typeof(T10)], a => udf((T1)a[0], (T2)a[1], (T3)a[2], (T4)a[3], (T5)a[4], (T6)a[5], (T7)a[6], (T8)a[7], (T9)a[8], (T10)a[9]));
        return (c1, c2, c3, c4, c5, c6, c7, c8, c9, c10) => Call(function, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10);
    }

    private static UserFunction Create<TResult>(Delegate udf, Type[] arguments, Func<IArrowArray[], IArrowArray> call) => new(
        UserFunctions.NameOf(udf), ArrayClasses.ToDataType(typeof(TResult)), _ => throw new NotSupportedException("The function takes many rows at once."))
    {
        ArgumentTypes = arguments.Select(ArrayClasses.ToDataType).ToValueList(),
        InvokeBatch = call,
    };

    private static Column Call(UserFunction function, params ReadOnlySpan<Column> arguments) =>
        new(new InlineUserDefinedFunction(function, Column.Expressions(arguments)));
}
