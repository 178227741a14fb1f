using System.Globalization;

namespace Weir.ServiceLevels.History;

/// <summary>When a job will probably be selected, and what that rests on.</summary>
/// <param name="Minutes">Minutes from now; <see langword="null"/> where nobody can say.</param>
/// <param name="Delayed">Whether nobody can say because the job is delayed.</param>
/// <param name="Ahead">Jobs that would be selected before it, of those that compete with it for a machine and are not delayed.</param>
/// <param name="PerHour">Selections an hour measured there; <see langword="null"/> where too few were seen.</param>
public readonly record struct Estimate(int? Minutes, bool Delayed, int Ahead, double? PerHour)
{
    /// <summary>The code of a job whose estimate nobody can make.</summary>
    public const int IndeterminateCode = 99998;

    /// <summary>The code of a job that is delayed.</summary>
    public const int DelayedCode = 99999;

    /// <summary>A number to sort by: minutes, 99998, 99999.</summary>
    public int Code => Delayed ? DelayedCode : Minutes is { } minutes ? Math.Min(minutes, IndeterminateCode - 1) : IndeterminateCode;

    /// <summary><c>10 min</c>, <c>Indeterminate</c> or <c>Indeterminate - Delayed</c>.</summary>
    public string Text => Delayed ? "Indeterminate - Delayed" : Minutes is { } minutes ? string.Create(CultureInfo.InvariantCulture, $"{minutes} min") : "Indeterminate";
}
