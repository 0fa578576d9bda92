using System.Text.Json;

namespace SparkPersonalization.Architecture.Tests;

/// <summary>The files in <c>conf/</c> are strict JSON: one document without comments, trailing commas or a name twice in one object.</summary>
[TestFixture]
internal sealed class ConfigurationTests
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    [Test]
    public void Every_JSON_file_parses() => Offenders.MustBeNone(
        Repository.Files("conf", ".json").Select(path => (Path: path, Fault: Fault(Repository.Read(path)))).Where(file => file.Fault is not null)
            .Select(file => $"{file.Path}: {file.Fault}"),
        "These files are not strict JSON.");

    private static string? Fault(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Strict);
            return null;
        }
        catch (JsonException error)
        {
            return error.Message;
        }
    }
}
