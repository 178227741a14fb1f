namespace Weir.Execution;

/// <summary>What is true of the process that does or will stand over a job.</summary>
/// <param name="Id">Its id.</param>
/// <param name="IsSure">Whether this agent started or met it; else only a file names it.</param>
/// <param name="HasEnded">Whether it has ended.</param>
/// <param name="IsWatched">Whether its end will be told.</param>
public sealed record SupervisorSnapshot(int Id, bool IsSure, bool HasEnded, bool IsWatched);
