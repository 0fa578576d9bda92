using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames;

/// <summary>
/// C# functions as functions of columns. Types follow from the CLR types: arguments are cast to them, and a null where the type has none is an
/// error, so take <c>int?</c> or <c>string?</c> where nulls may come; decimals have 28 digits, 10 of them after the point. Forms that give a <see cref="Row"/> or <see cref="GenericRow"/> take its schema.
/// </summary>
public static partial class Functions
{
    /// <summary>A function without arguments, called for each row.</summary>
    /// <example><code>Udf&lt;int, int&gt;(x =&gt; x * 2)(Col("x"))  // over VALUES (1), (2) AS t(x): 2; 4</code></example>
    public static Func<Column> Udf<TResult>(Func<TResult> udf)
    {
        var function = UserFunctions.Create<TResult>(udf, [], _ => udf());
        return () => Call(function);
    }

    /// <summary>A function without arguments, called for each row that gives structs of <paramref name="returnType"/>.</summary>
    public static Func<Column> Udf(Func<Row> udf, StructType returnType)
    {
        var function = UserFunctions.Create(udf, [], _ => udf(), returnType);
        return () => Call(function);
    }

    /// <summary>A function of one column.</summary>
    public static Func<Column, Column> Udf<T1, TResult>(Func<T1, TResult> udf)
    {
        var function = UserFunctions.Create<TResult>(udf, [typeof(T1)], a => udf(a.As<T1>(0)));
        return c1 => Call(function, c1);
    }

    /// <summary>A function of one column that gives structs of <paramref name="returnType"/>.</summary>
    public static Func<Column, Column> Udf<T1>(Func<T1, Row> udf, StructType returnType)
    {
        var function = UserFunctions.Create(udf, [typeof(T1)], a => udf(a.As<T1>(0)), returnType);
        return c1 => Call(function, c1);
    }

    /// <summary>A function of 2 columns.</summary>
    public static Func<Column, Column, Column> Udf<T1, T2, TResult>(Func<T1, T2, TResult> udf)
    {
        var function = UserFunctions.Create<TResult>(udf, [typeof(T1), typeof(T2)], a => udf(a.As<T1>(0), a.As<T2>(1)));
        return (c1, c2) => Call(function, c1, c2);
    }

    /// <summary>A function of 2 columns that gives structs of <paramref name="returnType"/>.</summary>
    public static Func<Column, Column, Column> Udf<T1, T2>(Func<T1, T2, Row> udf, StructType returnType)
    {
        var function = UserFunctions.Create(udf, [typeof(T1), typeof(T2)], a => udf(a.As<T1>(0), a.As<T2>(1)), returnType);
        return (c1, c2) => Call(function, c1, c2);
    }

    /// <summary>A function of 3 columns.</summary>
    public static Func<Column, Column, Column, Column> Udf<T1, T2, T3, TResult>(Func<T1, T2, T3, TResult> udf)
    {
        var function = UserFunctions.Create<TResult>(udf, [typeof(T1), typeof(T2), typeof(T3)], a => udf(a.As<T1>(0), a.As<T2>(1), a.As<T3>(2)));
        return (c1, c2, c3) => Call(function, c1, c2, c3);
    }

    /// <summary>A function of 3 columns that gives structs of <paramref name="returnType"/>.</summary>
    public static Func<Column, Column, Column, Column> Udf<T1, T2, T3>(Func<T1, T2, T3, Row> udf, StructType returnType)
    {
        var function = UserFunctions.Create(udf, [typeof(T1), typeof(T2), typeof(T3)], a => udf(a.As<T1>(0), a.As<T2>(1), a.As<T3>(2)), returnType);
        return (c1, c2, c3) => Call(function, c1, c2, c3);
    }

    /// <summary>A function of 4 columns.</summary>
    public static Func<Column, Column, Column, Column, Column> Udf<T1, T2, T3, T4, TResult>(Func<T1, T2, T3, T4, TResult> udf)
    {
        var function = UserFunctions.Create<TResult>(udf, [typeof(T1), typeof(T2), typeof(T3), typeof(T4)], a => udf(a.As<T1>(0), a.As<T2>(1), a.As<T3>(2), a.As<T4>(3)));
        return (c1, c2, c3, c4) => Call(function, c1, c2, c3, c4);
    }

    /// <summary>A function of 4 columns that gives structs of <paramref name="returnType"/>.</summary>
    public static Func<Column, Column, Column, Column, Column> Udf<T1, T2, T3, T4>(Func<T1, T2, T3, T4, Row> udf, StructType returnType)
    {
        var function = UserFunctions.Create(udf, [typeof(T1), typeof(T2), typeof(T3), typeof(T4)], a => udf(a.As<T1>(0), a.As<T2>(1), a.As<T3>(2), a.As<T4>(3)), returnType);
        return (c1, c2, c3, c4) => Call(function, c1, c2, c3, c4);
    }

    /// <summary>A function of 5 columns.</summary>
    public static Func<Column, Column, Column, Column, Column, Column> Udf<T1, T2, T3, T4, T5, TResult>(Func<T1, T2, T3, T4, T5, TResult> udf)
    {
        var function = UserFunctions.Create<TResult>(udf, [typeof(T1), typeof(T2), typeof(T3), typeof(T4), typeof(T5)], a => udf(a.As<T1>(0), a.As<T2>(1), a.As<T3>(2), a.As<T4>(3), a.As<T5>(4)));
        return (c1, c2, c3, c4, c5) => Call(function, c1, c2, c3, c4, c5);
    }

    /// <summary>A function of 5 columns that gives structs of <paramref name="returnType"/>.</summary>
    public static Func<Column, Column, Column, Column, Column, Column> Udf<T1, T2, T3, T4, T5>(Func<T1, T2, T3, T4, T5, Row> udf, StructType returnType)
    {
        var function = UserFunctions.Create(udf, [typeof(T1), typeof(T2), typeof(T3), typeof(T4), typeof(T5)], a => udf(a.As<T1>(0), a.As<T2>(1), a.As<T3>(2), a.As<T4>(3), a.As<T5>(4)), returnType);
        return (c1, c2, c3, c4, c5) => Call(function, c1, c2, c3, c4, c5);
    }

    /// <summary>A function of 6 columns.</summary>
    public static Func<Column, Column, Column, Column, Column, Column, Column> Udf<T1, T2, T3, T4, T5, T6, TResult>(Func<T1, T2, T3, T4, T5, T6, TResult> udf)
    {
        var function = UserFunctions.Create<TResult>(udf, [typeof(T1), typeof(T2), typeof(T3), typeof(T4), typeof(T5), typeof(T6)], a => udf(a.As<T1>(0), a.As<T2>(1), a.As<T3>(2), a.As<T4>(3), a.As<T5>(4), a.As<T6>(5)));
        return (c1, c2, c3, c4, c5, c6) => Call(function, c1, c2, c3, c4, c5, c6);
    }

    /// <summary>A function of 6 columns that gives structs of <paramref name="returnType"/>.</summary>
    public static Func<Column, Column, Column, Column, Column, Column, Column> Udf<T1, T2, T3, T4, T5, T6>(Func<T1, T2, T3, T4, T5, T6, Row> udf, StructType returnType)
    {
        var function = UserFunctions.Create(udf, [typeof(T1), typeof(T2), typeof(T3), typeof(T4), typeof(T5), typeof(T6)], a => udf(a.As<T1>(0), a.As<T2>(1), a.As<T3>(2), a.As<T4>(3), a.As<T5>(4), a.As<T6>(5)), returnType);
        return (c1, c2, c3, c4, c5, c6) => Call(function, c1, c2, c3, c4, c5, c6);
    }

    /// <summary>A function of 7 columns.</summary>
    public static Func<Column, Column, Column, Column, Column, Column, Column, Column> Udf<T1, T2, T3, T4, T5, T6, T7, TResult>(Func<T1, T2, T3, T4, T5, T6, T7, TResult> udf)
    {
        var function = UserFunctions.Create<TResult>(udf, [typeof(T1), typeof(T2), typeof(T3), typeof(T4), typeof(T5), typeof(T6), typeof(T7)], a => udf(a.As<T1>(0), a.As<T2>(1), a.As<T3>(2), a.As<T4>(3), a.As<T5>(4), a.As<T6>(5), a.As<T7>(6)));
        return (c1, c2, c3, c4, c5, c6, c7) => Call(function, c1, c2, c3, c4, c5, c6, c7);
    }

    /// <summary>A function of 7 columns that gives structs of <paramref name="returnType"/>.</summary>
    public static Func<Column, Column, Column, Column, Column, Column, Column, Column> Udf<T1, T2, T3, T4, T5, T6, T7>(Func<T1, T2, T3, T4, T5, T6, T7, Row> udf, StructType returnType)
    {
        var function = UserFunctions.Create(udf, [typeof(T1), typeof(T2), typeof(T3), typeof(T4), typeof(T5), typeof(T6), typeof(T7)], a => udf(a.As<T1>(0), a.As<T2>(1), a.As<T3>(2), a.As<T4>(3), a.As<T5>(4), a.As<T6>(5), a.As<T7>(6)), returnType);
        return (c1, c2, c3, c4, c5, c6, c7) => Call(function, c1, c2, c3, c4, c5, c6, c7);
    }

    /// <summary>A function of 8 columns.</summary>
    public static Func<Column, Column, Column, Column, Column, Column, Column, Column, Column> Udf<T1, T2, T3, T4, T5, T6, T7, T8, TResult>(Func<T1, T2, T3, T4, T5, T6, T7, T8, TResult> udf)
    {
        var function = UserFunctions.Create<TResult>(udf, [typeof(T1), typeof(T2), typeof(T3), typeof(T4), typeof(T5), typeof(T6), typeof(T7), typeof(T8)], a => udf(a.As<T1>(0), a.As<T2>(1), a.As<T3>(2), a.As<T4>(3), a.As<T5>(4), a.As<T6>(5), a.As<T7>(6), a.As<T8>(7)));
        return (c1, c2, c3, c4, c5, c6, c7, c8) => Call(function, c1, c2, c3, c4, c5, c6, c7, c8);
    }

    /// <summary>A function of 8 columns that gives structs of <paramref name="returnType"/>.</summary>
    public static Func<Column, Column, Column, Column, Column, Column, Column, Column, Column> Udf<T1, T2, T3, T4, T5, T6, T7, T8>(Func<T1, T2, T3, T4, T5, T6, T7, T8, Row> udf, StructType returnType)
    {
        var function = UserFunctions.Create(udf, [typeof(T1), typeof(T2), typeof(T3), typeof(T4), typeof(T5), typeof(T6), typeof(T7), typeof(T8)], a => udf(a.As<T1>(0), a.As<T2>(1), a.As<T3>(2), a.As<T4>(3), a.As<T5>(4), a.As<T6>(5), a.As<T7>(6), a.As<T8>(7)), returnType);
        return (c1, c2, c3, c4, c5, c6, c7, c8) => Call(function, c1, c2, c3, c4, c5, c6, c7, c8);
    }

    /// <summary>A function of 9 columns.</summary>
    public static Func<Column, Column, Column, Column, Column, Column, Column, Column, Column, Column> Udf<T1, T2, T3, T4, T5, T6, T7, T8, T9, TResult>(Func<T1, T2, T3, T4, T5, T6, T7, T8, T9, TResult> udf)
    {
        var function = UserFunctions.Create<TResult>(udf, [typeof(T1), typeof(T2), typeof(T3), typeof(T4), typeof(T5), typeof(T6), typeof(T7), typeof(T8), typeof(T9)], a => udf(a.As<T1>(0), a.As<T2>(1), a.As<T3>(2), a.As<T4>(3), a.As<T5>(4), a.As<T6>(5), a.As<T7>(6), a.As<T8>(7), a.As<T9>(8)));
        return (c1, c2, c3, c4, c5, c6, c7, c8, c9) => Call(function, c1, c2, c3, c4, c5, c6, c7, c8, c9);
    }

    /// <summary>A function of 9 columns that gives structs of <paramref name="returnType"/>.</summary>
    public static Func<Column, Column, Column, Column, Column, Column, Column, Column, Column, Column> Udf<T1, T2, T3, T4, T5, T6, T7, T8, T9>(Func<T1, T2, T3, T4, T5, T6, T7, T8, T9, Row> udf, StructType returnType)
    {
        var function = UserFunctions.Create(udf, [typeof(T1), typeof(T2), typeof(T3), typeof(T4), typeof(T5), typeof(T6), typeof(T7), typeof(T8), typeof(T9)], a => udf(a.As<T1>(0), a.As<T2>(1), a.As<T3>(2), a.As<T4>(3), a.As<T5>(4), a.As<T6>(5), a.As<T7>(6), a.As<T8>(7), a.As<T9>(8)), returnType);
        return (c1, c2, c3, c4, c5, c6, c7, c8, c9) => Call(function, c1, c2, c3, c4, c5, c6, c7, c8, c9);
    }

    /// <summary>A function of 10 columns.</summary>
    public static Func<Column, Column, Column, Column, Column, Column, Column, Column, Column, Column, Column> Udf<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, TResult>(Func<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, TResult> udf)
    {
        var function = UserFunctions.Create<TResult>(udf, [typeof(T1), typeof(T2), typeof(T3), typeof(T4), typeof(T5), typeof(T6), typeof(T7), typeof(T8), typeof(T9), typeof(T10)], a => udf(a.As<T1>(0), a.As<T2>(1), a.As<T3>(2), a.As<T4>(3), a.As<T5>(4), a.As<T6>(5), a.As<T7>(6), a.As<T8>(7), a.As<T9>(8), a.As<T10>(9)));
        return (c1, c2, c3, c4, c5, c6, c7, c8, c9, c10) => Call(function, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10);
    }

    /// <summary>A function of 10 columns that gives structs of <paramref name="returnType"/>.</summary>
    public static Func<Column, Column, Column, Column, Column, Column, Column, Column, Column, Column, Column> Udf<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>(Func<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, Row> udf, StructType returnType)
    {
        var function = UserFunctions.Create(udf, [typeof(T1), typeof(T2), typeof(T3), typeof(T4), typeof(T5), typeof(T6), typeof(T7), typeof(T8), typeof(T9), typeof(T10)], a => udf(a.As<T1>(0), a.As<T2>(1), a.As<T3>(2), a.As<T4>(3), a.As<T5>(4), a.As<T6>(5), a.As<T7>(6), a.As<T8>(7), a.As<T9>(8), a.As<T10>(9)), returnType);
        return (c1, c2, c3, c4, c5, c6, c7, c8, c9, c10) => Call(function, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10);
    }

    private static Column Call(UserFunction function, params ReadOnlySpan<Column> arguments) =>
        new(new InlineUserDefinedFunction(function, DataFrames.Column.Expressions(arguments)));
}
