using System.Globalization;
using SparkPersonalization.Contracts.Mappings;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Contracts;

public sealed partial class MappingFile
{
    private static readonly StructType ExtraColumns = (StructType)DataType.FromDdl("_raw STRING, _occurrence INT, _file STRING, _ingested_at TIMESTAMP");

    /// <summary>Loads a mapping.</summary>
    /// <param name="path">The file.</param>
    /// <param name="contract">The contract whose columns it sets.</param>
    /// <param name="session">What analyses its expressions; nothing is run.</param>
    /// <returns>The mapping.</returns>
    /// <exception cref="ContractException">
    /// The mapping cannot be used: a column that the contract has not, an expression that makes no sense, and so on; all of it is listed.
    /// </exception>
    public static MappingFile Load(string path, EventContract contract, SparkSession session)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(contract);
        ArgumentNullException.ThrowIfNull(session);
        var faults = new FaultList();
        var name = Path.GetFileName(path);
        var content = new JsonFiles(Path.GetDirectoryName(Path.GetFullPath(path))!, faults).Read(name);
        faults.ThrowIfAny();
        var document = MappingDocument.Read(content!.Value, name, faults);
        var plan = Compile(document, name, contract.Schema, session, faults);
        faults.ThrowIfAny();
        var fingerprint = Contracts.Fingerprint.Of([(name, content.Value, false)]);
        return new MappingFile(contract, document.Source, $"{fingerprint}+{contract.Fingerprint}", plan);
    }

    private static Plan Compile(MappingDocument document, string file, StructType schema, SparkSession session, FaultList faults)
    {
        var source = document.Source.Columns;
        foreach (var clash in source.Where(f => f.Name.StartsWith("__", StringComparison.Ordinal) || ExtraColumns.Find(f.Name) is not null))
            faults.Add(file, "/source/columns", $"The name '{clash.Name}' is kept for reading: the source must not have it.");
        var analysis = new MappingAnalysis(session, new StructType(source.Concat(ExtraColumns.Where(e => source.Find(e.Name) is null))), file, faults);
        var tree = new TargetTree(schema);
        var plan = new Plan(schema, tree, document.Reject, Used(document));
        foreach (var (path, expression) in document.Set)
        {
            var pointer = $"/set/{path}";
            if (tree.Find(path) is not { } column)
                faults.Add(file, pointer, $"The contract has no column '{path}'. Near ones: {tree.Near(path)}.");
            else if (tree.Around(path) is { } around)
                faults.Add(file, pointer, $"The column '{around}' around this one is set too: set the one or the other.");
            else if (analysis.TypeOf(expression, pointer) is { } type)
                plan.Set(path, column, expression, type, problem => faults.Add(file, pointer, problem));
        }

        foreach (var rejection in document.Reject)
            analysis.ExpectCondition(rejection.When, $"{rejection.Pointer}/when");
        return plan;
    }

    private static List<string> Used(MappingDocument document)
    {
        var expressions = document.Set.Select(s => s.Value).Concat(document.Reject.Select(r => r.When)).ToList();
        return [.. ExtraColumns.FieldNames.Where(n => expressions.Exists(e => CultureInfo.InvariantCulture.CompareInfo.IndexOf(e, n, CompareOptions.OrdinalIgnoreCase) >= 0))];
    }
}
