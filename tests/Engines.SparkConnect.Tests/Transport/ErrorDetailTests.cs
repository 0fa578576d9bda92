using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Parsing;
using SparkPersonalization.Engines.SparkConnect.Protocol;
using SparkPersonalization.Engines.SparkConnect.Tests.Fakes;
using SparkPersonalization.Engines.SparkConnect.Transport;
using Error = SparkPersonalization.Engines.SparkConnect.Protocol.FetchErrorDetailsResponse.Types.Error;

namespace SparkPersonalization.Engines.SparkConnect.Tests.Transport;

public sealed class ErrorDetailTests
{
    private const string Analysis = "org.apache.spark.sql.AnalysisException";
    private const string Parse = "org.apache.spark.sql.catalyst.parser.ParseException";

    private FakeSpark _fake = null!;
    private ConnectClient _client = null!;

    [SetUp]
    public void Open()
    {
        _fake = new FakeSpark();
        _client = _fake.Open();
    }

    [TearDown]
    public void Close()
    {
        _client.Dispose();
        _fake.Dispose();
    }

    [Test]
    public void The_whole_error_is_asked_for()
    {
        _fake.Errors["e1"] = new FetchErrorDetailsResponse
        {
            RootErrorIdx = 0,
            Errors =
            {
                new Error
                {
                    ErrorTypeHierarchy = { Analysis, "java.lang.Exception" },
                    Message = "[UNRESOLVED_COLUMN.WITH_SUGGESTION] A column cannot be resolved.",
                    SparkThrowable = new() { ErrorClass = "UNRESOLVED_COLUMN.WITH_SUGGESTION", SqlState = "42703", MessageParameters = { ["objectName"] = "`x`" } },
                },
            },
        };

        var error = Fail<AnalysisException>(Faults.Spark("cut off", errorId: "e1", classes: Analysis));

        Assert.That(error.ErrorClass, Is.EqualTo("UNRESOLVED_COLUMN.WITH_SUGGESTION"));
        Assert.That(error.SqlState, Is.EqualTo("42703"));
        Assert.That(error.Message, Is.EqualTo("[UNRESOLVED_COLUMN.WITH_SUGGESTION] A column cannot be resolved."));
        Assert.That(error.MessageParameters, Is.EqualTo(new Dictionary<string, string> { ["objectName"] = "`x`" }));
    }

    [Test]
    public void A_cause_with_a_class_stands_for_a_wrapper_without_one()
    {
        _fake.Errors["e1"] = new FetchErrorDetailsResponse
        {
            RootErrorIdx = 1,
            Errors =
            {
                new Error { ErrorTypeHierarchy = { "org.apache.spark.SparkArithmeticException" }, Message = "[DIVIDE_BY_ZERO] Division by zero.", SparkThrowable = new() { ErrorClass = "DIVIDE_BY_ZERO", SqlState = "22012" } },
                new Error { ErrorTypeHierarchy = { "org.apache.spark.SparkException" }, Message = "Job aborted.", CauseIdx = 0 },
            },
        };

        Assert.That(Fail<SparkException>(Faults.Spark("Job aborted.", errorId: "e1", classes: "org.apache.spark.SparkException")).ErrorClass, Is.EqualTo("DIVIDE_BY_ZERO"));
    }

    [Test]
    public void Causes_in_a_circle_end()
    {
        _fake.Errors["e1"] = new FetchErrorDetailsResponse
        {
            RootErrorIdx = 0,
            Errors = { new Error { ErrorTypeHierarchy = { "java.lang.RuntimeException" }, Message = "round", CauseIdx = 0 } },
        };

        Assert.That(Fail<SparkException>(Faults.Spark("round", errorId: "e1", classes: "java.lang.RuntimeException")).Message, Is.EqualTo("[UNCLASSIFIED] java.lang.RuntimeException: round"));
    }

    [Test]
    public void Without_details_the_trailers_must_do()
    {
        var error = Fail<ParseException>(Faults.Spark("[PARSE_SYNTAX_ERROR] Syntax error at or near 'x'.", "PARSE_SYNTAX_ERROR", "unknown", "42601", Parse));

        Assert.That(error.ErrorClass, Is.EqualTo("PARSE_SYNTAX_ERROR"));
        Assert.That(error.SqlState, Is.EqualTo("42601"));
    }

    [Test]
    public void A_class_that_had_no_room_in_the_trailers_is_found_in_the_text() =>
        Assert.That(Fail<AnalysisException>(Faults.Spark("[TABLE_OR_VIEW_NOT_FOUND] No table.", classes: Analysis)).ErrorClass, Is.EqualTo("TABLE_OR_VIEW_NOT_FOUND"));

    [Test]
    public void An_error_of_a_library_under_Spark_says_its_class() => Assert.That(
        Fail<SparkException>(Faults.Spark("no space left", classes: "java.io.IOException")).Message,
        Is.EqualTo("[UNCLASSIFIED] java.io.IOException: no space left"));

    [Test]
    public void A_session_that_the_server_forgot_says_what_to_do() => Assert.That(
        Fail<SparkException>(Faults.Spark("[INVALID_HANDLE.SESSION_CLOSED] Session was closed.", "INVALID_HANDLE.SESSION_CLOSED", classes: "org.apache.spark.SparkSQLException")).Message,
        Does.Contain("Make a new session and run the program again").And.Contain($"127.0.0.1:{_fake.Port}"));

    private T Fail<T>(Exception fault)
        where T : SparkException
    {
        _fake.AnalyzeFaults.Enqueue(fault);
        return Assert.Throws<T>(() => _client.Analyze(r => r.SparkVersion = new()))!;
    }
}
