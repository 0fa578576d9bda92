using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Tables;

/// <content>Views, tables and kept rows.</content>
public sealed partial class Catalog
{
    /// <summary>Forgets a temporary view of the session; its rows are kept no longer.</summary>
    /// <param name="viewName">Its name.</param>
    /// <returns>Whether there was one.</returns>
    public bool DropTempView(string viewName) => Do(new DropTempView(viewName))[0].GetAs<bool>(0);

    /// <summary>Forgets a temporary view of all sessions; its rows are kept no longer.</summary>
    /// <param name="viewName">Its name, without <c>global_temp</c>.</param>
    /// <returns>Whether there was one.</returns>
    public bool DropGlobalTempView(string viewName) => Do(new DropGlobalTempView(viewName))[0].GetAs<bool>(0);

    /// <summary>Makes a table of the files in a directory. For a Spark server: the embedded engine has temporary views in place of tables.</summary>
    /// <param name="tableName">Its name as in SQL.</param>
    /// <param name="path">The directory, of files in the session's default format.</param>
    /// <returns>The table's rows.</returns>
    /// <exception cref="AnalysisException">The engine has no tables by name, or there is such a table.</exception>
    public DataFrame CreateTable(string tableName, string path) => Create(tableName, path, null, null, Options.None);

    /// <summary>Makes a table of the files in a directory. For a Spark server: the embedded engine has temporary views in place of tables.</summary>
    /// <param name="tableName">Its name as in SQL.</param>
    /// <param name="path">The directory.</param>
    /// <param name="source">The files' format.</param>
    /// <returns>The table's rows.</returns>
    /// <exception cref="AnalysisException">The engine has no tables by name, or there is such a table.</exception>
    public DataFrame CreateTable(string tableName, string path, string source) => Create(tableName, path, source, null, Options.None);

    /// <summary>Makes a table. For a Spark server: the embedded engine has temporary views in place of tables.</summary>
    /// <param name="tableName">Its name as in SQL.</param>
    /// <param name="source">The files' format.</param>
    /// <param name="options">Options of the format; <c>path</c> says where the files lie.</param>
    /// <returns>The table's rows.</returns>
    /// <exception cref="AnalysisException">The engine has no tables by name, or there is such a table.</exception>
    public DataFrame CreateTable(string tableName, string source, IDictionary<string, string> options) => Create(tableName, null, source, null, Of(options));

    /// <summary>Makes a table. For a Spark server: the embedded engine has temporary views in place of tables.</summary>
    /// <param name="tableName">Its name as in SQL.</param>
    /// <param name="source">The files' format.</param>
    /// <param name="schema">The columns.</param>
    /// <param name="options">Options of the format; <c>path</c> says where the files lie.</param>
    /// <returns>The table's rows.</returns>
    /// <exception cref="AnalysisException">The engine has no tables by name, or there is such a table.</exception>
    public DataFrame CreateTable(string tableName, string source, StructType schema, IDictionary<string, string> options) => Create(tableName, null, source, schema, Of(options));

    /// <summary>Makes a table. For a Spark server: the embedded engine has temporary views in place of tables.</summary>
    /// <param name="tableName">Its name as in SQL.</param>
    /// <param name="source">The files' format.</param>
    /// <param name="description">What the table is, for people.</param>
    /// <param name="options">Options of the format; <c>path</c> says where the files lie.</param>
    /// <returns>The table's rows.</returns>
    /// <exception cref="AnalysisException">The engine has no tables by name, or there is such a table.</exception>
    public DataFrame CreateTable(string tableName, string source, string description, IDictionary<string, string> options) =>
        Create(tableName, null, source, null, Of(options), description);

    /// <summary>Makes a table. For a Spark server: the embedded engine has temporary views in place of tables.</summary>
    /// <param name="tableName">Its name as in SQL.</param>
    /// <param name="source">The files' format.</param>
    /// <param name="schema">The columns.</param>
    /// <param name="description">What the table is, for people.</param>
    /// <param name="options">Options of the format; <c>path</c> says where the files lie.</param>
    /// <returns>The table's rows.</returns>
    /// <exception cref="AnalysisException">The engine has no tables by name, or there is such a table.</exception>
    public DataFrame CreateTable(string tableName, string source, StructType schema, string description, IDictionary<string, string> options) =>
        Create(tableName, null, source, schema, Of(options), description);

    /// <summary>Whether the rows of a table or view are kept.</summary>
    /// <param name="tableName">Its name as in SQL.</param>
    /// <returns>Whether they are.</returns>
    /// <exception cref="AnalysisException">There is no such table.</exception>
    public bool IsCached(string tableName) => Value<bool>(new IsCached(tableName));

    /// <summary>Keeps the rows of a table or view from their first use on.</summary>
    /// <param name="tableName">Its name as in SQL; on the embedded engine that of a temporary view.</param>
    /// <exception cref="AnalysisException">There is no such table, or its rows cannot be kept.</exception>
    public void CacheTable(string tableName) => Do(new CacheTable(tableName));

    /// <summary>Keeps the rows of a table or view from their first use on.</summary>
    /// <param name="tableName">Its name as in SQL; on the embedded engine that of a temporary view.</param>
    /// <param name="storageLevel">Where they are kept.</param>
    /// <exception cref="AnalysisException">There is no such table, or its rows cannot be kept.</exception>
    public void CacheTable(string tableName, StorageLevel storageLevel) => Do(new CacheTable(tableName, storageLevel));

    /// <summary>Keeps the rows of a table or view no longer; nothing happens where they are not kept.</summary>
    /// <param name="tableName">Its name as in SQL.</param>
    /// <exception cref="AnalysisException">There is no such table.</exception>
    public void UncacheTable(string tableName) => Do(new UncacheTable(tableName));

    /// <summary>Keeps no rows of the session any longer, be it of tables or of DataFrames.</summary>
    public void ClearCache() => Do(new ClearCache());

    /// <summary>Has what is known or kept of a table or view made anew, after others have changed its files.</summary>
    /// <param name="tableName">Its name as in SQL.</param>
    /// <exception cref="AnalysisException">There is no such table.</exception>
    public void RefreshTable(string tableName) => Do(new RefreshTable(tableName));

    /// <summary>Has kept rows made anew that come from files which others have changed.</summary>
    /// <param name="path">The directory or file.</param>
    public void RefreshByPath(string path) => Do(new RefreshByPath(path));

    /// <summary>Finds the partitions of a table by its directories. For a Spark server: the embedded engine finds them at each read.</summary>
    /// <param name="tableName">The table's name.</param>
    /// <exception cref="AnalysisException">There is no such table, or it has no partitions.</exception>
    public void RecoverPartitions(string tableName) => Do(new RecoverPartitions(tableName));

    private DataFrame Create(string tableName, string? path, string? source, StructType? schema, Options options, string? description = null)
    {
        Do(new CreateTable(tableName, path, source, description, schema, options));
        return _session.Table(tableName);
    }

    private static Options Of(IDictionary<string, string> options) => options.Aggregate(Options.None, (all, option) => all.With(option.Key, option.Value));
}
