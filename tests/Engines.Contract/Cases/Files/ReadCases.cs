using SparkPersonalization.DataFrames;

namespace SparkPersonalization.Engines.Contract.Cases.Files;

/// <summary>Options of readers.</summary>
internal static class ReadCases
{
    private const string People = "id,name,born,score\n1,Anna,2000-01-31,1.5\n2,\"Bo, the \\\"2nd\\\"\",1999-12-31,\n3,,,NaN\n4,\" ü \",0001-01-01,-1e3\n";
    private const string Broken = "1,a,2.5\nx,b,1\n3,c\n4,d,5,6\n\n5,\"e\n";
    private const string Events = "{\"id\":1,\"tags\":[\"a\",null],\"at\":\"2024-01-02T03:04:05.678Z\",\"n\":1.5}\n{\"id\":\"2\",\"more\":{\"x\":true}}\n{\"id\":null,\"n\":9223372036854775807}\n";
    private const string BadJson = "{\"id\":1}\n{\"id\":\n[1]\n{\"id\":\"x\"}\n\n{\"id\":5,\"more\":1}\n";

    // Where the engines differ: why, and what the embedded engine answers.
    private static readonly Dictionary<string, (string Reason, string Answer)> Gaps = new(StringComparer.Ordinal)
    {
        ["CSV that must not be broken"] = ("a Spark server says only that a file cannot be read", "MALFORMED_RECORD_IN_PARSING"),
        ["JSON that must not be broken"] = ("a Spark server says only that a file cannot be read", "MALFORMED_RECORD_IN_PARSING"),
    };

    internal static IEnumerable<FileCase> All() => ((IEnumerable<FileCase>)[.. Csv(), .. Json(), .. Others()])
        .Select(c => Gaps.TryGetValue(c.Name, out var gap) ? c with { Reason = gap.Reason, Difference = gap.Answer } : c);

    private static IEnumerable<FileCase> Csv()
    {
        yield return Of("CSV as it is", "a.csv", People, r => r.Format("csv"));
        yield return Of("CSV with a header", "a.csv", People, r => r.Format("csv").Option("header", true));
        yield return Of("CSV with its types told", "a.csv", People, r => r.Format("csv").Option("header", true).Option("inferSchema", true));
        yield return Of("CSV with a schema", "a.csv", People, r => r.Format("csv").Option("header", true).Schema("id INT, name STRING, born DATE, score DOUBLE"));
        yield return Of("CSV with semicolons", "a.csv", "1;a;2\n3;';';4\n", r => r.Format("csv").Option("sep", ";").Option("quote", "'"));
        yield return Of("CSV with several signs between", "a.csv", "1||a||2\n3||b||4\n", r => r.Format("csv").Option("sep", "||"));
        yield return Of("CSV with another escape", "a.csv", "1,\"a\"\"b\"\n2,\"c\"\n", r => r.Format("csv").Option("escape", "\""));
        yield return Of("CSV with comments", "a.csv", "# no\n1,a\n#2,b\n3,c\n", r => r.Format("csv").Option("comment", "#"));
        yield return Of("CSV with a text for null", "a.csv", "1,NA\nNA,b\n", r => r.Format("csv").Option("nullValue", "NA").Schema("a INT, b STRING"));
        yield return Of("CSV with a text for nothing", "a.csv", "1,\"\"\n2,\n", r => r.Format("csv").Option("emptyValue", "EMPTY"));
        yield return Of("CSV with blanks taken off", "a.csv", "1,  a  \n 2 ,\tb\n", r => r.Format("csv").Option("ignoreLeadingWhiteSpace", true).Option("ignoreTrailingWhiteSpace", true));
        yield return Of("CSV with dates of a form", "a.csv", "31.01.2024,31.01.2024 5:06\n", r => r.Format("csv").Schema("d DATE, t TIMESTAMP").Option("dateFormat", "dd.MM.yyyy").Option("timestampFormat", "dd.MM.yyyy H:mm"));
        yield return Of("CSV of broken records", "a.csv", Broken, r => r.Format("csv").Schema("a INT, b STRING, c DOUBLE, _corrupt_record STRING"));
        yield return Of("CSV without broken records", "a.csv", Broken, r => r.Format("csv").Schema("a INT, b STRING, c DOUBLE").Option("mode", "DROPMALFORMED"));
        yield return Of("CSV that must not be broken", "a.csv", Broken, r => r.Format("csv").Schema("a INT, b STRING, c DOUBLE").Option("mode", "FAILFAST"));
        yield return Of("CSV over several lines", "a.csv", "1,\"a\nb\"\n2,c\n", r => r.Format("csv").Option("multiLine", true));
        yield return Of("CSV with ends of lines of Windows", "a.csv", "1,a\r\n2,b\r\n", r => r.Format("csv"));
        yield return Of("CSV without a file's end of line", "a.csv", "1,a\n2,b", r => r.Format("csv"));
        yield return Of("CSV of nothing", "a.csv", "", r => r.Format("csv").Schema("a INT"));
        yield return Of("CSV with NaN and infinities of a form", "a.csv", "x,+,-\n", r => r.Format("csv").Schema("a DOUBLE, b DOUBLE, c DOUBLE").Option("nanValue", "x").Option("positiveInf", "+").Option("negativeInf", "-"));
    }

    private static IEnumerable<FileCase> Json()
    {
        yield return Of("JSON lines", "a.json", Events, r => r.Format("json"));
        yield return Of("JSON with a schema", "a.json", Events, r => r.Format("json").Schema("id INT, at TIMESTAMP, tags ARRAY<STRING>, more STRUCT<x: BOOLEAN>, n DECIMAL(20,2)"));
        yield return Of("JSON of texts", "a.json", Events, r => r.Format("json").Option("primitivesAsString", true));
        yield return Of("JSON of broken records", "a.json", BadJson, r => r.Format("json").Schema("id INT, _corrupt_record STRING"));
        yield return Of("JSON without broken records", "a.json", BadJson, r => r.Format("json").Schema("id INT").Option("mode", "DROPMALFORMED"));
        yield return Of("JSON that must not be broken", "a.json", BadJson, r => r.Format("json").Schema("id INT").Option("mode", "FAILFAST"));
        yield return Of("JSON over several lines", "a.json", "[{\"a\":1},\n {\"a\":2}]", r => r.Format("json").Option("multiLine", true));
        yield return Of("JSON with dates of a form", "a.json", "{\"d\":\"31.01.2024\",\"t\":\"2024/01/31\"}\n", r => r.Format("json").Schema("d DATE, t TIMESTAMP").Option("dateFormat", "dd.MM.yyyy").Option("timestampFormat", "yyyy/MM/dd"));
        yield return Of("JSON with comments", "a.json", "{\"a\":1 /* x */}\n", r => r.Format("json").Schema("a INT, _corrupt_record STRING").Option("allowComments", true));
        yield return Of("JSON in single quotes", "a.json", "{'a':'x'}\n", r => r.Format("json").Schema("a STRING, _corrupt_record STRING"));
        yield return Of("JSON with names out of quotes", "a.json", "{a:1}\n", r => r.Format("json").Schema("a INT, _corrupt_record STRING").Option("allowUnquotedFieldNames", true));
        yield return Of("JSON without nulls in its schema", "a.json", "{\"a\":null,\"b\":1}\n", r => r.Format("json").Option("dropFieldIfAllNull", true));
        yield return Of("JSON of nothing", "a.json", "", r => r.Format("json").Schema("a INT"));
    }

    private static IEnumerable<FileCase> Others()
    {
        yield return Of("text", "a.txt", "a\n\nü\r\nlast", r => r.Format("text"));
        yield return Of("text as a whole", "a.txt", "a\nb\n", r => r.Format("text").Option("wholetext", true));
        yield return Of("text with another end of line", "a.txt", "a;b;;c", r => r.Format("text").Option("lineSep", ";"));
        yield return new FileCase("folders as columns", [("y=2024/k=a/1.csv", "1\n"), ("y=2025/k=%C3%BC/2.csv", "2\n"), ("y=__HIVE_DEFAULT_PARTITION__/k=b/3.csv", "3\n")], (r, f) => r.Format("csv").Schema("v INT").Load(f));
        yield return new FileCase("files by pattern", [("a1.csv", "1\n"), ("a2.csv", "2\n"), ("b1.csv", "3\n")], (r, f) => r.Format("csv").Option("pathGlobFilter", "a*.csv").Load(f));
        yield return new FileCase("files by a path with a pattern", [("a1.csv", "1\n"), ("a2.csv", "2\n"), ("b1.csv", "3\n")], (r, f) => r.Format("csv").Load(Path.Combine(f, "*1.csv")));
        yield return new FileCase("files at every depth", [("a.csv", "1\n"), ("x/b.csv", "2\n"), ("x/y/c.csv", "3\n")], (r, f) => r.Format("csv").Option("recursiveFileLookup", true).Load(f));
        yield return new FileCase("files that are hidden", [("a.csv", "1\n"), ("_b.csv", "2\n"), (".c.csv", "3\n")], (r, f) => r.Format("csv").Load(f));
        yield return new FileCase("a part of the folders with their columns", [("y=1/a.csv", "1\n"), ("y=2/b.csv", "2\n")], (r, f) => r.Format("csv").Option("basePath", f).Load(Path.Combine(f, "y=1")));
        yield return new FileCase("several paths", [("a/1.csv", "1\n"), ("b/2.csv", "2\n")], (r, f) => r.Format("csv").Load(Path.Combine(f, "a"), Path.Combine(f, "b")));
        yield return new FileCase("a path that is missing", [], (r, f) => r.Format("csv").Load(Path.Combine(f, "none")));
        yield return new FileCase("the metadata of files", [("a.csv", "1\n22\n")], (r, f) => r.Format("csv").Load(f).SelectExpr("_c0", "_metadata.file_name", "_metadata.file_size"));
    }

    private static FileCase Of(string name, string file, string text, Func<DataFrameReader, DataFrameReader> reader) => new(name, [(file, text)], (r, folder) => reader(r).Load(folder));
}
