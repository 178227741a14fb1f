using System.Diagnostics.CodeAnalysis;
using Weir.Day.Inputs;
using Weir.Jobs;

namespace Weir.Day;

/// <summary>The active day in memory.</summary>
public sealed class DayState
{
    /// <summary>Rebuilds the day from what is stored.</summary>
    public static DayState Restore(DaySnapshot snapshot) => throw new NotSupportedException(snapshot.Epoch.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>The job that the input is about and that the day does not have in memory: look it up in the store and hand it over with the input.</summary>
    public TrackingNumber? NeedsStored(Input input) => throw new NotSupportedException();

    /// <summary>An active job.</summary>
    public bool TryFind(TrackingNumber number, [NotNullWhen(true)] out Job? job) => throw new NotSupportedException();

    /// <summary>All that hold a job now.</summary>
    public IReadOnlyList<Holder> HoldersOf(Job job, DateTimeOffset now) => throw new NotSupportedException();
}
