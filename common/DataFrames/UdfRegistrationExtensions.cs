using Apache.Arrow;
using static SparkPersonalization.DataFrames.UdfRegistration;

namespace SparkPersonalization.DataFrames;

/// <summary>Gives functions of whole columns of values, which are those of <see cref="ArrowFunctions"/>, names for SQL texts.</summary>
public static class UdfRegistrationExtensions
{
    /// <summary>Names a function of a column.</summary>
    /// <typeparam name="T">The array of the column's values.</typeparam>
    /// <typeparam name="TResult">The array of the results.</typeparam>
    /// <param name="udf">What takes the function.</param>
    /// <param name="name">The name; case does not count.</param>
    /// <param name="f">The function, called for many rows at once.</param>
    /// <exception cref="AnalysisException">A function that is built in has the name.</exception>
    /// <exception cref="ArgumentException">An array's class stands for no type.</exception>
    /// <exception cref="SparkException">The session is one on a Spark server.</exception>
    public static void RegisterVector<T, TResult>(this UdfRegistration udf, string name, Func<T, TResult> f)
        where T : IArrowArray
        where TResult : IArrowArray => udf.Add(name, ArrowFunctions.VectorUdf(f)(Any));

    /// <summary>Names a function of 2 columns.</summary>
    /// <typeparam name="T1">The array of a column's values.</typeparam>
    /// <typeparam name="T2">The array of a column's values.</typeparam>
    /// <typeparam name="TResult">The array of the results.</typeparam>
    /// <param name="udf">What takes the function.</param>
    /// <param name="name">The name; case does not count.</param>
    /// <param name="f">The function, called for many rows at once.</param>
    /// <exception cref="AnalysisException">A function that is built in has the name.</exception>
    /// <exception cref="ArgumentException">An array's class stands for no type.</exception>
    /// <exception cref="SparkException">The session is one on a Spark server.</exception>
    public static void RegisterVector<T1, T2, TResult>(this UdfRegistration udf, string name, Func<T1, T2, TResult> f)
        where T1 : IArrowArray
        where T2 : IArrowArray
        where TResult : IArrowArray => udf.Add(name, ArrowFunctions.VectorUdf(f)(Any, Any));

    /// <summary>Names a function of 3 columns.</summary>
    /// <typeparam name="T1">The array of a column's values.</typeparam>
    /// <typeparam name="T2">The array of a column's values.</typeparam>
    /// <typeparam name="T3">The array of a column's values.</typeparam>
    /// <typeparam name="TResult">The array of the results.</typeparam>
    /// <param name="udf">What takes the function.</param>
    /// <param name="name">The name; case does not count.</param>
    /// <param name="f">The function, called for many rows at once.</param>
    /// <exception cref="AnalysisException">A function that is built in has the name.</exception>
    /// <exception cref="ArgumentException">An array's class stands for no type.</exception>
    /// <exception cref="SparkException">The session is one on a Spark server.</exception>
    public static void RegisterVector<T1, T2, T3, TResult>(this UdfRegistration udf, string name, Func<T1, T2, T3, TResult> f)
        where T1 : IArrowArray
        where T2 : IArrowArray
        where T3 : IArrowArray
        where TResult : IArrowArray => udf.Add(name, ArrowFunctions.VectorUdf(f)(Any, Any, Any));

    /// <summary>Names a function of 4 columns.</summary>
    /// <typeparam name="T1">The array of a column's values.</typeparam>
    /// <typeparam name="T2">The array of a column's values.</typeparam>
    /// <typeparam name="T3">The array of a column's values.</typeparam>
    /// <typeparam name="T4">The array of a column's values.</typeparam>
    /// <typeparam name="TResult">The array of the results.</typeparam>
    /// <param name="udf">What takes the function.</param>
    /// <param name="name">The name; case does not count.</param>
    /// <param name="f">The function, called for many rows at once.</param>
    /// <exception cref="AnalysisException">A function that is built in has the name.</exception>
    /// <exception cref="ArgumentException">An array's class stands for no type.</exception>
    /// <exception cref="SparkException">The session is one on a Spark server.</exception>
    public static void RegisterVector<T1, T2, T3, T4, TResult>(this UdfRegistration udf, string name, Func<T1, T2, T3, T4, TResult> f)
        where T1 : IArrowArray
        where T2 : IArrowArray
        where T3 : IArrowArray
        where T4 : IArrowArray
        where TResult : IArrowArray => udf.Add(name, ArrowFunctions.VectorUdf(f)(Any, Any, Any, Any));

    /// <summary>Names a function of 5 columns.</summary>
    /// <typeparam name="T1">The array of a column's values.</typeparam>
    /// <typeparam name="T2">The array of a column's values.</typeparam>
    /// <typeparam name="T3">The array of a column's values.</typeparam>
    /// <typeparam name="T4">The array of a column's values.</typeparam>
    /// <typeparam name="T5">The array of a column's values.</typeparam>
    /// <typeparam name="TResult">The array of the results.</typeparam>
    /// <param name="udf">What takes the function.</param>
    /// <param name="name">The name; case does not count.</param>
    /// <param name="f">The function, called for many rows at once.</param>
    /// <exception cref="AnalysisException">A function that is built in has the name.</exception>
    /// <exception cref="ArgumentException">An array's class stands for no type.</exception>
    /// <exception cref="SparkException">The session is one on a Spark server.</exception>
    public static void RegisterVector<T1, T2, T3, T4, T5, TResult>(this UdfRegistration udf, string name, Func<T1, T2, T3, T4, T5, TResult> f)
        where T1 : IArrowArray
        where T2 : IArrowArray
        where T3 : IArrowArray
        where T4 : IArrowArray
        where T5 : IArrowArray
        where TResult : IArrowArray => udf.Add(name, ArrowFunctions.VectorUdf(f)(Any, Any, Any, Any, Any));

    /// <summary>Names a function of 6 columns.</summary>
    /// <typeparam name="T1">The array of a column's values.</typeparam>
    /// <typeparam name="T2">The array of a column's values.</typeparam>
    /// <typeparam name="T3">The array of a column's values.</typeparam>
    /// <typeparam name="T4">The array of a column's values.</typeparam>
    /// <typeparam name="T5">The array of a column's values.</typeparam>
    /// <typeparam name="T6">The array of a column's values.</typeparam>
    /// <typeparam name="TResult">The array of the results.</typeparam>
    /// <param name="udf">What takes the function.</param>
    /// <param name="name">The name; case does not count.</param>
    /// <param name="f">The function, called for many rows at once.</param>
    /// <exception cref="AnalysisException">A function that is built in has the name.</exception>
    /// <exception cref="ArgumentException">An array's class stands for no type.</exception>
    /// <exception cref="SparkException">The session is one on a Spark server.</exception>
    public static void RegisterVector<T1, T2, T3, T4, T5, T6, TResult>(this UdfRegistration udf, string name, Func<T1, T2, T3, T4, T5, T6, TResult> f)
        where T1 : IArrowArray
        where T2 : IArrowArray
        where T3 : IArrowArray
        where T4 : IArrowArray
        where T5 : IArrowArray
        where T6 : IArrowArray
        where TResult : IArrowArray => udf.Add(name, ArrowFunctions.VectorUdf(f)(Any, Any, Any, Any, Any, Any));

    /// <summary>Names a function of 7 columns.</summary>
    /// <typeparam name="T1">The array of a column's values.</typeparam>
    /// <typeparam name="T2">The array of a column's values.</typeparam>
    /// <typeparam name="T3">The array of a column's values.</typeparam>
    /// <typeparam name="T4">The array of a column's values.</typeparam>
    /// <typeparam name="T5">The array of a column's values.</typeparam>
    /// <typeparam name="T6">The array of a column's values.</typeparam>
    /// <typeparam name="T7">The array of a column's values.</typeparam>
    /// <typeparam name="TResult">The array of the results.</typeparam>
    /// <param name="udf">What takes the function.</param>
    /// <param name="name">The name; case does not count.</param>
    /// <param name="f">The function, called for many rows at once.</param>
    /// <exception cref="AnalysisException">A function that is built in has the name.</exception>
    /// <exception cref="ArgumentException">An array's class stands for no type.</exception>
    /// <exception cref="SparkException">The session is one on a Spark server.</exception>
    public static void RegisterVector<T1, T2, T3, T4, T5, T6, T7, TResult>(this UdfRegistration udf, string name, Func<T1, T2, T3, T4, T5, T6, T7, TResult> f)
        where T1 : IArrowArray
        where T2 : IArrowArray
        where T3 : IArrowArray
        where T4 : IArrowArray
        where T5 : IArrowArray
        where T6 : IArrowArray
        where T7 : IArrowArray
        where TResult : IArrowArray => udf.Add(name, ArrowFunctions.VectorUdf(f)(Any, Any, Any, Any, Any, Any, Any));

    /// <summary>Names a function of 8 columns.</summary>
    /// <typeparam name="T1">The array of a column's values.</typeparam>
    /// <typeparam name="T2">The array of a column's values.</typeparam>
    /// <typeparam name="T3">The array of a column's values.</typeparam>
    /// <typeparam name="T4">The array of a column's values.</typeparam>
    /// <typeparam name="T5">The array of a column's values.</typeparam>
    /// <typeparam name="T6">The array of a column's values.</typeparam>
    /// <typeparam name="T7">The array of a column's values.</typeparam>
    /// <typeparam name="T8">The array of a column's values.</typeparam>
    /// <typeparam name="TResult">The array of the results.</typeparam>
    /// <param name="udf">What takes the function.</param>
    /// <param name="name">The name; case does not count.</param>
    /// <param name="f">The function, called for many rows at once.</param>
    /// <exception cref="AnalysisException">A function that is built in has the name.</exception>
    /// <exception cref="ArgumentException">An array's class stands for no type.</exception>
    /// <exception cref="SparkException">The session is one on a Spark server.</exception>
    public static void RegisterVector<T1, T2, T3, T4, T5, T6, T7, T8, TResult>(this UdfRegistration udf, string name, Func<T1, T2, T3, T4, T5, T6, T7, T8, TResult> f)
        where T1 : IArrowArray
        where T2 : IArrowArray
        where T3 : IArrowArray
        where T4 : IArrowArray
        where T5 : IArrowArray
        where T6 : IArrowArray
        where T7 : IArrowArray
        where T8 : IArrowArray
        where TResult : IArrowArray => udf.Add(name, ArrowFunctions.VectorUdf(f)(Any, Any, Any, Any, Any, Any, Any, Any));

    /// <summary>Names a function of 9 columns.</summary>
    /// <typeparam name="T1">The array of a column's values.</typeparam>
    /// <typeparam name="T2">The array of a column's values.</typeparam>
    /// <typeparam name="T3">The array of a column's values.</typeparam>
    /// <typeparam name="T4">The array of a column's values.</typeparam>
    /// <typeparam name="T5">The array of a column's values.</typeparam>
    /// <typeparam name="T6">The array of a column's values.</typeparam>
    /// <typeparam name="T7">The array of a column's values.</typeparam>
    /// <typeparam name="T8">The array of a column's values.</typeparam>
    /// <typeparam name="T9">The array of a column's values.</typeparam>
    /// <typeparam name="TResult">The array of the results.</typeparam>
    /// <param name="udf">What takes the function.</param>
    /// <param name="name">The name; case does not count.</param>
    /// <param name="f">The function, called for many rows at once.</param>
    /// <exception cref="AnalysisException">A function that is built in has the name.</exception>
    /// <exception cref="ArgumentException">An array's class stands for no type.</exception>
    /// <exception cref="SparkException">The session is one on a Spark server.</exception>
    public static void RegisterVector<T1, T2, T3, T4, T5, T6, T7, T8, T9, TResult>(this UdfRegistration udf, string name, Func<T1, T2, T3, T4, T5, T6, T7, T8, T9, TResult> f)
        where T1 : IArrowArray
        where T2 : IArrowArray
        where T3 : IArrowArray
        where T4 : IArrowArray
        where T5 : IArrowArray
        where T6 : IArrowArray
        where T7 : IArrowArray
        where T8 : IArrowArray
        where T9 : IArrowArray
        where TResult : IArrowArray => udf.Add(name, ArrowFunctions.VectorUdf(f)(Any, Any, Any, Any, Any, Any, Any, Any, Any));

    /// <summary>Names a function of 10 columns.</summary>
    /// <typeparam name="T1">The array of a column's values.</typeparam>
    /// <typeparam name="T2">The array of a column's values.</typeparam>
    /// <typeparam name="T3">The array of a column's values.</typeparam>
    /// <typeparam name="T4">The array of a column's values.</typeparam>
    /// <typeparam name="T5">The array of a column's values.</typeparam>
    /// <typeparam name="T6">The array of a column's values.</typeparam>
    /// <typeparam name="T7">The array of a column's values.</typeparam>
    /// <typeparam name="T8">The array of a column's values.</typeparam>
    /// <typeparam name="T9">The array of a column's values.</typeparam>
    /// <typeparam name="T10">The array of a column's values.</typeparam>
    /// <typeparam name="TResult">The array of the results.</typeparam>
    /// <param name="udf">What takes the function.</param>
    /// <param name="name">The name; case does not count.</param>
    /// <param name="f">The function, called for many rows at once.</param>
    /// <exception cref="AnalysisException">A function that is built in has the name.</exception>
    /// <exception cref="ArgumentException">An array's class stands for no type.</exception>
    /// <exception cref="SparkException">The session is one on a Spark server.</exception>
    public static void RegisterVector<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, TResult>(this UdfRegistration udf, string name, Func<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, TResult> f)
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
        where TResult : IArrowArray => udf.Add(name, ArrowFunctions.VectorUdf(f)(Any, Any, Any, Any, Any, Any, Any, Any, Any, Any));
}
