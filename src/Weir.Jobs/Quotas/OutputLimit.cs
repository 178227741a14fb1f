namespace Weir.Jobs;

/// <summary>How much a job may write to each of its two files of output, and what becomes of one that writes more.</summary>
/// <param name="Most">Bytes.</param>
/// <param name="Ends">Whether it is ended; else it goes on, and what is beyond is not kept.</param>
public sealed record OutputLimit(long Most, bool Ends)
{
    /// <summary>What becomes of a job that writes more, in words.</summary>
    public const string Ways = "cut, end";

    /// <summary>The word for it.</summary>
    public string Way => Ends ? "end" : "cut";

    /// <summary>What stands at the end of a file that was cut, in ASCII; it is not counted in <see cref="Most"/>.</summary>
    public string Note => $"\nweir: cut at {ByteSize.Said(Most)}; what the job wrote beyond is not kept\n";
}
