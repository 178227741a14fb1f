using Weir.Jobs;

namespace Weir.Day.Constraints;

/// <summary>What holds a job, and by which cause.</summary>
/// <param name="Cause">The cause; <see langword="null"/> where another version kept a hold that this one does not know.</param>
/// <param name="Need">Which of the job's needs of its kind.</param>
/// <param name="Holder">What is told.</param>
internal readonly record struct Reason(Constraint? Cause, int Need, Holder Holder);
