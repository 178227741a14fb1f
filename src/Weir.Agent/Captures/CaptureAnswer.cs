using Weir.Jobs;

namespace Weir.Agent;

/// <summary>A submission that does not become a job, because it is captured.</summary>
/// <param name="Id">What it is known by; of a question, what is proposed.</param>
/// <param name="Source">What it is captured from.</param>
/// <param name="IsQuestion">Whether it is not captured yet: its submitter is to say what is wanted.</param>
public sealed record CaptureAnswer(ObjectName Id, string Source, bool IsQuestion);
