using System.Globalization;

namespace Weir.Schedules.Crontabs;

/// <summary>One element of a field's list: from a number to another, every so many.</summary>
/// <param name="First">The first number.</param>
/// <param name="Last">The last number; before the first where the range is turned round, which cron takes and never meets.</param>
/// <param name="Step">The distance, from 1.</param>
/// <param name="IsStar">Whether it was written as <c>*</c>.</param>
internal readonly record struct CrontabElement(int First, int Last, int Step, bool IsStar)
{
    public bool IsReversed => First > Last;

    public bool Has(int number) => number >= First && number <= Last && (number - First) % Step == 0;

    /// <summary>As both cron and frequencies write it.</summary>
    public override string ToString() =>
        IsStar ? (Step == 1 ? "*" : string.Create(CultureInfo.InvariantCulture, $"*/{Step}"))
        : Step > Last - First ? string.Create(CultureInfo.InvariantCulture, $"{First}")
        : Step == 1 ? string.Create(CultureInfo.InvariantCulture, $"{First}-{Last}")
        : string.Create(CultureInfo.InvariantCulture, $"{First}-{Last}/{Step}");
}
