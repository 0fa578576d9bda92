using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames.Tables;

/// <content>One thing by its name.</content>
public sealed partial class Catalog
{
    /// <summary>A database.</summary>
    /// <param name="dbName">Its name.</param>
    /// <returns>What is known of it.</returns>
    /// <exception cref="AnalysisException">There is no such database.</exception>
    public Database GetDatabase(string dbName) => Database.Of(One(new GetDatabase(dbName)));

    /// <summary>A table or view.</summary>
    /// <param name="tableName">Its name as in SQL.</param>
    /// <returns>What is known of it.</returns>
    /// <exception cref="AnalysisException">There is no such table.</exception>
    public Table GetTable(string tableName) => Tables.Table.Of(One(new GetTable(tableName)));

    /// <summary>A table or view of a database.</summary>
    /// <param name="dbName">The database.</param>
    /// <param name="tableName">The table's name.</param>
    /// <returns>What is known of it.</returns>
    /// <exception cref="AnalysisException">There is no such table.</exception>
    public Table GetTable(string dbName, string tableName) => Tables.Table.Of(One(new GetTable(tableName, dbName)));

    /// <summary>A function.</summary>
    /// <param name="functionName">Its name.</param>
    /// <returns>What is known of it.</returns>
    /// <exception cref="AnalysisException">There is no such function.</exception>
    public Function GetFunction(string functionName) => Function.Of(One(new GetFunction(functionName)));

    /// <summary>A function of a database.</summary>
    /// <param name="dbName">The database.</param>
    /// <param name="functionName">The function's name.</param>
    /// <returns>What is known of it.</returns>
    /// <exception cref="AnalysisException">There is no such function.</exception>
    public Function GetFunction(string dbName, string functionName) => Function.Of(One(new GetFunction(functionName, dbName)));

    /// <summary>Whether there is a database.</summary>
    /// <param name="dbName">Its name.</param>
    /// <returns>Whether it is there.</returns>
    public bool DatabaseExists(string dbName) => Value<bool>(new DatabaseExists(dbName));

    /// <summary>Whether there is a table or view.</summary>
    /// <param name="tableName">Its name as in SQL.</param>
    /// <returns>Whether it is there.</returns>
    public bool TableExists(string tableName) => Value<bool>(new TableExists(tableName));

    /// <summary>Whether there is a table or view in a database.</summary>
    /// <param name="dbName">The database.</param>
    /// <param name="tableName">The table's name.</param>
    /// <returns>Whether it is there.</returns>
    public bool TableExists(string dbName, string tableName) => Value<bool>(new TableExists(tableName, dbName));

    /// <summary>Whether there is a function.</summary>
    /// <param name="functionName">Its name.</param>
    /// <returns>Whether it is there.</returns>
    public bool FunctionExists(string functionName) => Value<bool>(new FunctionExists(functionName));

    /// <summary>Whether there is a function in a database.</summary>
    /// <param name="dbName">The database.</param>
    /// <param name="functionName">The function's name.</param>
    /// <returns>Whether it is there; one that is built in is in no database.</returns>
    public bool FunctionExists(string dbName, string functionName) => Value<bool>(new FunctionExists(functionName, dbName));
}
