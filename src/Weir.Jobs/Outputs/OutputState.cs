namespace Weir.Jobs.Outputs;

/// <summary>How far a machine is with a job's output.</summary>
public sealed record OutputState
{
    /// <summary>Nothing is done yet.</summary>
    public static OutputState None { get; } = new();

    /// <summary>Bytes of its standard output before which every match was acted on.</summary>
    public long Out { get; init; }

    /// <summary>The same of its standard error.</summary>
    public long Err { get; init; }

    /// <summary>How often each rule has acted.</summary>
    public IReadOnlyList<int> Acted { get; set; } = [];

    /// <summary>
    /// How the job counts by what it wrote, one of <see cref="OutputResults"/>; <see langword="null"/>: as its exit status says.
    /// </summary>
    public string? Result { get; init; }

    /// <summary>What is still to be done, in order.</summary>
    public IReadOnlyList<OutputDeed> ToDo { get; set; } = [];

    /// <summary>Whether the first of <see cref="ToDo"/> was begun.</summary>
    public bool Begun { get; init; }

    /// <summary>Whether it is of a journal that was restored: nobody knows what of <see cref="ToDo"/> was done since.</summary>
    public bool Restored { get; init; }
}
