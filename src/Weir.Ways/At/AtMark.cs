using Weir.Jobs;

namespace Weir.Ways.At;

/// <summary>The marked line in a script of at's spool.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">Its length with its end.</param>
/// <param name="Number">The job's tracking number, where it got one as it entered the spool.</param>
internal sealed record AtMark(int Start, int Length, TrackingNumber? Number);
