namespace SparkPersonalization.Personalization.BuildFeatures.Pack;

/// <summary>A feature: one column of <c>gold/checkout_features</c>, or a part of other features that is not published.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Type">Its SQL type.</param>
/// <param name="Term">What the literature calls it.</param>
/// <param name="Definition">What it means: windows, units, and when it is null.</param>
/// <param name="Expression">Spark SQL over the rows of its view.</param>
internal sealed record Feature(string Name, string Type, string Term, string Definition, string Expression)
{
    /// <summary>The value, as SQL, of a checkout for which the view's expression gives null; null by default.</summary>
    internal string Missing { get; init; } = "NULL";

    /// <summary>Whether the feature is a part of others only.</summary>
    internal bool IsPart { get; init; }

    /// <summary>The expression with the declared type.</summary>
    internal string TypedExpression => $"CAST({Expression} AS {Type})";

    /// <summary>The column where a checkout may have no row in the view.</summary>
    internal string CompletedExpression => Missing == "NULL" ? Name : $"coalesce({Name}, CAST({Missing} AS {Type})) AS {Name}";

    /// <summary>A part of other features.</summary>
    internal static Feature Part(string name, string type, string expression) =>
        new(name, type, "", "", expression) { IsPart = true, Missing = "0" };

    /// <summary>A count: zero where there is nothing to count.</summary>
    internal static Feature Count(string name, string term, string definition, string expression) =>
        new(name, "BIGINT", term, definition, expression) { Missing = "0" };

    /// <summary>A number that is null where there is nothing to measure.</summary>
    internal static Feature Number(string name, string term, string definition, string expression) =>
        new(name, "DOUBLE", term, definition, expression);

    /// <summary>A sum: zero where there is nothing to add.</summary>
    internal static Feature Sum(string name, string term, string definition, string expression) =>
        new(name, "DOUBLE", term, definition, expression) { Missing = "0" };

    /// <summary>A yes or no: no where nothing says yes.</summary>
    internal static Feature Flag(string name, string term, string definition, string condition) =>
        new(name, "BOOLEAN", term, definition, condition) { Missing = "false" };
}
