namespace Weir.Protocol.AgentLink;

/// <summary>
/// A part of what a journal says: <c>POST /v1/agents/MACHINE/journal</c>. Each is sent once the server has stored all facts up to
/// <paramref name="LastSequence"/>, or does not take them.
/// </summary>
/// <param name="Id">The inquiry that it answers.</param>
/// <param name="LastSequence">The last fact in the journal when the lines were read.</param>
/// <param name="Lines">Jobs, at most <see cref="MostLines"/>.</param>
/// <param name="IsLast">Whether the journal has no more jobs of those asked for.</param>
public sealed record JournalReport(long Id, long LastSequence, IReadOnlyList<JournalLine> Lines, bool IsLast)
{
    /// <summary>Jobs in one report.</summary>
    public const int MostLines = 500;

    /// <summary>Findings in one report.</summary>
    public const int MostFindings = 100;

    /// <summary>Jobs that were asked about again and that the journal does not have.</summary>
    public IReadOnlyList<int>? Unknown { get; set; }

    /// <summary>What is wrong with the journal by itself.</summary>
    public IReadOnlyList<JournalFinding>? Findings { get; set; }

    /// <summary>How many facts were looked at.</summary>
    public long Facts { get; set; }

    /// <summary>Jobs that ended before this time may be forgotten, UTC; <see langword="null"/>: none is.</summary>
    public DateTimeOffset? ForgottenBefore { get; set; }
}
