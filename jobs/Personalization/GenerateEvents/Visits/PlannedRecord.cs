namespace SparkPersonalization.Personalization.GenerateEvents.Visits;

/// <summary>One line to write.</summary>
/// <param name="Event">What it tells.</param>
/// <param name="ReceivedAt">When it arrives.</param>
/// <param name="Sequence">Orders records that arrive together.</param>
/// <param name="Resent">How much after the first sending it was sent; 0 for the first.</param>
/// <param name="Damage">What is wrong with it.</param>
/// <param name="Conflicting">Whether it is a copy with another price.</param>
internal readonly record struct PlannedRecord(
    ShopEvent Event, long ReceivedAt, long Sequence, long Resent, Damage Damage, bool Conflicting) : IComparable<PlannedRecord>
{
    public int CompareTo(PlannedRecord other)
    {
        var byTime = ReceivedAt.CompareTo(other.ReceivedAt);
        return byTime != 0 ? byTime : Sequence.CompareTo(other.Sequence);
    }
}
