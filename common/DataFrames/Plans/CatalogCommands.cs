using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Plans;

/// <summary>A change of the session's catalog: the messages of Spark Connect's <c>Catalog</c> that do something (catalog.proto).</summary>
public abstract record CatalogCommand : Command;

/// <summary>Another current catalog.</summary>
/// <param name="CatalogName">Its name.</param>
public sealed record SetCurrentCatalog(string CatalogName) : CatalogCommand;

/// <summary>Another current database.</summary>
/// <param name="DbName">Its name.</param>
public sealed record SetCurrentDatabase(string DbName) : CatalogCommand;

/// <summary>A temporary view of the session forgotten; the answer is whether there was one.</summary>
/// <param name="ViewName">Its name.</param>
public sealed record DropTempView(string ViewName) : CatalogCommand;

/// <summary>A temporary view of all sessions forgotten; the answer is whether there was one.</summary>
/// <param name="ViewName">Its name without <c>global_temp</c>.</param>
public sealed record DropGlobalTempView(string ViewName) : CatalogCommand;

/// <summary>The rows of a table or view kept, from their first use on.</summary>
/// <param name="TableName">Its name as in SQL.</param>
/// <param name="StorageLevel">Where they are kept, or null for the default.</param>
public sealed record CacheTable(string TableName, StorageLevel? StorageLevel = null) : CatalogCommand;

/// <summary>The rows of a table or view kept no longer.</summary>
/// <param name="TableName">Its name as in SQL.</param>
public sealed record UncacheTable(string TableName) : CatalogCommand;

/// <summary>No rows of the session kept any longer.</summary>
public sealed record ClearCache : CatalogCommand;

/// <summary>What is known or kept of a table or view made anew.</summary>
/// <param name="TableName">Its name as in SQL.</param>
public sealed record RefreshTable(string TableName) : CatalogCommand;

/// <summary>What is known or kept of files made anew.</summary>
/// <param name="Path">The directory or file.</param>
public sealed record RefreshByPath(string Path) : CatalogCommand;

/// <summary>The partitions of a table found by its directories.</summary>
/// <param name="TableName">The table.</param>
public sealed record RecoverPartitions(string TableName) : CatalogCommand;

/// <summary>A table of the catalog made.</summary>
/// <param name="TableName">Its name as in SQL.</param>
/// <param name="Path">Where its files lie, or null for the catalog's choice.</param>
/// <param name="Source">The files' format, or null for the session's default.</param>
/// <param name="Description">A note, or null.</param>
/// <param name="Schema">Its columns, or null for those of the files.</param>
/// <param name="Options">Options of the format.</param>
public sealed record CreateTable(string TableName, string? Path, string? Source, string? Description, StructType? Schema, Options Options) : CatalogCommand;

/// <summary>A view forgotten, as SQL's <c>DROP VIEW</c>.</summary>
/// <param name="ViewName">Its name as in SQL.</param>
/// <param name="IfExists">Whether it is no error that there is none.</param>
public sealed record DropView(string ViewName, bool IfExists) : Command;

/// <summary>The rows of a table or view computed and kept, as SQL's <c>CACHE TABLE</c>.</summary>
/// <param name="TableName">Its name as in SQL.</param>
public sealed record CacheTableNow(string TableName) : Command;

/// <summary>The rows of a table or view kept no longer, as SQL's <c>UNCACHE TABLE IF EXISTS</c>.</summary>
/// <param name="TableName">Its name as in SQL.</param>
public sealed record UncacheIfExists(string TableName) : Command;
