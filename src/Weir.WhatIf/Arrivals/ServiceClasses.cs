using Weir.Jobs;

namespace Weir.WhatIf.Arrivals;

/// <summary>
/// The service groups that jobs of a log ask for: <c>URGENT</c> for a fifth of them, drawn by seed and job number, else
/// <c>NORMAL</c>; and a type by the time that their submitters requested, or by the run time where nobody said any.
/// </summary>
internal sealed class ServiceClasses(int seed)
{
    private const double Urgent = 0.2;

    private static readonly (decimal UpTo, string Type)[] Types =
    [
        (600, "SHORT"),
        (3600, "MEDIUM"),
        (14_400, "LONG"),
        (decimal.MaxValue, "HUGE"),
    ];

    public ObjectName Create(long number, decimal requested)
    {
        var control = new SeededRandom(seed, number).Next() < Urgent ? "URGENT" : "NORMAL";
        return ObjectName.Parse($"{control}.{Array.Find(Types, type => requested <= type.UpTo).Type}");
    }
}
