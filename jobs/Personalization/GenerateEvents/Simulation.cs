using SparkPersonalization.Personalization.GenerateEvents.Shop;
using SparkPersonalization.Personalization.GenerateEvents.Truth;
using SparkPersonalization.Personalization.GenerateEvents.Visits;

namespace SparkPersonalization.Personalization.GenerateEvents;

/// <summary>
/// Plays the shop minute by minute. What it holds in memory is the catalogue, the people, and the records that are
/// still on their way: it does not grow with the number of records written.
/// </summary>
internal sealed class Simulation
{
    private const int OfflineDays = 6;
    private const long CrawlBeginsAfter = 2 * Period.Hour + 10 * Period.Minute;

    private readonly GenerateEventsOptions _options;
    private readonly Period _period;
    private readonly SeededRandom _random;
    private readonly Population _population;
    private readonly Schedule _schedule;
    private readonly Refunds _refunds;
    private readonly VisitPlanner _planner;
    private readonly DayCurve _curve;
    private long _crawled;

    internal Simulation(GenerateEventsOptions options)
    {
        _options = options;
        _period = new Period(options);
        _random = SeededRandom.For(options.Seed, 's', 0);
        _population = new Population(options);
        Truth = new TruthRecorder(_period);
        _schedule = new Schedule(options, _period, _random, Truth);
        _refunds = new Refunds(_population, _schedule, _random);
        var catalogue = new Catalogue(options.Seed, options.Products);
        _planner = new VisitPlanner(catalogue, _population, _schedule, _refunds, _period, _random);
        _curve = new DayCurve(_period);
    }

    internal TruthRecorder Truth { get; }

    /// <summary>All records, in order of arrival.</summary>
    internal IEnumerable<PlannedRecord> Records()
    {
        PlanOfflineVisits();
        var offline = _schedule.Planned;
        for (var minute = 0; minute < _period.Minutes; minute++)
        {
            PlanMinute(minute, offline);
            foreach (var record in _schedule.TakeUntil(minute))
                yield return record;
        }
        foreach (var record in _schedule.TakeRest())
            yield return record;
    }

    // Visits of the days before, whose events wait on the device until it is online within the period.
    private void PlanOfflineVisits()
    {
        var records = (long)(_options.TotalEvents * _options.LateRate / 2);
        const int Minutes = OfflineDays * 24 * 60;
        for (var minute = 0; minute < Minutes; minute++)
        {
            var start = _period.Start - (Minutes - minute) * Period.Minute;
            while (_schedule.Planned < records * (minute + 1) / Minutes && !_schedule.Full)
                PlanOfflineVisit(start + _random.Between(0, Period.Minute - 1));
        }
    }

    private void PlanOfflineVisit(long start)
    {
        var online = _random.Between(_period.Start, Math.Min(_period.End, start + OfflineDays * Period.Day + 18 * Period.Hour) - 1);
        var device = _population.PickDevice(start, _random, out var shopper);
        _planner.Play(new Visit(device, Visitor.Shopper) { Shopper = shopper, OnlineFrom = online }, start);
    }

    private void PlanMinute(int minute, long offline)
    {
        var start = _period.StartOf(minute);
        if (start == _period.Start + CrawlBeginsAfter)
            Crawl(start);
        _refunds.PlanUntil(start + Period.Minute);
        var target = offline + _curve.Target(_options.TotalEvents - _options.TotalCrawlerEvents - offline, minute);
        while (!_schedule.Full && _schedule.Planned - _crawled < target)
            PlanVisit(start + _random.Between(0, Period.Minute - 1));
    }

    private void Crawl(long start)
    {
        var before = _schedule.Planned;
        if (_options.TotalCrawlerEvents > 0)
            _planner.Crawl(new Visit(_population.NewPlainDevice(_random), Visitor.Crawler), start, _options.TotalCrawlerEvents);
        _crawled = _schedule.Planned - before;
    }

    private void PlanVisit(long start)
    {
        var draw = _random.NextDouble();
        if (draw < _options.BotRate)
            _planner.Play(new Visit(_population.NewRobot(_random), Visitor.Robot), start);
        else if (draw < _options.BotRate + _options.InternalRate)
            _planner.Play(new Visit(_population.NewStaffDevice(_random), Visitor.Staff), start);
        else
            PlanShopperVisit(start);
    }

    private void PlanShopperVisit(long start)
    {
        var device = _population.PickDevice(start, _random, out var shopper);
        _planner.Play(new Visit(device, Visitor.Shopper) { Shopper = shopper }, start);
    }
}
