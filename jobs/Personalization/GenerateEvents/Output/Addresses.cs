using System.Globalization;
using SparkPersonalization.Personalization.GenerateEvents.Visits;

namespace SparkPersonalization.Personalization.GenerateEvents.Output;

internal static class Addresses
{
    /// <summary>The address of a device; those of version 6 lie in the network kept for documentation (RFC 3849).</summary>
    internal static string Of(Device device) => device.Address == 0 ? Version6(device.Number) : Version4(device.Address);

    private static string Version4(uint address) => string.Create(
        CultureInfo.InvariantCulture, $"{address >> 24}.{(address >> 16) & 255}.{(address >> 8) & 255}.{address & 255}");

    private static string Version6(long number) => string.Create(
        CultureInfo.InvariantCulture, $"2001:db8::{(number >> 32) + 1:x}:{(number >> 16) & 0xFFFF:x}:{number & 0xFFFF:x}");
}
