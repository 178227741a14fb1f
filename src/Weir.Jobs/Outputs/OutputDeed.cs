namespace Weir.Jobs.Outputs;

/// <summary>One thing that is done with, or because of, a job's output.</summary>
/// <param name="Kind">What: one of the words.</param>
/// <param name="Rule">Which rule of the definition wants it, from 0; <see langword="null"/>: the care for its output does.</param>
/// <param name="Line">The line that matched.</param>
public sealed record OutputDeed(string Kind, int? Rule = null, string? Line = null)
{
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
