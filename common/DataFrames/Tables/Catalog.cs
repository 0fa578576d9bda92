using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames.Tables;

/// <summary>
/// What a session knows by name: databases, tables, views, functions; made by <see cref="SparkSession.Catalog"/>. The embedded engine has one
/// database, <c>default</c> of <c>spark_catalog</c>, which holds no tables: names are those of temporary views, and of files and tables by
/// their paths, such as <c>delta.`/lake/silver/events`</c>.
/// </summary>
public sealed partial class Catalog
{
    private readonly SparkSession _session;

    internal Catalog(SparkSession session) => _session = session;

    /// <summary>The catalog in which names without one are looked up.</summary>
    /// <returns>Its name.</returns>
    public string CurrentCatalog() => Value<string>(new CurrentCatalog());

    /// <summary>Changes the catalog in which names without one are looked up.</summary>
    /// <param name="catalogName">Its name.</param>
    /// <exception cref="SparkException">There is no such catalog.</exception>
    public void SetCurrentCatalog(string catalogName) => Do(new SetCurrentCatalog(catalogName));

    /// <summary>The catalogs that the session has used.</summary>
    /// <param name="pattern">Which names, <c>*</c> for any text and <c>|</c> between choices; null for all.</param>
    /// <returns>One row for each.</returns>
    public DataFrame ListCatalogs(string? pattern = null) => Rows(new ListCatalogs(pattern));

    /// <summary>The database in which names without one are looked up.</summary>
    /// <returns>Its name.</returns>
    public string CurrentDatabase() => Value<string>(new CurrentDatabase());

    /// <summary>Changes the database in which names without one are looked up.</summary>
    /// <param name="dbName">Its name.</param>
    /// <exception cref="AnalysisException">There is no such database.</exception>
    public void SetCurrentDatabase(string dbName) => Do(new SetCurrentDatabase(dbName));

    /// <summary>The databases of the current catalog.</summary>
    /// <returns>One row for each.</returns>
    public DataFrame ListDatabases() => Rows(new ListDatabases());

    /// <summary>The tables of the current database and the session's temporary views.</summary>
    /// <returns>One row for each.</returns>
    public DataFrame ListTables() => Rows(new ListTables());

    /// <summary>The tables of a database and the session's temporary views.</summary>
    /// <param name="dbName">The database; <c>global_temp</c> has the temporary views of all sessions.</param>
    /// <returns>One row for each.</returns>
    /// <exception cref="AnalysisException">There is no such database; on a server, and here when the rows are taken.</exception>
    public DataFrame ListTables(string dbName) => Rows(new ListTables(dbName));

    /// <summary>The tables of a database whose names fit a pattern, and the session's temporary views of such names.</summary>
    /// <param name="dbName">The database.</param>
    /// <param name="pattern">Which names, <c>*</c> for any text and <c>|</c> between choices.</param>
    /// <returns>One row for each.</returns>
    public DataFrame ListTables(string dbName, string pattern) => Rows(new ListTables(dbName, pattern));

    /// <summary>The columns of a table or view.</summary>
    /// <param name="tableName">Its name as in SQL.</param>
    /// <returns>One row for each.</returns>
    /// <exception cref="AnalysisException">There is no such table.</exception>
    public DataFrame ListColumns(string tableName) => Rows(new ListColumns(tableName));

    /// <summary>The columns of a table or view of a database.</summary>
    /// <param name="dbName">The database.</param>
    /// <param name="tableName">The table's name.</param>
    /// <returns>One row for each.</returns>
    /// <exception cref="AnalysisException">There is no such table.</exception>
    public DataFrame ListColumns(string dbName, string tableName) => Rows(new ListColumns(tableName, dbName));

    /// <summary>The functions that expressions can use.</summary>
    /// <returns>One row for each name.</returns>
    public DataFrame ListFunctions() => Rows(new ListFunctions());

    /// <summary>The functions of a database and those that are built in.</summary>
    /// <param name="dbName">The database.</param>
    /// <returns>One row for each name.</returns>
    public DataFrame ListFunctions(string dbName) => Rows(new ListFunctions(dbName));

    /// <summary>The functions of a database and those that are built in whose names fit a pattern.</summary>
    /// <param name="dbName">The database.</param>
    /// <param name="pattern">Which names, <c>*</c> for any text and <c>|</c> between choices.</param>
    /// <returns>One row for each name.</returns>
    public DataFrame ListFunctions(string dbName, string pattern) => Rows(new ListFunctions(dbName, pattern));

    private DataFrame Rows(CatalogQuery query) => new(_session, query);

    private Row One(CatalogQuery query) => _session.Engine.Execute(query, CancellationToken.None).Single();

    private T Value<T>(CatalogValue query) => One(query).GetAs<T>(0);

    private IReadOnlyList<Row> Do(CatalogCommand command) => _session.Engine.Execute(command, CancellationToken.None);
}
