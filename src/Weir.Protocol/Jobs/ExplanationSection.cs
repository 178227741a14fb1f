namespace Weir.Protocol.Jobs;

/// <summary>What one manager says about a job.</summary>
/// <param name="Manager">SLM, Info, JLS, then Weir's own: USER, OPERATOR, SCHED, MACH.</param>
/// <param name="Holding">Whether it holds the job now.</param>
/// <param name="Lines">Ready to be shown; they may begin with blanks.</param>
public sealed record ExplanationSection(string Manager, bool Holding, IReadOnlyList<string> Lines);
