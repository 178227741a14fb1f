using Weir.Protocol.ServiceLevels;

namespace Weir.Console;

/// <summary>All jobs of a queue in one bucket.</summary>
/// <param name="Ix">The bucket, 0 to 12.</param>
/// <param name="Position">Its short form.</param>
/// <param name="Free">Jobs that only wait for their turn and for capacity.</param>
/// <param name="Delayed">Jobs that something else holds.</param>
public sealed record QueueBar(int Ix, string Position, int Free, int Delayed)
{
    /// <summary>All of them.</summary>
    public int All => Free + Delayed;

    /// <summary>Grey before target, then green, blue, and red where the last goal is missed.</summary>
    public string Severity =>
        Ix switch
        {
            < 4 => "early",
            < 8 => "target",
            < 12 => "acceptable",
            _ => "late",
        };

    /// <summary>The bars of a queue.</summary>
    public static IReadOnlyList<QueueBar> From(QueueView queue)
    {
        ArgumentNullException.ThrowIfNull(queue);
        return
        [
            .. queue
                .Groups.SelectMany(group => group.Sections)
                .GroupBy(section => section.Ix)
                .OrderBy(same => same.Key)
                .Select(same => new QueueBar(
                    same.Key,
                    same.First().Position,
                    same.Sum(section => section.Nn + section.Ne),
                    same.Sum(section => section.Dn + section.De)
                )),
        ];
    }
}
