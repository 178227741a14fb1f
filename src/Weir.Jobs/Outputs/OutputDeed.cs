namespace Weir.Jobs.Outputs;

/// <summary>One thing that is done with, or because of, a job's output.</summary>
/// <param name="Kind">What: one of the words.</param>
/// <param name="Rule">Which rule of the definition wants it, from 0; <see langword="null"/>: the care for its output does.</param>
/// <param name="Line">The line that matched.</param>
public sealed record OutputDeed(string Kind, int? Rule = null, string? Line = null)
{
    /// <summary>How often it was tried in vain.</summary>
    public int Tries { get; set; }

    /// <summary>When it is tried again; <see langword="null"/>: at once.</summary>
    public DateTimeOffset? NotBefore { get; set; }

    public const string Reply = "reply",
        Run = "run",
        Copy = "copy",
        Mail = "mail",
        Print = "print",
        Compress = "compress",
        Remove = "remove";

    /// <summary>Whether it may be done again when nobody knows whether it was done: its result is the same.</summary>
    public bool IsRepeatable() => Kind is Copy or Compress or Remove;
}
