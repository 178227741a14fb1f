namespace Weir.ThruPut;

/// <summary>What one resource manager says about a job.</summary>
/// <param name="Manager"><c>rm</c>: SLM, Info, JLS, or one of Weir's own.</param>
/// <param name="Holding">Whether it holds the job.</param>
/// <param name="Lines">Ready for people; blanks at their beginning count.</param>
public sealed record SgdSection(string Manager, bool Holding, IReadOnlyList<string> Lines);
