using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames;

/// <summary>
/// Gives C# functions names, by which SQL texts of the session and <see cref="Functions.CallUDF"/> call them; made by <see cref="SparkSession.Udf"/>. Types
/// follow from the CLR types, as those of <see cref="Functions.Udf{TResult}(Func{TResult})"/>. A name means the function that it was given last. A Spark server
/// runs no C#, so a session on one refuses them all.
/// </summary>
public sealed class UdfRegistration
{
    /// <summary>An argument of calls that are made for their function alone.</summary>
    internal static readonly Column Any = Functions.Lit(null);

    private readonly SparkSession _session;

    internal UdfRegistration(SparkSession session) => _session = session;

    /// <summary>Names a function without arguments.</summary>
    /// <typeparam name="TResult">The type of the results.</typeparam>
    /// <param name="name">The name; case does not count.</param>
    /// <param name="f">The function, called for each row.</param>
    /// <exception cref="AnalysisException">A function that is built in has the name.</exception>
    /// <exception cref="ArgumentException">No column has a type of the function.</exception>
    /// <exception cref="SparkException">The session is one on a Spark server.</exception>
    public void Register<TResult>(string name, Func<TResult> f) => Add(name, Functions.Udf(f)());

    /// <summary>Names a function without arguments that gives structs.</summary>
    /// <param name="name">The name; case does not count.</param>
    /// <param name="f">The function, called for each row.</param>
    /// <param name="returnType">The structs' fields.</param>
    /// <exception cref="AnalysisException">A function that is built in has the name.</exception>
    /// <exception cref="ArgumentException">No column has a type of the function.</exception>
    /// <exception cref="SparkException">The session is one on a Spark server.</exception>
    public void Register(string name, Func<Row> f, StructType returnType) => Add(name, Functions.Udf(f, returnType)());

    /// <summary>Names a function of one argument.</summary>
    /// <typeparam name="T">The type of the argument.</typeparam>
    /// <typeparam name="TResult">The type of the results.</typeparam>
    /// <param name="name">The name; case does not count.</param>
    /// <param name="f">The function, called for each row.</param>
    /// <exception cref="AnalysisException">A function that is built in has the name.</exception>
    /// <exception cref="ArgumentException">No column has a type of the function.</exception>
    /// <exception cref="SparkException">The session is one on a Spark server.</exception>
    public void Register<T, TResult>(string name, Func<T, TResult> f) => Add(name, Functions.Udf(f)(Any));

    /// <summary>Names a function of one argument that gives structs.</summary>
    /// <typeparam name="T">The type of the argument.</typeparam>
    /// <param name="name">The name; case does not count.</param>
    /// <param name="f">The function, called for each row.</param>
    /// <param name="returnType">The structs' fields.</param>
    /// <exception cref="AnalysisException">A function that is built in has the name.</exception>
    /// <exception cref="ArgumentException">No column has a type of the function.</exception>
    /// <exception cref="SparkException">The session is one on a Spark server.</exception>
    public void Register<T>(string name, Func<T, Row> f, StructType returnType) => Add(name, Functions.Udf(f, returnType)(Any));

    /// <summary>Names a function of 2 arguments.</summary>
    /// <typeparam name="T1">The type of an argument.</typeparam>
    /// <typeparam name="T2">The type of an argument.</typeparam>
    /// <typeparam name="TResult">The type of the results.</typeparam>
    /// <param name="name">The name; case does not count.</param>
    /// <param name="f">The function, called for each row.</param>
    /// <exception cref="AnalysisException">A function that is built in has the name.</exception>
    /// <exception cref="ArgumentException">No column has a type of the function.</exception>
    /// <exception cref="SparkException">The session is one on a Spark server.</exception>
    public void Register<T1, T2, TResult>(string name, Func<T1, T2, TResult> f) => Add(name, Functions.Udf(f)(Any, Any));

    /// <summary>Names a function of 2 arguments that gives structs.</summary>
    /// <typeparam name="T1">The type of an argument.</typeparam>
    /// <typeparam name="T2">The type of an argument.</typeparam>
    /// <param name="name">The name; case does not count.</param>
    /// <param name="f">The function, called for each row.</param>
    /// <param name="returnType">The structs' fields.</param>
    /// <exception cref="AnalysisException">A function that is built in has the name.</exception>
    /// <exception cref="ArgumentException">No column has a type of the function.</exception>
    /// <exception cref="SparkException">The session is one on a Spark server.</exception>
    public void Register<T1, T2>(string name, Func<T1, T2, Row> f, StructType returnType) => Add(name, Functions.Udf(f, returnType)(Any, Any));

    /// <summary>Names a function of 3 arguments.</summary>
    /// <typeparam name="T1">The type of an argument.</typeparam>
    /// <typeparam name="T2">The type of an argument.</typeparam>
    /// <typeparam name="T3">The type of an argument.</typeparam>
    /// <typeparam name="TResult">The type of the results.</typeparam>
    /// <param name="name">The name; case does not count.</param>
    /// <param name="f">The function, called for each row.</param>
    /// <exception cref="AnalysisException">A function that is built in has the name.</exception>
    /// <exception cref="ArgumentException">No column has a type of the function.</exception>
    /// <exception cref="SparkException">The session is one on a Spark server.</exception>
    public void Register<T1, T2, T3, TResult>(string name, Func<T1, T2, T3, TResult> f) => Add(name, Functions.Udf(f)(Any, Any, Any));

    /// <summary>Names a function of 3 arguments that gives structs.</summary>
    /// <typeparam name="T1">The type of an argument.</typeparam>
    /// <typeparam name="T2">The type of an argument.</typeparam>
    /// <typeparam name="T3">The type of an argument.</typeparam>
    /// <param name="name">The name; case does not count.</param>
    /// <param name="f">The function, called for each row.</param>
    /// <param name="returnType">The structs' fields.</param>
    /// <exception cref="AnalysisException">A function that is built in has the name.</exception>
    /// <exception cref="ArgumentException">No column has a type of the function.</exception>
    /// <exception cref="SparkException">The session is one on a Spark server.</exception>
    public void Register<T1, T2, T3>(string name, Func<T1, T2, T3, Row> f, StructType returnType) => Add(name, Functions.Udf(f, returnType)(Any, Any, Any));

    /// <summary>Names a function of 4 arguments.</summary>
    /// <typeparam name="T1">The type of an argument.</typeparam>
    /// <typeparam name="T2">The type of an argument.</typeparam>
    /// <typeparam name="T3">The type of an argument.</typeparam>
    /// <typeparam name="T4">The type of an argument.</typeparam>
    /// <typeparam name="TResult">The type of the results.</typeparam>
    /// <param name="name">The name; case does not count.</param>
    /// <param name="f">The function, called for each row.</param>
    /// <exception cref="AnalysisException">A function that is built in has the name.</exception>
    /// <exception cref="ArgumentException">No column has a type of the function.</exception>
    /// <exception cref="SparkException">The session is one on a Spark server.</exception>
    public void Register<T1, T2, T3, T4, TResult>(string name, Func<T1, T2, T3, T4, TResult> f) => Add(name, Functions.Udf(f)(Any, Any, Any, Any));

    /// <summary>Names a function of 4 arguments that gives structs.</summary>
    /// <typeparam name="T1">The type of an argument.</typeparam>
    /// <typeparam name="T2">The type of an argument.</typeparam>
    /// <typeparam name="T3">The type of an argument.</typeparam>
    /// <typeparam name="T4">The type of an argument.</typeparam>
    /// <param name="name">The name; case does not count.</param>
    /// <param name="f">The function, called for each row.</param>
    /// <param name="returnType">The structs' fields.</param>
    /// <exception cref="AnalysisException">A function that is built in has the name.</exception>
    /// <exception cref="ArgumentException">No column has a type of the function.</exception>
    /// <exception cref="SparkException">The session is one on a Spark server.</exception>
    public void Register<T1, T2, T3, T4>(string name, Func<T1, T2, T3, T4, Row> f, StructType returnType) => Add(name, Functions.Udf(f, returnType)(Any, Any, Any, Any));

    /// <summary>Names a function of 5 arguments.</summary>
    /// <typeparam name="T1">The type of an argument.</typeparam>
    /// <typeparam name="T2">The type of an argument.</typeparam>
    /// <typeparam name="T3">The type of an argument.</typeparam>
    /// <typeparam name="T4">The type of an argument.</typeparam>
    /// <typeparam name="T5">The type of an argument.</typeparam>
    /// <typeparam name="TResult">The type of the results.</typeparam>
    /// <param name="name">The name; case does not count.</param>
    /// <param name="f">The function, called for each row.</param>
    /// <exception cref="AnalysisException">A function that is built in has the name.</exception>
    /// <exception cref="ArgumentException">No column has a type of the function.</exception>
    /// <exception cref="SparkException">The session is one on a Spark server.</exception>
    public void Register<T1, T2, T3, T4, T5, TResult>(string name, Func<T1, T2, T3, T4, T5, TResult> f) => Add(name, Functions.Udf(f)(Any, Any, Any, Any, Any));

    /// <summary>Names a function of 5 arguments that gives structs.</summary>
    /// <typeparam name="T1">The type of an argument.</typeparam>
    /// <typeparam name="T2">The type of an argument.</typeparam>
    /// <typeparam name="T3">The type of an argument.</typeparam>
    /// <typeparam name="T4">The type of an argument.</typeparam>
    /// <typeparam name="T5">The type of an argument.</typeparam>
    /// <param name="name">The name; case does not count.</param>
    /// <param name="f">The function, called for each row.</param>
    /// <param name="returnType">The structs' fields.</param>
    /// <exception cref="AnalysisException">A function that is built in has the name.</exception>
    /// <exception cref="ArgumentException">No column has a type of the function.</exception>
    /// <exception cref="SparkException">The session is one on a Spark server.</exception>
    public void Register<T1, T2, T3, T4, T5>(string name, Func<T1, T2, T3, T4, T5, Row> f, StructType returnType) => Add(name, Functions.Udf(f, returnType)(Any, Any, Any, Any, Any));

    /// <summary>Names a function of 6 arguments.</summary>
    /// <typeparam name="T1">The type of an argument.</typeparam>
    /// <typeparam name="T2">The type of an argument.</typeparam>
    /// <typeparam name="T3">The type of an argument.</typeparam>
    /// <typeparam name="T4">The type of an argument.</typeparam>
    /// <typeparam name="T5">The type of an argument.</typeparam>
    /// <typeparam name="T6">The type of an argument.</typeparam>
    /// <typeparam name="TResult">The type of the results.</typeparam>
    /// <param name="name">The name; case does not count.</param>
    /// <param name="f">The function, called for each row.</param>
    /// <exception cref="AnalysisException">A function that is built in has the name.</exception>
    /// <exception cref="ArgumentException">No column has a type of the function.</exception>
    /// <exception cref="SparkException">The session is one on a Spark server.</exception>
    public void Register<T1, T2, T3, T4, T5, T6, TResult>(string name, Func<T1, T2, T3, T4, T5, T6, TResult> f) => Add(name, Functions.Udf(f)(Any, Any, Any, Any, Any, Any));

    /// <summary>Names a function of 6 arguments that gives structs.</summary>
    /// <typeparam name="T1">The type of an argument.</typeparam>
    /// <typeparam name="T2">The type of an argument.</typeparam>
    /// <typeparam name="T3">The type of an argument.</typeparam>
    /// <typeparam name="T4">The type of an argument.</typeparam>
    /// <typeparam name="T5">The type of an argument.</typeparam>
    /// <typeparam name="T6">The type of an argument.</typeparam>
    /// <param name="name">The name; case does not count.</param>
    /// <param name="f">The function, called for each row.</param>
    /// <param name="returnType">The structs' fields.</param>
    /// <exception cref="AnalysisException">A function that is built in has the name.</exception>
    /// <exception cref="ArgumentException">No column has a type of the function.</exception>
    /// <exception cref="SparkException">The session is one on a Spark server.</exception>
    public void Register<T1, T2, T3, T4, T5, T6>(string name, Func<T1, T2, T3, T4, T5, T6, Row> f, StructType returnType) => Add(name, Functions.Udf(f, returnType)(Any, Any, Any, Any, Any, Any));

    /// <summary>Names a function of 7 arguments.</summary>
    /// <typeparam name="T1">The type of an argument.</typeparam>
    /// <typeparam name="T2">The type of an argument.</typeparam>
    /// <typeparam name="T3">The type of an argument.</typeparam>
    /// <typeparam name="T4">The type of an argument.</typeparam>
    /// <typeparam name="T5">The type of an argument.</typeparam>
    /// <typeparam name="T6">The type of an argument.</typeparam>
    /// <typeparam name="T7">The type of an argument.</typeparam>
    /// <typeparam name="TResult">The type of the results.</typeparam>
    /// <param name="name">The name; case does not count.</param>
    /// <param name="f">The function, called for each row.</param>
    /// <exception cref="AnalysisException">A function that is built in has the name.</exception>
    /// <exception cref="ArgumentException">No column has a type of the function.</exception>
    /// <exception cref="SparkException">The session is one on a Spark server.</exception>
    public void Register<T1, T2, T3, T4, T5, T6, T7, TResult>(string name, Func<T1, T2, T3, T4, T5, T6, T7, TResult> f) => Add(name, Functions.Udf(f)(Any, Any, Any, Any, Any, Any, Any));

    /// <summary>Names a function of 7 arguments that gives structs.</summary>
    /// <typeparam name="T1">The type of an argument.</typeparam>
    /// <typeparam name="T2">The type of an argument.</typeparam>
    /// <typeparam name="T3">The type of an argument.</typeparam>
    /// <typeparam name="T4">The type of an argument.</typeparam>
    /// <typeparam name="T5">The type of an argument.</typeparam>
    /// <typeparam name="T6">The type of an argument.</typeparam>
    /// <typeparam name="T7">The type of an argument.</typeparam>
    /// <param name="name">The name; case does not count.</param>
    /// <param name="f">The function, called for each row.</param>
    /// <param name="returnType">The structs' fields.</param>
    /// <exception cref="AnalysisException">A function that is built in has the name.</exception>
    /// <exception cref="ArgumentException">No column has a type of the function.</exception>
    /// <exception cref="SparkException">The session is one on a Spark server.</exception>
    public void Register<T1, T2, T3, T4, T5, T6, T7>(string name, Func<T1, T2, T3, T4, T5, T6, T7, Row> f, StructType returnType) => Add(name, Functions.Udf(f, returnType)(Any, Any, Any, Any, Any, Any, Any));

    /// <summary>Names a function of 8 arguments.</summary>
    /// <typeparam name="T1">The type of an argument.</typeparam>
    /// <typeparam name="T2">The type of an argument.</typeparam>
    /// <typeparam name="T3">The type of an argument.</typeparam>
    /// <typeparam name="T4">The type of an argument.</typeparam>
    /// <typeparam name="T5">The type of an argument.</typeparam>
    /// <typeparam name="T6">The type of an argument.</typeparam>
    /// <typeparam name="T7">The type of an argument.</typeparam>
    /// <typeparam name="T8">The type of an argument.</typeparam>
    /// <typeparam name="TResult">The type of the results.</typeparam>
    /// <param name="name">The name; case does not count.</param>
    /// <param name="f">The function, called for each row.</param>
    /// <exception cref="AnalysisException">A function that is built in has the name.</exception>
    /// <exception cref="ArgumentException">No column has a type of the function.</exception>
    /// <exception cref="SparkException">The session is one on a Spark server.</exception>
    public void Register<T1, T2, T3, T4, T5, T6, T7, T8, TResult>(string name, Func<T1, T2, T3, T4, T5, T6, T7, T8, TResult> f) => Add(name, Functions.Udf(f)(Any, Any, Any, Any, Any, Any, Any, Any));

    /// <summary>Names a function of 8 arguments that gives structs.</summary>
    /// <typeparam name="T1">The type of an argument.</typeparam>
    /// <typeparam name="T2">The type of an argument.</typeparam>
    /// <typeparam name="T3">The type of an argument.</typeparam>
    /// <typeparam name="T4">The type of an argument.</typeparam>
    /// <typeparam name="T5">The type of an argument.</typeparam>
    /// <typeparam name="T6">The type of an argument.</typeparam>
    /// <typeparam name="T7">The type of an argument.</typeparam>
    /// <typeparam name="T8">The type of an argument.</typeparam>
    /// <param name="name">The name; case does not count.</param>
    /// <param name="f">The function, called for each row.</param>
    /// <param name="returnType">The structs' fields.</param>
    /// <exception cref="AnalysisException">A function that is built in has the name.</exception>
    /// <exception cref="ArgumentException">No column has a type of the function.</exception>
    /// <exception cref="SparkException">The session is one on a Spark server.</exception>
    public void Register<T1, T2, T3, T4, T5, T6, T7, T8>(string name, Func<T1, T2, T3, T4, T5, T6, T7, T8, Row> f, StructType returnType) => Add(name, Functions.Udf(f, returnType)(Any, Any, Any, Any, Any, Any, Any, Any));

    /// <summary>Names a function of 9 arguments.</summary>
    /// <typeparam name="T1">The type of an argument.</typeparam>
    /// <typeparam name="T2">The type of an argument.</typeparam>
    /// <typeparam name="T3">The type of an argument.</typeparam>
    /// <typeparam name="T4">The type of an argument.</typeparam>
    /// <typeparam name="T5">The type of an argument.</typeparam>
    /// <typeparam name="T6">The type of an argument.</typeparam>
    /// <typeparam name="T7">The type of an argument.</typeparam>
    /// <typeparam name="T8">The type of an argument.</typeparam>
    /// <typeparam name="T9">The type of an argument.</typeparam>
    /// <typeparam name="TResult">The type of the results.</typeparam>
    /// <param name="name">The name; case does not count.</param>
    /// <param name="f">The function, called for each row.</param>
    /// <exception cref="AnalysisException">A function that is built in has the name.</exception>
    /// <exception cref="ArgumentException">No column has a type of the function.</exception>
    /// <exception cref="SparkException">The session is one on a Spark server.</exception>
    public void Register<T1, T2, T3, T4, T5, T6, T7, T8, T9, TResult>(string name, Func<T1, T2, T3, T4, T5, T6, T7, T8, T9, TResult> f) => Add(name, Functions.Udf(f)(Any, Any, Any, Any, Any, Any, Any, Any, Any));

    /// <summary>Names a function of 9 arguments that gives structs.</summary>
    /// <typeparam name="T1">The type of an argument.</typeparam>
    /// <typeparam name="T2">The type of an argument.</typeparam>
    /// <typeparam name="T3">The type of an argument.</typeparam>
    /// <typeparam name="T4">The type of an argument.</typeparam>
    /// <typeparam name="T5">The type of an argument.</typeparam>
    /// <typeparam name="T6">The type of an argument.</typeparam>
    /// <typeparam name="T7">The type of an argument.</typeparam>
    /// <typeparam name="T8">The type of an argument.</typeparam>
    /// <typeparam name="T9">The type of an argument.</typeparam>
    /// <param name="name">The name; case does not count.</param>
    /// <param name="f">The function, called for each row.</param>
    /// <param name="returnType">The structs' fields.</param>
    /// <exception cref="AnalysisException">A function that is built in has the name.</exception>
    /// <exception cref="ArgumentException">No column has a type of the function.</exception>
    /// <exception cref="SparkException">The session is one on a Spark server.</exception>
    public void Register<T1, T2, T3, T4, T5, T6, T7, T8, T9>(string name, Func<T1, T2, T3, T4, T5, T6, T7, T8, T9, Row> f, StructType returnType) => Add(name, Functions.Udf(f, returnType)(Any, Any, Any, Any, Any, Any, Any, Any, Any));

    /// <summary>Names a function of 10 arguments.</summary>
    /// <typeparam name="T1">The type of an argument.</typeparam>
    /// <typeparam name="T2">The type of an argument.</typeparam>
    /// <typeparam name="T3">The type of an argument.</typeparam>
    /// <typeparam name="T4">The type of an argument.</typeparam>
    /// <typeparam name="T5">The type of an argument.</typeparam>
    /// <typeparam name="T6">The type of an argument.</typeparam>
    /// <typeparam name="T7">The type of an argument.</typeparam>
    /// <typeparam name="T8">The type of an argument.</typeparam>
    /// <typeparam name="T9">The type of an argument.</typeparam>
    /// <typeparam name="T10">The type of an argument.</typeparam>
    /// <typeparam name="TResult">The type of the results.</typeparam>
    /// <param name="name">The name; case does not count.</param>
    /// <param name="f">The function, called for each row.</param>
    /// <exception cref="AnalysisException">A function that is built in has the name.</exception>
    /// <exception cref="ArgumentException">No column has a type of the function.</exception>
    /// <exception cref="SparkException">The session is one on a Spark server.</exception>
    public void Register<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, TResult>(string name, Func<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, TResult> f) => Add(name, Functions.Udf(f)(Any, Any, Any, Any, Any, Any, Any, Any, Any, Any));

    /// <summary>Names a function of 10 arguments that gives structs.</summary>
    /// <typeparam name="T1">The type of an argument.</typeparam>
    /// <typeparam name="T2">The type of an argument.</typeparam>
    /// <typeparam name="T3">The type of an argument.</typeparam>
    /// <typeparam name="T4">The type of an argument.</typeparam>
    /// <typeparam name="T5">The type of an argument.</typeparam>
    /// <typeparam name="T6">The type of an argument.</typeparam>
    /// <typeparam name="T7">The type of an argument.</typeparam>
    /// <typeparam name="T8">The type of an argument.</typeparam>
    /// <typeparam name="T9">The type of an argument.</typeparam>
    /// <typeparam name="T10">The type of an argument.</typeparam>
    /// <param name="name">The name; case does not count.</param>
    /// <param name="f">The function, called for each row.</param>
    /// <param name="returnType">The structs' fields.</param>
    /// <exception cref="AnalysisException">A function that is built in has the name.</exception>
    /// <exception cref="ArgumentException">No column has a type of the function.</exception>
    /// <exception cref="SparkException">The session is one on a Spark server.</exception>
    public void Register<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>(string name, Func<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, Row> f, StructType returnType) => Add(name, Functions.Udf(f, returnType)(Any, Any, Any, Any, Any, Any, Any, Any, Any, Any));

    /// <summary>Takes the function out of a call that is made for it alone.</summary>
    internal void Add(string name, Column call)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var (function, arguments) = (InlineUserDefinedFunction)call.Expression;
        _session.Engine.Execute(new RegisterFunction(name, function with { Name = name }, arguments.Count), CancellationToken.None);
    }
}
