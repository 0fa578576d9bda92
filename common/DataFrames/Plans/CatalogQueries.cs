using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Plans;

/// <summary>A question to the session's catalog: the messages of Spark Connect's <c>Catalog</c> that only answer (catalog.proto).</summary>
public abstract record CatalogQuery() : Read(IsStreaming: false)
{
    /// <summary>The columns of the answer.</summary>
    public abstract StructType Schema { get; }
}

/// <summary>A question with one value as its answer, in column <c>value</c>.</summary>
/// <param name="Type">The value's type.</param>
public abstract record CatalogValue(DataType Type) : CatalogQuery
{
    /// <inheritdoc/>
    public sealed override StructType Schema { get; } = new(new StructField("value", Type));
}

/// <summary>Catalogs, one in a row.</summary>
public abstract record CatalogRows : CatalogQuery
{
    /// <inheritdoc/>
    public sealed override StructType Schema => CatalogSchemas.Catalogs;
}

/// <summary>Databases, one in a row.</summary>
public abstract record DatabaseRows : CatalogQuery
{
    /// <inheritdoc/>
    public sealed override StructType Schema => CatalogSchemas.Databases;
}

/// <summary>Tables and views, one in a row.</summary>
public abstract record TableRows : CatalogQuery
{
    /// <inheritdoc/>
    public sealed override StructType Schema => CatalogSchemas.Tables;
}

/// <summary>Functions, one in a row.</summary>
public abstract record FunctionRows : CatalogQuery
{
    /// <inheritdoc/>
    public sealed override StructType Schema => CatalogSchemas.Functions;
}

/// <summary>The current catalog's name.</summary>
public sealed record CurrentCatalog() : CatalogValue(new StringType());

/// <summary>The current database's name.</summary>
public sealed record CurrentDatabase() : CatalogValue(new StringType());

/// <summary>All catalogs.</summary>
/// <param name="Pattern">Which names, <c>*</c> for any text and <c>|</c> between choices; null for all.</param>
public sealed record ListCatalogs(string? Pattern = null) : CatalogRows;

/// <summary>The databases of the current catalog.</summary>
/// <param name="Pattern">Which names, or null for all.</param>
public sealed record ListDatabases(string? Pattern = null) : DatabaseRows;

/// <summary>The tables of a database and the session's temporary views.</summary>
/// <param name="DbName">The database, or null for the current one.</param>
/// <param name="Pattern">Which names, or null for all.</param>
public sealed record ListTables(string? DbName = null, string? Pattern = null) : TableRows;

/// <summary>The functions of a database and those that are built in.</summary>
/// <param name="DbName">The database, or null for the current one.</param>
/// <param name="Pattern">Which names, or null for all.</param>
public sealed record ListFunctions(string? DbName = null, string? Pattern = null) : FunctionRows;

/// <summary>The columns of a table or view.</summary>
/// <param name="TableName">The table as in SQL.</param>
/// <param name="DbName">Its database, or null where the name says it or it is the current one.</param>
public sealed record ListColumns(string TableName, string? DbName = null) : CatalogQuery
{
    /// <inheritdoc/>
    public override StructType Schema => CatalogSchemas.Columns;
}

/// <summary>One database.</summary>
/// <param name="DbName">Its name.</param>
public sealed record GetDatabase(string DbName) : DatabaseRows;

/// <summary>One table or view.</summary>
/// <param name="TableName">Its name as in SQL.</param>
/// <param name="DbName">Its database, or null.</param>
public sealed record GetTable(string TableName, string? DbName = null) : TableRows;

/// <summary>One function.</summary>
/// <param name="FunctionName">Its name.</param>
/// <param name="DbName">Its database, or null.</param>
public sealed record GetFunction(string FunctionName, string? DbName = null) : FunctionRows;

/// <summary>Whether there is a database.</summary>
/// <param name="DbName">Its name.</param>
public sealed record DatabaseExists(string DbName) : CatalogValue(new BooleanType());

/// <summary>Whether there is a table or view.</summary>
/// <param name="TableName">Its name as in SQL.</param>
/// <param name="DbName">Its database, or null.</param>
public sealed record TableExists(string TableName, string? DbName = null) : CatalogValue(new BooleanType());

/// <summary>Whether there is a function.</summary>
/// <param name="FunctionName">Its name.</param>
/// <param name="DbName">Its database, or null.</param>
public sealed record FunctionExists(string FunctionName, string? DbName = null) : CatalogValue(new BooleanType());

/// <summary>Whether the rows of a table or view are kept.</summary>
/// <param name="TableName">Its name as in SQL.</param>
public sealed record IsCached(string TableName) : CatalogValue(new BooleanType());
