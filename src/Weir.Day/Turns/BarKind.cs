namespace Weir.Day.Turns;

/// <summary>What can stop a whole lane.</summary>
internal enum BarKind
{
    Schedule,
    Machine,
    JobQueue,
    Limit,
}
