using Weir.Capacity.Measuring;

namespace Weir.Server.Measuring;

/// <summary>The samples of a machine in five minutes, added up, as they are stored: also of five minutes that are not over.</summary>
internal sealed record StoredUse
{
    public double UseSum { get; set; }

    public double BatchSum { get; set; }

    public double CappedSum { get; set; }

    public int Slots { get; set; }

    public bool ClockOff { get; set; }

    public static StoredUse From(UsageInterval interval) =>
        new()
        {
            UseSum = interval.UseSum,
            BatchSum = interval.BatchSum,
            CappedSum = interval.CappedSum,
            Slots = interval.Slots,
            ClockOff = interval.ClockOff,
        };

    public UsageInterval ToInterval(DateTimeOffset start) =>
        new(start)
        {
            UseSum = UseSum,
            BatchSum = BatchSum,
            CappedSum = CappedSum,
            Slots = Slots,
            ClockOff = ClockOff,
        };
}
