using SparkPersonalization.Personalization.GenerateEvents.Truth;
using SparkPersonalization.Personalization.Tables;

namespace SparkPersonalization.Personalization.GenerateEvents.Visits;

/// <summary>
/// Decides the fate of each event, makes its copies, tells the truth recorder, and holds the records until they arrive.
/// Every record has exactly one fate, the first that holds: malformed, bot, internal, too late; what is left is
/// accepted, and only accepted events have copies (duplicates or a conflict). Never more than
/// <see cref="GenerateEventsOptions.TotalEvents"/> records are planned.
/// </summary>
internal sealed class Schedule(GenerateEventsOptions options, Period period, SeededRandom random, TruthRecorder truth)
{
    internal const long MaxLateness = 7 * Period.Day;

    private const long LatestAccepted = 6 * Period.Day + 20 * Period.Hour;
    private const long LastResend = 2 * Period.Hour;
    private const double TwoCopies = 0.2;

    private readonly List<PlannedRecord>?[] _minutes =
        new List<PlannedRecord>?[period.Minutes + (LastResend + Period.Hour) / Period.Minute];

    private int _nextMinute;
    private long _events;

    /// <summary>Records planned so far.</summary>
    internal long Planned { get; private set; }

    /// <summary>Whether all records are planned.</summary>
    internal bool Full => Planned == options.TotalEvents;

    /// <summary>Plans an event, unless all records are planned.</summary>
    internal void Add(ShopEvent made)
    {
        if (Full)
            return;
        made.Number = ++_events;
        made.Transport = made.Visit.Visitor == Visitor.Crawler ? 40 : (int)random.Between(20, 900);
        if (made.Visit.OnlineFrom > made.Time)
            made.SentAfter = made.Visit.OnlineFrom - made.Time;

        if (random.Chance(options.MalformedRate))
            AddMalformed(made);
        else if (made.Visit.Visitor is Visitor.Robot or Visitor.Staff)
            AddFiltered(made);
        else if (random.Chance(options.TooLateRate))
            AddTooLate(made);
        else
            AddAccepted(made);
    }

    /// <summary>The records that arrive before the end of a minute of the period, in order of arrival.</summary>
    internal IEnumerable<PlannedRecord> TakeUntil(int minute)
    {
        for (; _nextMinute <= minute; _nextMinute++)
        {
            if (_minutes[_nextMinute] is not { } due)
                continue;
            due.Sort();
            foreach (var record in due)
                yield return record;
            _minutes[_nextMinute] = null;
        }
    }

    /// <summary>All records that have not arrived yet.</summary>
    internal IEnumerable<PlannedRecord> TakeRest() => TakeUntil(_minutes.Length - 1);

    private void AddMalformed(ShopEvent made)
    {
        var damage = Damages.Pick(made.Kind, options.OversizedShare, random);
        truth.Refuse(Damages.ReasonCode(damage));
        Enqueue(made, 0, damage);
    }

    private void AddFiltered(ShopEvent made)
    {
        truth.Refuse(made.Visit.Visitor == Visitor.Robot ? ReasonCodes.Bot : ReasonCodes.Internal);
        Enqueue(made, 0);
    }

    private void AddTooLate(ShopEvent made)
    {
        made.Stored = MaxLateness + random.MostlyLow(Period.Minute, 20 * Period.Day);
        truth.Refuse(ReasonCodes.TooLate);
        Enqueue(made, 0);
    }

    private void AddAccepted(ShopEvent made)
    {
        if (made.SentAfter == 0 && random.Chance(options.LateRate / 2))
            made.SentAfter = Math.Min(random.MostlyLow(Period.Minute, LatestAccepted), period.End - made.Time);
        truth.Accept(made);
        Enqueue(made, 0);

        if (made.Kind.HasPrice && random.Chance(options.ConflictRate))
            AddConflict(made);
        else if (random.Chance(options.DuplicateRate))
            AddDuplicates(made);
    }

    private void AddConflict(ShopEvent made)
    {
        if (Full)
            return;
        truth.Refuse(ReasonCodes.Conflict);
        Enqueue(made, random.MostlyLow(Period.Second, LastResend), conflicting: true);
    }

    private void AddDuplicates(ShopEvent made)
    {
        var copies = !random.Chance(TwoCopies) ? 1 : random.Chance(TwoCopies) ? 3 : 2;
        for (var i = 0; i < copies && !Full; i++)
        {
            truth.Duplicate();
            Enqueue(made, random.MostlyLow(Period.Second, LastResend));
        }
    }

    private void Enqueue(ShopEvent made, long resent, Damage damage = Damage.None, bool conflicting = false)
    {
        var receivedAt = made.Time + made.SentAfter + resent + made.Transport;
        var minute = (receivedAt - period.Start) / Period.Minute;
        var list = _minutes[minute] ??= [];
        list.Add(new PlannedRecord(made, receivedAt, ++Planned, resent, damage, conflicting));
    }
}
