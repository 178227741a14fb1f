namespace Weir.ThruPut.Reading;

/// <summary>What the bodies of the four requests about queues can hold.</summary>
internal sealed class QueueBody
{
    public (List<string> First, List<string> Second) Included { get; } = ([], []);

    public (List<string> First, List<string> Second) Excluded { get; } = ([], []);

    public bool? Auto { get; set; }

    public JobSelection Jobs { get; set; } = JobSelection.All;
}
