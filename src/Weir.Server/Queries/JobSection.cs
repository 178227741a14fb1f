namespace Weir.Server.Queries;

/// <summary>What one manager says about a job that waits.</summary>
/// <param name="Manager">SLM, Info, JLS, or one of Weir's own.</param>
/// <param name="Holding">Whether it holds the job.</param>
/// <param name="Lines">Ready to be shown; they may begin with blanks.</param>
internal sealed record JobSection(string Manager, bool Holding, IReadOnlyList<string> Lines);
