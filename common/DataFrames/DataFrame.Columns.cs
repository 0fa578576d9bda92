using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames;

/// <summary>Columns: chosen, added, named and left out.</summary>
public sealed partial class DataFrame
{
    /// <summary>A column of this DataFrame, also where a join has another of that name.</summary>
    /// <param name="columnName">The column's name as in SQL.</param>
    public Column this[string columnName] => Col(columnName);

    /// <summary>A column of this DataFrame, also where a join has another of that name.</summary>
    /// <param name="colName">The column's name as in SQL; <c>*</c> for all.</param>
    /// <returns>The column.</returns>
    public Column Col(string colName) => Functions.Named(colName, Plan.PlanId);

    /// <summary>The columns whose name a Java regular expression matches.</summary>
    /// <param name="colName">The pattern in back-quotes.</param>
    /// <returns>The columns.</returns>
    public Column ColRegex(string colName) => new(new UnresolvedRegex(colName, Plan.PlanId));

    /// <summary>Chosen and computed columns.</summary>
    /// <param name="columns">The columns.</param>
    /// <returns>The new DataFrame.</returns>
    public DataFrame Select(params Column[] columns) => With(new Project(Plan, Column.Expressions(columns)));

    /// <summary>Chosen columns.</summary>
    /// <param name="column">A column's name.</param>
    /// <param name="columns">More names.</param>
    /// <returns>The new DataFrame.</returns>
    public DataFrame Select(string column, params string[] columns) => Select(Functions.Cols(column, columns));

    /// <summary>Columns computed by SQL expressions.</summary>
    /// <param name="expressions">The expressions, such as <c>a + 1 AS b</c>.</param>
    /// <returns>The new DataFrame.</returns>
    public DataFrame SelectExpr(params string[] expressions) => Select(Array.ConvertAll(expressions, Functions.Expr));

    /// <summary>Adds a column, or replaces the one of that name.</summary>
    /// <param name="colName">The column's name.</param>
    /// <param name="col">What it computes.</param>
    /// <returns>The new DataFrame.</returns>
    public DataFrame WithColumn(string colName, Column col) => With(new WithColumns(Plan, [new Alias(col.Expression, [colName])]));

    /// <summary>Adds columns, or replaces those of these names. All are computed from the columns as they were.</summary>
    /// <param name="columns">The columns by name.</param>
    /// <returns>The new DataFrame.</returns>
    public DataFrame WithColumns(IEnumerable<KeyValuePair<string, Column>> columns) =>
        With(new WithColumns(Plan, columns.Select(c => new Alias(c.Value.Expression, [c.Key])).ToValueList()));

    /// <summary>Renames a column; one that is not there is no error.</summary>
    /// <param name="existingName">The name now.</param>
    /// <param name="newName">The new name.</param>
    /// <returns>The new DataFrame.</returns>
    public DataFrame WithColumnRenamed(string existingName, string newName) =>
        With(new WithColumnsRenamed(Plan, [new Rename(existingName, newName)]));

    /// <summary>Renames columns; those that are not there are no error.</summary>
    /// <param name="names">New names by the names now.</param>
    /// <returns>The new DataFrame.</returns>
    public DataFrame WithColumnsRenamed(IEnumerable<KeyValuePair<string, string>> names) =>
        With(new WithColumnsRenamed(Plan, names.Select(n => new Rename(n.Key, n.Value)).ToValueList()));

    /// <summary>Leaves columns out; those that are not there are no error.</summary>
    /// <param name="colNames">The columns' names.</param>
    /// <returns>The new DataFrame.</returns>
    public DataFrame Drop(params string[] colNames) => With(new Drop(Plan, [], colNames.ToValueList()));

    /// <summary>Leaves a column out.</summary>
    /// <param name="col">The column.</param>
    /// <returns>The new DataFrame.</returns>
    public DataFrame Drop(Column col) => With(new Drop(Plan, [col.Expression], []));

    /// <summary>This DataFrame, whose columns keep their names.</summary>
    /// <returns>This DataFrame.</returns>
    public DataFrame ToDF() => this;

    /// <summary>The same columns under new names, by position.</summary>
    /// <param name="colNames">As many names as there are columns.</param>
    /// <returns>The new DataFrame.</returns>
    public DataFrame ToDF(params string[] colNames) => With(new ToDF(Plan, colNames.ToValueList()));

    /// <summary>The rows in a schema: columns ordered by name and cast.</summary>
    /// <param name="schema">The schema.</param>
    /// <returns>The new DataFrame.</returns>
    public DataFrame To(StructType schema) => With(new ToSchema(Plan, schema));

    /// <summary>The rows under a name that qualifies their columns: <c>name.column</c>.</summary>
    /// <param name="alias">The name.</param>
    /// <returns>The new DataFrame.</returns>
    public DataFrame Alias(string alias) => With(new SubqueryAlias(Plan, alias));

    /// <inheritdoc cref="Alias"/>
    public DataFrame As(string alias) => Alias(alias);

    /// <summary>Columns turned into rows: one for each value column, with its name and value.</summary>
    /// <param name="ids">The columns that stay.</param>
    /// <param name="values">The columns that become rows, or null for all others.</param>
    /// <param name="variableColumnName">The name of the column of names.</param>
    /// <param name="valueColumnName">The name of the column of values.</param>
    /// <returns>The new DataFrame.</returns>
    public DataFrame Unpivot(Column[] ids, Column[]? values, string variableColumnName, string valueColumnName) =>
        With(new Unpivot(Plan, Column.Expressions(ids), values is null ? null : Column.Expressions(values), variableColumnName, valueColumnName));

    /// <summary>Turns rows into columns: the values of one column name the new columns, and each other column becomes a row.</summary>
    /// <param name="indexColumn">The column that names the new ones, sorted by its values; rows in which it is null are left out.</param>
    /// <returns>
    /// Column <c>key</c> with the names of the other columns, and a column for each row, at most 500. The rows are found by a query.
    /// </returns>
    /// <exception cref="AnalysisException">
    /// The index is no column of a simple type (<c>TRANSPOSE_INVALID_INDEX_COLUMN</c>), the other columns have no type in common
    /// (<c>TRANSPOSE_NO_LEAST_COMMON_TYPE</c>), or there are more rows (<c>TRANSPOSE_EXCEED_ROW_LIMIT</c>).
    /// </exception>
    public DataFrame Transpose(Column indexColumn)
    {
        ArgumentNullException.ThrowIfNull(indexColumn);
        return With(new Transpose(Plan, [indexColumn.Expression]));
    }

    /// <summary>Turns rows into columns, named by the values of the first column.</summary>
    /// <inheritdoc cref="Transpose(Column)"/>
    public DataFrame Transpose() => With(new Transpose(Plan, []));

    /// <summary>One column, <c>value</c>, with each row as JSON text.</summary>
    /// <returns>The new DataFrame.</returns>
    public DataFrame ToJSON() => Select(Functions.ToJson(Functions.Struct(Functions.Col("*"))).As("value"));
}
