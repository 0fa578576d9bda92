using System.Text;
using SparkPersonalization.Engines.DuckDb.Execution;
using SparkPersonalization.Engines.DuckDb.Execution.Types;
using SparkPersonalization.Engines.DuckDb.Functions.Bridge;

namespace SparkPersonalization.Engines.DuckDb.Tests.Bridge;

public sealed class ScalarFunctionTests
{
    private static readonly DuckDbType VerdictType = DuckDbType.Struct(
        new DuckDbField("error", DuckDbType.Varchar),
        new DuckDbField("mismatches", DuckDbType.List(DuckDbType.Varchar)),
        new DuckDbField("value", DuckDbType.Struct(new DuckDbField("size", DuckDbType.BigInt), new DuckDbField("head", DuckDbType.Varchar))));

    // The shape of the jobs' hot function: an error and no value, or a value with its mismatches.
    private static readonly ScalarFunctionDefinition Verdict = new()
    {
        Name = "verdict",
        Parameters = [DuckDbType.Blob],
        Result = VerdictType,
        Body = Judge,
    };

    [Test]
    public void Structs_and_lists_are_written_in_place()
    {
        using var instance = TestInstance.Open(Verdict);

        var rows = instance.Rows("SELECT verdict(x::BLOB) FROM (VALUES (''), (NULL), ('abc'), ('a text of more than twelve')) t(x)").Select(r => r[0]);

        object?[] expected =
        [
            new object?[] { "empty", null, null },
            null,
            new object?[] { null, Array.Empty<object?>(), new object?[] { 3L, "abc" } },
            new object?[] { null, new object?[] { "too long: 26", "and more" }, new object?[] { 26L, "a text of mo" } },
        ];
        Assert.That(rows, Is.EqualTo(expected));
    }

    [Test]
    public void Many_rows_on_several_threads_give_the_right_sums_without_garbage()
    {
        using var instance = TestInstance.Open(Verdict);
        const string Sql = """
            SELECT sum((v.value).size)::BIGINT, sum(len(v.mismatches))::BIGINT, count(v.error)
            FROM (SELECT verdict(repeat('x', (i % 40)::INTEGER)::BLOB) AS v FROM range(3000000) t(i))
            """;
        instance.Rows(Sql);
        var before = GC.GetTotalAllocatedBytes();

        var row = instance.Rows(Sql).Single();

        Assert.That(row, Is.EqualTo(new object[] { 58_500_000L, 4_050_000L, 75_000L }));
        Assert.That(GC.GetTotalAllocatedBytes() - before, Is.LessThan(4 << 20));
    }

    [Test]
    public void Each_thread_has_a_state_of_its_own_and_all_share_what_bind_made()
    {
        var states = 0;
        var definition = new ScalarFunctionDefinition
        {
            Name = "scaled",
            Parameters = [DuckDbType.BigInt, DuckDbType.BigInt],
            Result = DuckDbType.BigInt,
            Bind = arguments => arguments.Constant(1),
            CreateState = bound => (Interlocked.Increment(ref states), bound).bound,
            Body = call =>
            {
                var factor = (long)(int)call.State!;
                foreach (var row in call.Rows)
                {
                    call.Result.Write(row, call.Argument(0).Value<long>(row) * factor);
                }
            },
        };
        using var instance = TestInstance.Open(definition);

        Assert.That(instance.Value("SELECT sum(scaled(i, 3))::BIGINT FROM range(1000000) t(i)"), Is.EqualTo(3 * 499_999_500_000));
        Assert.That(states, Is.GreaterThan(0));
    }

    [Test]
    public void Bind_sees_types_and_constants()
    {
        BoundArguments? seen = null;
        var definition = new ScalarFunctionDefinition
        {
            Name = "looks",
            VariadicParameter = DuckDbType.Any,
            Result = DuckDbType.Boolean,
            CalledOnNull = true,
            Bind = arguments => seen = arguments,
            Body = call => call.Result.Values<bool>(call.RowCount).Fill(true),
        };
        using var instance = TestInstance.Open(definition);

        instance.Rows("SELECT looks(i, 'a' || 'b', [1, NULL], {'x': [{'y': 2}]}, MAP {'k': 1.5}, NULL) FROM range(3) t(i)");

        Assert.That(seen!.Count, Is.EqualTo(6));
        Assert.That(seen.Type(0).Sql, Is.EqualTo("BIGINT"));
        Assert.That(seen.IsConstant(0), Is.False);
        Assert.That(() => seen.Constant(0), Throws.InvalidOperationException);
        Assert.That(seen.Constant(1), Is.EqualTo("ab"));
        Assert.That(seen.Constant(2), Is.EqualTo(new object?[] { 1, null }));
        Assert.That(TestInstance.Plain(seen.Constant(3)), Is.EqualTo(new object?[] { new object?[] { new object?[] { 2 } } }));
        Assert.That(TestInstance.Plain(seen.Constant(4)), Is.EqualTo(new KeyValuePair<object, object?>[] { new("k", 1.5m) }));
        Assert.That(seen.Constant(5), Is.Null);
    }

    [Test]
    public void An_exception_at_bind_refuses_the_statement_and_comes_out_as_itself()
    {
        var thrown = new NotSupportedException("the second argument must be constant");
        using var instance = TestInstance.Open(new ScalarFunctionDefinition
        {
            Name = "picky",
            Result = DuckDbType.BigInt,
            Bind = _ => throw thrown,
            Body = _ => Assert.Fail("called"),
        });

        Assert.That(() => instance.Value("SELECT picky()"), Throws.TypeOf<DuckDbException>().With.InnerException.SameAs(thrown));
    }

    [Test]
    public void An_exception_of_the_state_comes_out_as_itself()
    {
        var thrown = new NotSupportedException("no state");
        using var instance = TestInstance.Open(new ScalarFunctionDefinition
        {
            Name = "stateless",
            Parameters = [DuckDbType.BigInt],
            Result = DuckDbType.BigInt,
            CreateState = _ => throw thrown,
            Body = _ => Assert.Fail("called"),
        });

        Assert.That(() => instance.Value("SELECT stateless(i) FROM range(3) t(i)"), Throws.TypeOf<DuckDbException>().With.InnerException.SameAs(thrown));
    }

    [Test]
    public void Bytes_that_are_not_UTF8_never_become_a_text()
    {
        using var instance = TestInstance.Open(new ScalarFunctionDefinition
        {
            Name = "broken",
            Result = DuckDbType.Varchar,
            Body = call => call.Result.WriteUtf8(0, [0xC3, 0x28]),
        });

        Assert.That(() => instance.Value("SELECT broken()"), Throws.TypeOf<DuckDbException>().With.InnerException.TypeOf<ArgumentException>());
    }

    [Test]
    public void Overloads_go_by_their_parameters()
    {
        using var instance = TestInstance.Open(Constant(DuckDbType.BigInt, 1), Constant(DuckDbType.Varchar, 2));

        Assert.That(instance.Rows("SELECT kind(1), kind('a')").Single(), Is.EqualTo(new object[] { 1L, 2L }));
    }

    [Test]
    public void Functions_are_released_when_the_instance_closes()
    {
        var body = OpenAndClose();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.That(body.IsAlive, Is.False);
    }

    private static WeakReference OpenAndClose()
    {
        var definition = Constant(DuckDbType.BigInt, 1);
        using var instance = TestInstance.Open(definition);
        instance.Rows("SELECT kind(i) FROM range(10) t(i)");
        return new WeakReference(definition);
    }

    private static ScalarFunctionDefinition Constant(DuckDbType parameter, long value) => new()
    {
        Name = "kind",
        Parameters = [parameter],
        Result = DuckDbType.BigInt,
        Body = call => call.Result.Values<long>(call.RowCount).Fill(value),
    };

    private static void Judge(ScalarCall call)
    {
        var (error, mismatches, value) = (call.Result.Field(0), call.Result.Field(1), call.Result.Field(2));
        Span<byte> message = stackalloc byte[32];
        foreach (var row in call.Rows)
        {
            var bytes = call.Argument(0).Bytes(row);
            if (bytes.IsEmpty)
            {
                error.WriteUtf8(row, "empty"u8);
                mismatches.WriteNull(row);
                value.WriteNull(row);
                continue;
            }

            error.WriteNull(row);
            mismatches.BeginList(row);
            if (bytes.Length > 12)
            {
                Encoding.UTF8.TryGetBytes("too long: ", message, out var prefix);
                bytes.Length.TryFormat(message[prefix..], out var digits);
                mismatches.Element.WriteUtf8(mismatches.Append(), message[..(prefix + digits)]);
                mismatches.Element.WriteUtf8(mismatches.Append(), "and more"u8);
            }

            mismatches.EndList();
            value.Field(0).Write(row, (long)bytes.Length);
            value.Field(1).WriteUtf8(row, bytes[..Math.Min(12, bytes.Length)]);
        }
    }
}
